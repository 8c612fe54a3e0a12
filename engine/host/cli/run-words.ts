import type { Plan, SyncPlan } from '../../model/plan.ts';
import type { PulledBrake, Run, SideCounts, SyncCounts } from '../../model/run.ts';
import type { Context } from './context.ts';
import { exitOfRun } from './exit-codes.ts';
import { counted, listed } from './words.ts';

/** How people call the two sides of a sync: the labels of their connections. */
export type SideNames = (sync: SyncPlan) => { readonly left: string; readonly right: string };

/** The result object of a run; docs/json.md has its meaning. */
export function resultOf(run: Run): object {
  return {
    run: run.id,
    state: run.state,
    syncs: run.syncs,
    ...(run.changesHash === null ? {} : { changes: run.changesHash }),
    ...(run.brakes.length === 0 ? {} : { brakes: run.brakes }),
    ...(run.problem === null ? {} : { problem: run.problem }),
    ...(run.of === null ? {} : { of: run.of }),
    ...(run.chosen === undefined ? {} : { chosen: run.chosen }),
  };
}

function sideWords(counts: SideCounts, name: string): string | null {
  const parts = (['created', 'updated', 'removed'] as const).flatMap((what) =>
    counts[what] === 0 ? [] : [`${counted(counts[what], 'record')} ${what}`],
  );
  return parts.length === 0 ? null : `${listed(parts)} in ${name}`;
}

/** What a sync's run did, in a sentence: "Contacts: 212 records updated in ERP; 14 records created in CRM." */
export function syncWords(label: string, counts: SyncCounts, names: ReturnType<SideNames>): string {
  const wrote = (['left', 'right'] as const).flatMap((side) => sideWords(counts[side], names[side]) ?? []);
  const done = wrote.length === 0 ? 'nothing had to be written' : wrote.join('; ');
  return `${label}: ${done}; ${counted(counts.linked, 'pair')} linked.`;
}

const stateWords: Record<Run['state'], string> = {
  running: 'The run is still going on.',
  done: 'Done.',
  partial: 'Done in part: some records could not be written.',
  held: 'Held by a brake: nothing was written where it was pulled.',
  failed: 'The run failed.',
  cancelled: 'The run was cancelled.',
  paused: 'The run is paused; it goes on where it stopped.',
};

/** How the end of a run is coloured. */
export const stateTone = {
  running: 'amber',
  done: 'good',
  partial: 'amber',
  held: 'amber',
  failed: 'bad',
  cancelled: 'amber',
  paused: 'amber',
} as const;

function tellBrakes(context: Context, run: Run): void {
  const { screen } = context;
  const label = (brake: PulledBrake) => `${brake.sync}, ${brake.brake}`;
  for (const brake of run.brakes.filter((one) => !one.holds)) screen.line(`  Note (${label(brake)}): ${brake.message}`);
  const holding = run.brakes.filter((one) => one.holds);
  for (const brake of holding) {
    screen.line(`  ${screen.paint('amber', `Brake (${label(brake)})`)}: ${brake.message}`);
    screen.line(`    ${brake.fix}`);
  }
  if (run.state !== 'held' || run.changesHash === null) return;
  screen.line('  To see what would be written:');
  screen.line(`    tandem preview ${run.flow}`);
  screen.line('  To let exactly these changes through once:');
  screen.line(`    tandem release ${run.id} --changes ${run.changesHash}`);
}

/** Tells a person what came of a run, and the next thing to do. */
function tellPerson(context: Context, run: Run, plan: Plan, names: SideNames): void {
  const { screen } = context;
  screen.line(`${screen.paint(stateTone[run.state], stateWords[run.state])} ${screen.paint('dim', `run ${run.id}`)}`);
  for (const sync of plan.syncs) {
    const counts = run.syncs[sync.id];
    if (counts !== undefined && run.state !== 'held') screen.line(`  ${syncWords(sync.label, counts, names(sync))}`);
  }
  const all = Object.values(run.syncs);
  const open = all.reduce((sum, one) => sum + one.conflicts, 0);
  const failed = all.reduce((sum, one) => sum + one.failed, 0);
  if (open > 0)
    screen.line(
      `  ${screen.paint('amber', `${counted(open, 'question')} ${open === 1 ? 'waits' : 'wait'} for you`)}: tandem conflicts ${run.flow}`,
    );
  if (failed > 0)
    screen.line(
      `  ${screen.paint('bad', `${counted(failed, 'record')} could not be written`)}: tandem dead ${run.flow}`,
    );
  tellBrakes(context, run);
  if (run.state !== 'paused') return;
  screen.line('  To let it go on:');
  screen.line(`    tandem resume ${run.flow} && tandem run ${run.flow}`);
}

/**
 * Says how a run ended, to whoever asked.
 * @returns the exit code of the run
 */
export function tellRun(context: Context, run: Run, plan: Plan, names: SideNames): number {
  if (run.problem !== null) context.screen.problem(run.problem);
  tellPerson(context, run, plan, names);
  context.screen.item(resultOf(run));
  return exitOfRun(run.state);
}
