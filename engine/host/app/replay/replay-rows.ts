import type { SyncId } from '../../../model/ids.ts';
import type { Plan } from '../../../model/plan.ts';
import type { ReplayQuery, ReplayRow } from '../../../protocol/calls/replay.ts';
import { searchText } from '../../../run/review/text.ts';
import type { Store } from '../../../store/contract.ts';
import { linesFor } from '../activity/shifts.ts';
import { titlesOf } from '../activity/titles.ts';
import type { Differing, HeldReplay } from './replay-keeper.ts';

const syncIn = (plan: Plan) => (id: SyncId) => plan.syncs.find((one) => one.id === id) ?? null;

const namesOf = (store: Store, plan: Plan, some: readonly Differing[]): Promise<readonly string[]> =>
  titlesOf(
    store,
    plan.flow,
    syncIn(plan),
    some.map(({ sync, link, left, right }) => ({ sync, link, side: 'left', key: left ?? right, fields: {} })),
  );

/** The outcomes of a replay that fit a query, in order. */
export async function found(store: Store, held: HeldReplay, query: ReplayQuery): Promise<readonly Differing[]> {
  const { plan, differing } = held;
  const { sync, kind, about, endsDifferently } = query;
  const looked = query.search.trim().toLocaleLowerCase();
  if (looked !== '') held.titles ??= namesOf(store, plan, differing);
  const titles = (looked === '' ? null : await held.titles) ?? [];
  return differing.filter((one, index) => {
    if (sync !== null && one.sync !== sync) return false;
    if (kind !== null && one.outcome.kind !== kind) return false;
    if (about !== null && one.line.about !== about) return false;
    if (endsDifferently && !one.endsDifferently) return false;
    if (looked === '') return true;
    const { recorded, edited } = one.outcome;
    return [titles[index], one.left, one.right, one.line.label, searchText({ recorded, edited })].some(
      (text) => text?.toLocaleLowerCase().includes(looked) === true,
    );
  });
}

/** Outcomes as a screen shows them. */
export async function rowsOf(store: Store, plan: Plan, some: readonly Differing[]): Promise<ReplayRow[]> {
  const syncOf = syncIn(plan);
  const titles = await namesOf(store, plan, some);
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
      about: line.about,
      label: line.label,
      type,
      recorded,
      edited,
      endsDifferently,
    };
  });
}
