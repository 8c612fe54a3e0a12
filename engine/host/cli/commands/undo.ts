import { z } from 'zod';
import { RecordKey, Side } from '../../../model/ids.ts';
import type { Plan } from '../../../model/plan.ts';
import type { Run } from '../../../model/run.ts';
import { previewUndo, type Undone, type UndoOptions, type UndoTarget, undoRun } from '../../../run/undo.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { linesOfChange } from '../change-lines.ts';
import { confirmed } from '../confirm.ts';
import type { Context } from '../context.ts';
import { exitCodes, exitOfRun } from '../exit-codes.ts';
import { Failure, usage } from '../failure.ts';
import { runOf } from '../find-run.ts';
import { namesIn } from '../planned.ts';
import { previewTeller } from '../preview-words.ts';
import { watch } from '../progress.ts';
import { resultOf, tellRun } from '../run-words.ts';
import { savedPlan } from '../saved-plan.ts';
import { placeFor } from '../source.ts';
import { table } from '../table.ts';
import { withWorld } from '../with-world.ts';
import { counted } from '../words.ts';

const Options = z.object({
  preview: z.boolean().default(false),
  both: z.boolean().default(false),
  only: z.array(z.string()).optional(),
  field: z.array(z.string()).optional(),
});

const form = 'For example: tandem undo RUN --only right:1003 --field phone.';

/** @throws Failure when a record is not named as `left:KEY` or `right:KEY`, or a field without a record */
function undoOptionsOf({ both, only, field }: z.infer<typeof Options>): UndoOptions {
  if (only === undefined) {
    if (field === undefined) return { both };
    throw usage('no-record', '"--field" names fields of the records of "--only".', form);
  }
  const targets = only.flatMap((one): UndoTarget[] => {
    const [, sideWord, keyWord] = /^(left|right):(.+)$/su.exec(one) ?? [];
    const side = Side.safeParse(sideWord);
    if (!side.success || keyWord === undefined)
      throw usage('record', `"${one}" is not a record: it must be left:KEY or right:KEY.`, form);
    const key = RecordKey.parse(keyWord);
    return (field ?? [null]).map((name) => ({ side: side.data, key, field: name }));
  });
  return { both, only: targets };
}

const reasons: Record<Undone['skipped'][number]['reason'], string> = {
  'edited-since': 'edited since',
  'gone-since': 'removed since',
  'there-again': 'there again',
  'linked-since': 'linked with another record since',
  'unknown-outcome': 'nobody knows whether it was written',
  'values-removed': 'its values were removed by retention',
};

function tellSkipped(context: Context, skipped: Undone['skipped']): void {
  const { screen } = context;
  for (const { since: _, ...one } of skipped) screen.item({ skipped: one });
  if (skipped.length === 0) return;
  screen.line(`\n${counted(skipped.length, 'record')} left alone:`);
  table(
    screen,
    ['Sync', 'Side', 'Record', 'Why', 'Fields'],
    skipped.map((one) => [one.sync, one.side, one.key, reasons[one.reason], one.fields.join(', ')]),
  );
}

/** An undo that is asked for. */
interface Undoing {
  readonly run: Run;
  readonly plan: Plan;
  readonly place: Workspace;
  readonly undo: UndoOptions;
}

async function preview(context: Context, { run, plan, place, undo }: Undoing): Promise<number> {
  const { screen } = context;
  const names = namesIn(place);
  const teller = previewTeller(screen, plan, names);
  const counts: Record<string, { left: number; right: number }> = {};
  const undone = await withWorld(context, { place, plan }, (world) =>
    previewUndo(run.id, plan, world, {
      ...undo,
      each: (change) => {
        teller.take(change);
        for (const line of linesOfChange(change)) {
          screen.item({ change: line });
          const before = counts[line.sync] ?? { left: 0, right: 0 };
          counts[line.sync] = { ...before, [line.side]: before[line.side] + 1 };
        }
      },
    }),
  );
  teller.tellKinds();
  tellSkipped(context, undone.skipped);
  screen.line(`\nNothing was written. To undo: tandem undo ${run.id}`);
  screen.item({ undo: run.id, syncs: counts, skipped: undone.skipped.length });
  return undone.run.state === 'failed' ? failed(undone.run) : exitCodes.done;
}

function failed(run: Run): number {
  if (run.problem !== null) throw new Failure(run.problem);
  return exitOfRun(run.state);
}

/** `tandem undo RUN`: takes back what a run wrote; what people edited since is left alone and listed. */
export async function undoCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const options = Options.parse(given);
  const undo = undoOptionsOf(options);
  const place = placeFor(context);
  const { run, plan } = await withWorld(context, { place, plan: null }, async ({ store }) => {
    const found = await runOf(store, words[0] ?? '');
    return { run: found, plan: await savedPlan(store, found.planHash) };
  });
  if (plan === null)
    throw new Failure({
      code: 'plan/lost',
      message: `The plan of run ${run.id} is not in the state of this workspace.`,
      fix: 'It can only be undone by hand; "tandem history --run" lists what it wrote.',
    });
  if (options.preview) return preview(context, { run, plan, place, undo });
  if (!(await confirmed(context, `Take back what run ${run.id} wrote?`))) return exitCodes.cancelled;
  const names = namesIn(place);
  const undone = await withWorld(context, { place, plan, log: watch(plan, context.screen, names) }, (world) =>
    undoRun(run.id, plan, world, undo),
  );
  context.screen.progress.clear();
  if (!context.screen.json) {
    const code = tellRun(context, undone.run, plan, names);
    tellSkipped(context, undone.skipped);
    return code;
  }
  tellSkipped(context, undone.skipped);
  context.screen.item({ ...resultOf(undone.run), skipped: undone.skipped.length });
  return exitOfRun(undone.run.state);
}
