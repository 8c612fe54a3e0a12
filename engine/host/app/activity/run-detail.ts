import type { RunId, Side } from '../../../model/ids.ts';
import type { Problem } from '../../../model/problem.ts';
import type { RunDetail, RunSync } from '../../../protocol/calls/activity.ts';
import type { EffectHead, Store } from '../../../store/contract.ts';
import type { House } from '../house.ts';
import { countAsked, failuresOf } from './questions.ts';
import { type RunAt, runAt } from './run-at.ts';
import { activityFlow, headsOf } from './run-heads.ts';

function stretch(effects: readonly EffectHead[], side: Side): { from: string; until: string } | null {
  const mine = effects.filter((one) => one.side === side);
  const [first, last] = [mine[0], mine.at(-1)];
  return first === undefined || last === undefined ? null : { from: first.at, until: last.at };
}

function syncsOf(at: RunAt, effects: readonly EffectHead[]): RunSync[] {
  const { run, plan, names } = at;
  const ids = new Set([...Object.keys(run.syncs), ...effects.map((one) => one.sync)]);
  const known = (plan?.syncs ?? []).filter(
    (sync) => ids.has(sync.id) || run.phases?.some((one) => one.sync === sync.id),
  );
  return known.map((sync): RunSync => {
    const called = names(sync);
    const mine = effects.filter((one) => one.sync === sync.id);
    return {
      id: sync.id,
      label: sync.label,
      left: { name: called.left, object: sync.left.label },
      right: { name: called.right, object: sync.right.label },
      counts: run.syncs[sync.id] ?? null,
      decided: run.decided?.[sync.id] ?? null,
      wrote: { left: stretch(mine, 'left'), right: stretch(mine, 'right') },
    };
  });
}

/** Why a run cannot be taken back. */
function notUndoable({ run, plan }: RunAt, effects: number): Problem | null {
  if (run.state === 'running')
    return {
      code: 'undo/running',
      message: 'This run is still going on.',
      fix: 'Wait until it has ended, or cancel it.',
    };
  if (run.state === 'paused')
    return {
      code: 'undo/paused',
      message: 'This run is paused: it is not over yet.',
      fix: 'Cancel it, then undo what it wrote; or let it go on.',
    };
  if (effects === 0)
    return { code: 'undo/nothing', message: 'This run wrote nothing.', fix: 'There is nothing to put back.' };
  if (plan === null)
    return {
      code: 'plan/lost',
      message: 'The plan of this run is not in the state of this workspace any more.',
      fix: 'It can only be undone by hand; its records are listed here.',
    };
  return null;
}

/** All that a screen shows of a run at a glance. */
export async function runDetail(house: House, store: Store, id: RunId): Promise<RunDetail> {
  const { engine, drafts } = house;
  const at = await runAt(store, engine.place, id);
  const { run } = at;
  const heads = await headsOf(store, engine.place, run.flow);
  const head = heads.find((one) => one.id === id);
  const drawn = drafts.all().find((one) => one.flow.id === run.flow);
  const effects = await store.effectHeads(id, null);
  const now = engine.world().now();
  if (head === undefined) throw new Error('A run is among the runs of its flow.');
  return {
    head,
    flow:
      drawn === undefined
        ? { flow: run.flow, label: run.flow, left: '', right: '' }
        : activityFlow(engine.place, drawn.flow),
    syncs: syncsOf(at, effects),
    phases: run.phases ?? [],
    brakes: run.brakes,
    problem: run.problem,
    effects: effects.length,
    failures: (await failuresOf(store, at, now)).length,
    conflicts: await countAsked(store, at, now),
    notUndoable: notUndoable(at, effects.length),
  };
}
