import type { Change, PlannedWrite } from '../../../model/change.ts';
import { type FlowId, type LinkId, type RecordKey, type Side, SyncId } from '../../../model/ids.ts';
import type { Plan, SyncPlan } from '../../../model/plan.ts';
import type { Fields } from '../../../model/value.ts';
import type { UndoRow } from '../../../protocol/calls/undo.ts';
import type { Scope } from '../../../store/contract/scope.ts';
import type { Store } from '../../../store/contract.ts';
import { linesFor, shiftsOf } from './shifts.ts';
import { type Nameless, titlesOf } from './titles.ts';
import type { Alone } from './undo-keeper.ts';

/** A write that an undo is to do. */
export interface Planned {
  readonly sync: SyncId;
  readonly link: LinkId;
  readonly write: Pick<PlannedWrite, 'side' | 'op' | 'key' | 'fields' | 'before' | 'why'>;
}

export const plannedOf = (change: Change): readonly Planned[] =>
  change.writes.map(({ side, op, key, fields, before, why }) => ({
    sync: change.sync,
    link: change.link,
    write: { side, op, key, fields, before, why },
  }));

const syncIn =
  (plan: Plan) =>
  (id: string): SyncPlan | null =>
    plan.syncs.find((one) => one.id === id) ?? null;

/** What is put back, as a screen shows it. */
export async function backRows(store: Store, plan: Plan, some: readonly Planned[]): Promise<UndoRow[]> {
  const syncOf = syncIn(plan);
  const titles = await titlesOf(
    store,
    plan.flow,
    syncOf,
    some.map(({ sync, link, write: { side, key, fields, before } }) => ({
      sync,
      link,
      side,
      key,
      fields: { ...before, ...fields },
    })),
  );
  return some.map(({ sync, write }, index): UndoRow => {
    const { side, op, key, fields, before, why } = write;
    const shifts = shiftsOf(syncOf(sync), { side, op, before, after: fields, why, was: {} });
    return { sync, side, op, reason: null, key, title: titles[index] ?? '', fields: [], shifts };
  });
}

/** What is known of a record that is left alone: its link, or what was last written to it. */
async function named(store: Store, flow: FlowId, one: Alone): Promise<Nameless> {
  const { side, key } = one;
  const scope: Scope = { flow, sync: SyncId.parse(one.sync) };
  const link = (await store.linksByKeys(scope, side, [key])).get(key)?.id ?? null;
  const [last] = link === null ? await store.journalOfRecord(scope, { side, key }, 1) : [];
  const fields: Fields = { ...last?.before, ...last?.after, ...one.since?.now };
  return { sync: scope.sync, link, side, key, fields };
}

const labelsOf = (sync: SyncPlan | null, side: Side, fields: readonly string[]): string[] =>
  fields.map((name) => (sync === null ? name : linesFor(sync).at(side, name)[side]));

/** What is left alone, as a screen shows it. */
export async function aloneRows(store: Store, plan: Plan, some: readonly Alone[]): Promise<UndoRow[]> {
  const syncOf = syncIn(plan);
  const nameless = await Promise.all(some.map((one) => named(store, plan.flow, one)));
  const titles = await titlesOf(store, plan.flow, syncOf, nameless);
  return some.map((one, index): UndoRow => {
    const { side, reason, fields } = one;
    const key: RecordKey = one.key;
    const sync = syncOf(one.sync);
    const { left = {}, now = {} } = one.since ?? {};
    const shifts = shiftsOf(sync, { side, op: 'update', before: left, after: now, why: { '': 'undo' }, was: {} });
    return {
      sync: SyncId.parse(one.sync),
      side,
      op: null,
      reason,
      key,
      title: titles[index] ?? key,
      fields: labelsOf(sync, side, fields),
      shifts,
    };
  });
}
