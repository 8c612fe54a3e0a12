import { endsOf } from '../../core/merge/pair.ts';
import { unlinkedName } from '../../core/values/reference.ts';
import type { Change } from '../../model/change.ts';
import { across, type LinkId, type RecordKey, type RunId, type Side, type SyncId } from '../../model/ids.ts';
import type { Link, Shadow } from '../../model/link.ts';
import type { Snapshot } from '../../model/record.ts';
import type { Lone } from '../../store/contract/lone.ts';
import type { Mark } from '../../store/contract/mark.ts';
import { loneLink } from '../ids.ts';
import { loneMarks, type Place, placeOf, readNow, workIn } from '../side-seat.ts';
import { carryOut } from './own-run.ts';

/** Records of another sync that point at one of this sync's records. */
export interface Children {
  readonly sync: SyncId;
  readonly side: Side;
  readonly field: string;
  readonly records: readonly Snapshot[];
}

/** Where references lead from and to: as the engine names records, by link or, without one, by side and key. */
export interface Moving {
  readonly side: Side;
  readonly from: string;
  readonly to: string;
  /** How the twin of the dropped record is named on the other side, where that stays a record of its own. */
  readonly otherTwin: string | null;
}

/** The fields, in all syncs of the plan, that point at records of this sync on this side. */
function pointingAt(place: Place, side: Side): readonly { sync: SyncId; on: Side; field: string }[] {
  return place.plan.syncs.flatMap((sync) =>
    (['left', 'right'] as const).flatMap((on) =>
      sync[on].references
        .filter((one) => one.sync === place.sync.id && one.side === side)
        .map((one) => ({ sync: sync.id, on, field: one.field })),
    ),
  );
}

/** Looks through the syncs that refer to this one for records that point at a record; page by page. */
export async function childrenOf(place: Place, side: Side, name: string): Promise<readonly Children[]> {
  const found: Children[] = [];
  for (const { sync, on, field } of pointingAt(place, side)) {
    const there = sync === place.sync.id ? place : await placeOf(place.plan, sync, place.world);
    const { session, view } = there[on];
    const records: Snapshot[] = [];
    for await (const page of session.scan(view))
      records.push(...page.snapshots.filter((one) => one.fields[field] === name));
    if (records.length > 0) found.push({ sync, side: on, field, records });
  }
  return found;
}

function moveChange(
  place: Place,
  child: Snapshot,
  at: Children,
  given: { link: Link | undefined; to: string },
): Change {
  const { link, to } = given;
  const before = { [at.field]: child.fields[at.field] ?? null };
  const id: LinkId = link?.id ?? loneLink(place.scope, at.side, child.key);
  return {
    sync: place.sync.id,
    link: id,
    move: link === undefined ? 'unlink' : 'none',
    how: '',
    left: link === undefined ? (at.side === 'left' ? child.key : null) : link.left,
    right: link === undefined ? (at.side === 'right' ? child.key : null) : link.right,
    writes: [
      {
        side: at.side,
        op: 'update',
        key: child.key,
        fields: { [at.field]: to },
        before,
        expect: { fields: before, ...(child.token === undefined ? {} : { token: child.token }) },
        why: { [at.field]: 'merge' },
        settles: {},
        was: {},
        undoes: [],
      },
    ],
    agreed: {},
    questions: [],
    drifted: [],
    skipped: [...place.sync.units.map((unit) => unit.id), 'removal'],
    unread: [],
    leftPrint: link?.leftPrint ?? null,
    rightPrint: link?.rightPrint ?? null,
  };
}

/** On the other side the child still points at the twin of the dropped record: that is no edit, so that the move reaches it. */
function shadowAfter(place: Place, at: Children, shadow: Shadow, moving: Moving): Shadow {
  const { otherTwin } = moving;
  if (otherTwin === null) return shadow;
  const other = across(at.side);
  const maps = place.sync.units.flatMap((unit) => unit.maps);
  const slots = { ...shadow[other] };
  for (const map of maps) {
    const isMoved = map.reference !== null && endsOf(map, at.side).includes(at.field);
    if (isMoved && slots[map.slot] !== undefined) slots[map.slot] = [otherTwin];
  }
  return { ...shadow, [other]: slots };
}

/** Points children at the surviving record, each under its precondition, in the run of the merge. */
export async function moveChildren(place: Place, run: RunId, moving: Moving): Promise<number> {
  const all = await childrenOf(place, moving.side, moving.from);
  let fallen = 0;
  for (const at of all) {
    const there = at.sync === place.sync.id ? place : await placeOf(place.plan, at.sync, place.world);
    const { store } = there.world;
    const keys: readonly RecordKey[] = at.records.map((one) => one.key);
    const links = await store.linksByKeys(there.scope, at.side, keys);
    const lone: ReadonlyMap<RecordKey, Lone> = await store.lone(there.scope, at.side, keys);
    const work = workIn(there, run);
    const changes = at.records.map((one) => moveChange(there, one, at, { link: links.get(one.key), to: moving.to }));
    await carryOut(work, changes);
    fallen += work.tally.failed + work.tally.movedOn + work.tally.quarantined;
    const shadows = await store.shadows(
      there.scope,
      [...links.values()].map((one) => one.id),
    );
    const marks: Mark[] = [];
    for (const link of links.values()) {
      const shadow = shadows.get(link.id) ?? { left: {}, right: {} };
      marks.push(
        { put: 'shadow', scope: there.scope, link: link.id, shadow: shadowAfter(there, at, shadow, moving) },
        {
          put: 'dirty',
          scope: there.scope,
          dirty: { link: link.id, side: at.side, sighting: null, reason: 'merged' },
        },
      );
    }
    const now = await readNow(
      there,
      at.side,
      keys.filter((key) => !links.has(key)),
    );
    for (const [key, snapshot] of now)
      marks.push(...loneMarks(there, at.side, snapshot, lone.get(key)?.state ?? 'new'));
    await store.commit([...marks, { drop: 'changes', run }]);
  }
  return fallen;
}

/** How the engine names a record of a side in a reference: its live link, or its key. */
export const nameInReferences = (side: Side, key: RecordKey, link: Link | undefined): string =>
  link?.state === 'live' ? link.id : unlinkedName(side, key);
