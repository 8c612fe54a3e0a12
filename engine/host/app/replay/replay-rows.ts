import type { SyncId } from '../../../model/ids.ts';
import type { Plan } from '../../../model/plan.ts';
import type { ReplayRow } from '../../../protocol/calls/replay.ts';
import type { Store } from '../../../store/contract.ts';
import { linesFor } from '../activity/shifts.ts';
import { titlesOf } from '../activity/titles.ts';
import type { Differing } from './replay-keeper.ts';

/** Outcomes as a screen shows them. */
export async function rowsOf(store: Store, plan: Plan, some: readonly Differing[]): Promise<ReplayRow[]> {
  const syncOf = (id: SyncId) => plan.syncs.find((one) => one.id === id) ?? null;
  const titles = await titlesOf(
    store,
    plan.flow,
    syncOf,
    some.map(({ sync, link, left, right }) => ({ sync, link, side: 'left', key: left ?? right, fields: {} })),
  );
  return some.map(({ sync, link, left, right, endsDifferently, line, outcome }, index): ReplayRow => {
    const { kind, run, at, side, op, about, recorded, edited } = outcome;
    const planned = syncOf(sync);
    const type = side === null || planned === null ? 'text' : linesFor(planned).at(side, about).kind;
    return {
      sync,
      link,
      left,
      right,
      title: titles[index] ?? left ?? right ?? '',
      at,
      run,
      kind,
      side,
      op,
      label: line.label,
      type,
      recorded,
      edited,
      endsDifferently,
    };
  });
}
