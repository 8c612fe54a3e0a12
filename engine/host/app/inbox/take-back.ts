import { Fault } from '../../../model/fault.ts';
import { ConflictId, type FlowId } from '../../../model/ids.ts';
import type { Plan } from '../../../model/plan.ts';
import type { InboxWrite, TakenBackInbox } from '../../../protocol/calls/inbox.ts';
import { previewTakeBack, type TakeBackPreview } from '../../../run/inbox/preview-take-back.ts';
import { decisionsOf, needsWriting, takeBack } from '../../../run/inbox/take-back.ts';
import type { Taken, TakenBack } from '../../../run/inbox/taken.ts';
import { plansIn, together } from '../../cli/taken-plans.ts';
import { toldEntries } from '../../cli/told-entries.ts';
import type { Who } from '../part.ts';
import { cellText, fieldLabel } from '../review/record-words.ts';
import type { InboxDesk } from './desk.ts';
import { toldRefused } from './said.ts';

const writesMax = 200;

const nothing = (id: string): Fault =>
  new Fault('setting', {
    code: 'conflict/no-answer',
    message: `There is no answer of "${id}" to take back.`,
    fix: 'It was taken back already, or replaced by a later one.',
  });

const planLost = new Fault('state', {
  code: 'plan/lost',
  message: 'The answers were written, and the plan of their sync is not in the state any more.',
  fix: 'Run the sync once, then take them back.',
});

interface Found {
  readonly taken: readonly Taken[];
  readonly plan: Plan | null;
}

async function find({ house: { engine } }: InboxDesk, id: string): Promise<Found> {
  const taken = await decisionsOf(engine.store, id);
  if (taken.length === 0) throw nothing(id);
  const flows = new Set<FlowId>();
  for (const one of taken) if (await needsWriting(engine.store, one)) flows.add(one.scope.flow);
  const plan = await together(plansIn(engine.store), flows);
  if (flows.size > 0 && plan === null) throw planLost;
  return { taken, plan };
}

async function linesOf(
  { house: { engine } }: InboxDesk,
  plan: Plan | null,
  told: TakeBackPreview,
): Promise<InboxWrite[]> {
  async function* effects() {
    yield* told.writes;
  }
  const lines: InboxWrite[] = [];
  for await (const { side, key, op, before, after, sync: id } of toldEntries(engine.store, plan, effects())) {
    const sync = plan?.syncs.find((one) => one.id === id);
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    lines.push({
      id: ConflictId.parse(told.back.reopened[0] ?? key),
      title: key,
      side,
      op,
      fields: names.map((name) => ({
        label: sync === undefined ? name : fieldLabel(sync, side, name),
        before: cellText(before[name]),
        after: cellText(after[name]),
      })),
    });
    if (lines.length >= writesMax) break;
  }
  return lines;
}

const countsOf = ({ reopened, restored, left, runs }: TakenBack) => ({
  reopened: reopened.length,
  restored: restored.length,
  left: toldRefused(left),
  runs: runs.map((run) => run.id),
});

/** Takes answers back; what was written is written back. With `preview`, only tells. */
export async function takenBack(
  desk: InboxDesk,
  who: Who,
  asked: { readonly id: string; readonly why: string | null; readonly preview: boolean },
): Promise<TakenBackInbox> {
  const { engine } = desk.house;
  const { taken, plan } = await find(desk, asked.id);
  const ids = (plan?.syncs ?? []).flatMap((sync) => [sync.left.connection, sync.right.connection]);
  return engine.withSystems(ids, async (bare) => {
    const world = { ...bare, who: who.by };
    if (asked.preview) {
      const told = await previewTakeBack(world, ({ store }) => plansIn(store), taken);
      return { writes: await linesOf(desk, plan, told), written: told.writes.length, ...countsOf(told.back) };
    }
    const back = await takeBack(world, plansIn(world.store), taken, asked.why);
    desk.tell(taken.map((one) => one.scope.flow));
    return { writes: [], written: back.runs.length, ...countsOf(back) };
  });
}
