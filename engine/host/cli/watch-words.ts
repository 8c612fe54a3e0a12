import { scheduleWords } from '../../core/compile/schedule-words.ts';
import type { FlowId } from '../../model/ids.ts';
import type { Plan } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import type { Run } from '../../model/run.ts';
import type { Context } from './context.ts';
import { resultOf, type SideNames, stateTone, syncWords } from './run-words.ts';
import { counted, moment } from './words.ts';

const stateWords: Record<Run['state'], string> = {
  running: 'still running',
  done: 'done',
  partial: 'done in part',
  held: 'held by a brake',
  failed: 'failed',
  cancelled: 'cancelled',
  paused: 'paused',
};

/** What a run did and what waits for a person, in one line. */
function runWords(run: Run, plan: Plan, names: SideNames): string {
  const held = new Set(run.brakes.filter((one) => one.holds).map((one) => one.sync));
  const done = plan.syncs.flatMap((sync) => {
    const counts = run.syncs[sync.id];
    return counts === undefined || held.has(sync.id) ? [] : [syncWords(sync.label, counts, names(sync))];
  });
  const all = Object.values(run.syncs);
  const open = all.reduce((sum, one) => sum + one.conflicts, 0);
  const failed = all.reduce((sum, one) => sum + one.failed, 0);
  const waiting = [
    ...(open === 0 ? [] : [`${counted(open, 'question')}: tandem conflicts ${run.flow}`]),
    ...(failed === 0 ? [] : [`${counted(failed, 'record')} not written: tandem dead ${run.flow}`]),
    ...(held.size === 0 ? [] : [`to let it through: tandem release ${run.id} --changes ${run.changesHash ?? ''}`]),
  ];
  return [...done, ...waiting].join(' ');
}

/** Tells of a run that was made by itself: one line; what brakes and problems say goes to standard error. */
export function tellTurn(context: Context, run: Run, plan: Plan, names: SideNames): void {
  const { screen } = context;
  if (run.problem !== null) screen.problem(run.problem);
  for (const { sync: _, brake: __, holds, ...problem } of run.brakes) if (holds) screen.problem(problem, 'amber');
  const state = screen.paint(stateTone[run.state], stateWords[run.state]);
  const words = runWords(run, plan, names);
  screen.line(`${moment(run.startedAt)}  ${run.flow}: ${state}.${words === '' ? '' : ` ${words}`}`);
  const { flow, kind, startedAt, endedAt } = run;
  screen.item({ run: { ...resultOf(run), flow, kind, startedAt, endedAt } });
}

/** Tells why a flow could not be run or read, where there is no run that says it. */
export function tellTrouble(context: Context, flow: FlowId, problem: Problem): void {
  context.screen.problem({ ...problem, message: `${flow}: ${problem.message}` });
  const { screen } = context;
  const { code, message, fix } = screen.told(problem);
  screen.item({ problem: { flow, code, message, fix } });
}

/** Tells what is watched, and when it runs. */
export function tellWatching(context: Context, plans: readonly Plan[]): void {
  const { screen } = context;
  for (const plan of plans) {
    for (const sync of plan.syncs) {
      const words = scheduleWords(sync.schedule);
      screen.line(`${plan.flow}, ${sync.id}: ${words}`);
    }
  }
  screen.line('Watching; Ctrl-C ends it.');
  screen.item({ watching: plans.map((plan) => plan.flow) });
}

export function tellPaused(context: Context, flow: FlowId): void {
  context.screen.line(`${flow} is paused; it runs again after: tandem resume ${flow}`);
  context.screen.item({ paused: flow });
}
