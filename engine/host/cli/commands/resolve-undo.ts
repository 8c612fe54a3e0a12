import type { JournalEntry } from '../../../model/change.ts';
import type { FlowId } from '../../../model/ids.ts';
import type { Plan } from '../../../model/plan.ts';
import { previewTakeBack } from '../../../run/inbox/preview-take-back.ts';
import { decisionsOf, needsWriting, takeBack } from '../../../run/inbox/take-back.ts';
import type { Taken, TakenBack } from '../../../run/inbox/taken.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { lineOfEntry } from '../change-lines.ts';
import { confirmed } from '../confirm.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { Failure, usage } from '../failure.ts';
import { placeFor } from '../source.ts';
import { plansIn, together } from '../taken-plans.ts';
import { toldEntries } from '../told-entries.ts';
import { withWorld } from '../with-world.ts';
import { counted, shown } from '../words.ts';

/** What was left alone that a person is shown; the others are counted. */
const shownMax = 20;

interface Found {
  readonly taken: readonly Taken[];
  readonly plan: Plan | null;
  /** Whether something was written that is to be written back. */
  readonly writes: boolean;
}

/** @throws Failure when the id means no answer, or its plan is gone */
async function findTaken(context: Context, place: Workspace, id: string): Promise<Found> {
  const found = await withWorld(context, { place, plan: null }, async ({ store }) => {
    const taken = await decisionsOf(store, id);
    const flows = new Set<FlowId>();
    for (const one of taken) if (await needsWriting(store, one)) flows.add(one.scope.flow);
    return { taken, plan: await together(plansIn(store), flows), writes: flows.size > 0 };
  });
  if (found.taken.length === 0)
    throw usage(
      'no-answer',
      `There is no answer of "${id}" to take back.`,
      'Name a conflict, or the batch that "tandem conflicts CONFLICT" shows.',
    );
  if (found.writes && found.plan === null)
    throw new Failure({
      code: 'plan/lost',
      message: `The answers of "${id}" were written, and the plan of their flow is not in the state any more.`,
      fix: 'Run the flow once, then take them back.',
    });
  return found;
}

function tellLeft({ screen }: Context, left: TakenBack['left']): void {
  for (const [index, one] of left.entries()) {
    screen.item({ leftAlone: { conflict: one.id, message: one.problem.message } });
    if (index < shownMax) screen.line(`  ${one.problem.message}`);
  }
}

async function foretell(context: Context, place: Workspace, id: string, { taken, plan }: Found): Promise<number> {
  const { screen } = context;
  const { back, entries } = await withWorld(context, { place, plan }, async (world) => {
    const told = await previewTakeBack(world, ({ store }) => plansIn(store), taken);
    async function* effects() {
      yield* told.writes;
    }
    const own: JournalEntry[] = [];
    for await (const entry of toldEntries(world.store, plan, effects())) own.push(entry);
    return { back: told.back, entries: own };
  });
  for (const [index, entry] of entries.entries()) {
    const line = lineOfEntry(entry);
    screen.item({ change: line });
    if (index >= shownMax) continue;
    const fields = Object.entries(line.fields).map(
      ([name, one]) => `${name} ${shown(one.before)} → ${shown(one.after)}`,
    );
    screen.line(`  ${screen.paint(entry.side, `${entry.side} ${entry.key}`)} ${entry.op}: ${fields.join(', ')}`);
  }
  if (entries.length > shownMax) screen.line(`  and ${entries.length - shownMax} more: add --json to see all`);
  tellLeft(context, back.left);
  const [reopened, restored, left] = [back.reopened.length, back.restored.length, back.left.length];
  screen.line(
    `Nothing was written. It would write ${counted(entries.length, 'record')}, open ${counted(reopened, 'question')} again${left === 0 ? '' : ` and leave ${counted(left, 'answer')} as it is`}.`,
  );
  screen.item({ undo: id, writes: entries.length, reopened, restored, left });
  return left > 0 ? exitCodes.partial : exitCodes.done;
}

/** `tandem resolve --undo CONFLICT|BATCH`: takes answers back; what was written is written back. With `--dry-run`, only tells. */
export async function resolveUndo(
  context: Context,
  id: string,
  { why, dryRun }: { readonly why: string | null; readonly dryRun: boolean },
): Promise<number> {
  const { screen } = context;
  const place = placeFor(context);
  const found = await findTaken(context, place, id);
  if (dryRun) return foretell(context, place, id, found);
  const question = `Take back ${counted(found.taken.length, 'answer')}${found.writes ? ' and what was written' : ''}?`;
  if (!(await confirmed(context, question))) return exitCodes.cancelled;
  const done = await withWorld(context, { place, plan: found.plan }, (world) =>
    takeBack(world, plansIn(world.store), found.taken, why),
  );
  tellLeft(context, done.left);
  const [reopened, restored, left] = [done.reopened.length, done.restored.length, done.left.length];
  if (reopened > 0) screen.line(`${counted(reopened, 'question')} open again.`);
  if (restored > 0) screen.line(`${counted(restored, 'record')} as before.`);
  if (left > 0) screen.line(`${counted(left, 'answer')} left as it is.`);
  screen.item({ undone: id, reopened, restored, left, runs: done.runs.map((run) => run.id) });
  return left > 0 ? exitCodes.partial : exitCodes.done;
}
