import { printOf } from '../core/decide/print.ts';
import { carries, endsOf, valuesAt } from '../core/merge/pair.ts';
import { agreeValues, travel } from '../core/merge/travel.ts';
import type { SideAt } from '../core/past/life.ts';
import { same } from '../core/values/equal.ts';
import { pick } from '../core/values/pick.ts';
import type { Change, PlannedWrite, Settles } from '../model/change.ts';
import { across, type RecordKey, type Side } from '../model/ids.ts';
import type { Link, Shadow } from '../model/link.ts';
import type { MapPlan } from '../model/plan.ts';
import type { Sighting, Snapshot } from '../model/record.ts';
import type { Fields, Tuple, Value } from '../model/value.ts';
import { seatOf, type Work } from './world.ts';

/** Why a field is not restored, or not on the other side. */
export interface NotRestored {
  readonly side: Side;
  readonly field: string;
  /** `as-it-is`: it holds that value now. `unknown`: its value then is not known. `read-only`: the system takes no such write. `stuck`: the steps cannot carry it. */
  readonly reason: 'as-it-is' | 'unknown' | 'read-only' | 'stuck';
  readonly detail: string | null;
}

/** A pair as it is now, and as it is to be again. */
export interface Restoring {
  readonly side: Side;
  readonly link: Link;
  readonly shadow: Shadow;
  readonly now: Sighting;
  readonly twin: Sighting | null;
  readonly then: { readonly [side in Side]: SideAt };
  /** The fields that are asked for; null: the whole record. */
  readonly fields: readonly string[] | null;
  /** Only on this side. */
  readonly here: boolean;
}

/** What a restore comes to; null where there is nothing to write. */
export interface RestorePlan {
  readonly change: Change | null;
  readonly not: readonly NotRestored[];
}

type Settled = Record<string, { left: Tuple; right: Tuple }>;

const pairOn = (side: Side, mine: Tuple, other: Tuple): { left: Tuple; right: Tuple } =>
  side === 'left' ? { left: mine, right: other } : { left: other, right: mine };

/** Of the fields that are asked for, those that differ from what they held then and can be written. */
function toRestore(work: Work, asked: Restoring, now: Fields): { fields: Fields; not: readonly NotRestored[] } {
  const { plan } = seatOf(work, asked.side);
  const fields: Record<string, Value> = {};
  const not: NotRestored[] = [];
  const names = asked.fields ?? plan.fields.map((field) => field.name);
  for (const name of names) {
    if (name === plan.modifiedAt) continue;
    const field = plan.fields.find((one) => one.name === name);
    const value = asked.then[asked.side].fields[name]?.value;
    const skip = (reason: NotRestored['reason']): void =>
      void (asked.fields !== null && not.push({ side: asked.side, field: name, reason, detail: null }));
    if (field === undefined || value === undefined) skip('unknown');
    else if (same(field.type, value, now[name])) skip('as-it-is');
    else if (field.writable !== 'always')
      not.push({ side: asked.side, field: name, reason: 'read-only', detail: null });
    else fields[name] = value;
  }
  return { fields, not };
}

const touchedMaps = (work: Work, side: Side, fields: Fields): readonly MapPlan[] =>
  work.sync.units.flatMap((unit) =>
    unit.maps.filter(
      (map) => (carries(map, 'left') || carries(map, 'right')) && endsOf(map, side).some((end) => end in fields),
    ),
  );

function updateOf(
  snapshot: Snapshot,
  side: Side,
  fields: Fields,
  settled: { settles: Settles; was: Settles },
): PlannedWrite {
  const names = Object.keys(fields);
  const before = pick(snapshot.fields, names);
  return {
    side,
    op: 'update',
    key: snapshot.key,
    fields,
    before,
    expect: { fields: before, ...(snapshot.token === undefined ? {} : { token: snapshot.token }) },
    why: Object.fromEntries(names.map((name) => [name, 'restore'])),
    ...settled,
    undoes: [],
  };
}

interface Carried {
  /** What goes to the twin. */
  readonly fields: Record<string, Value>;
  readonly settles: Settled;
  /** Units that both sides agree on afterwards. */
  readonly settled: Set<string>;
  readonly not: NotRestored[];
}

/** Takes what is restored to the twin through the steps, where a line carries it and nobody said otherwise. */
function carry(work: Work, asked: Restoring, after: Fields, restored: Fields): Carried {
  const { side, shadow } = asked;
  const other = across(side);
  const twin = asked.twin?.kind === 'found' ? asked.twin.snapshot.fields : null;
  const carried: Carried = { fields: {}, settles: {}, settled: new Set(), not: [] };
  for (const map of touchedMaps(work, side, restored)) {
    const mine = valuesAt(after, endsOf(map, side));
    if (mine === null) continue;
    const there = twin === null ? null : valuesAt(twin, endsOf(map, other));
    const sent = asked.here || !carries(map, other) || there === null ? null : travel(map, mine, other, there);
    if (sent?.ok === true && there !== null) {
      const isThere = agreeValues(map, other, sent.value, there);
      if (!isThere)
        for (const [index, end] of endsOf(map, other).entries()) carried.fields[end] = sent.value[index] ?? null;
      carried.settles[map.slot] = pairOn(side, [...mine], [...(isThere ? there : sent.value)]);
      for (const unit of work.sync.units) if (unit.maps.includes(map)) carried.settled.add(unit.id);
      continue;
    }
    if (sent?.ok === false)
      for (const field of endsOf(map, other))
        carried.not.push({ side: other, field, reason: 'stuck', detail: sent.error.detail });
    const agreed = shadow[other][map.slot];
    if (agreed !== undefined) carried.settles[map.slot] = pairOn(side, [...mine], [...agreed]);
  }
  return carried;
}

function wasOf(shadow: Shadow, settles: Settles): Settles {
  const was: Settled = {};
  for (const slot of Object.keys(settles)) {
    const [left, right] = [shadow.left[slot], shadow.right[slot]];
    if (left !== undefined && right !== undefined) was[slot] = { left: [...left], right: [...right] };
  }
  return was;
}

function changeOf(work: Work, asked: Restoring, parts: Pick<Change, 'move' | 'writes' | 'skipped'>): Change {
  const printOn = (side: Side): string | null => {
    const seen = side === asked.side ? asked.now : asked.twin;
    return seen?.kind === 'found' ? printOf(work.sync, side, seen.snapshot.fields) : null;
  };
  return {
    sync: work.sync.id,
    link: asked.link.id,
    how: '',
    left: asked.link.left,
    right: asked.link.right,
    agreed: {},
    questions: [],
    drifted: [],
    unread: [],
    leftPrint: printOn('left'),
    rightPrint: printOn('right'),
    ...parts,
  };
}

function restoreFields(work: Work, asked: Restoring, now: Snapshot): RestorePlan {
  const { fields, not } = toRestore(work, asked, now.fields);
  if (Object.keys(fields).length === 0) return { change: null, not };
  const carried = carry(work, asked, { ...now.fields, ...fields }, fields);
  const settled = { settles: carried.settles, was: wasOf(asked.shadow, carried.settles) };
  const writes = [updateOf(now, asked.side, fields, settled)];
  const names = Object.keys(carried.fields);
  if (asked.twin?.kind === 'found' && names.length > 0) {
    const other = across(asked.side);
    const mine = touchedMaps(work, other, carried.fields).map((map) => map.slot);
    writes.push(
      updateOf(asked.twin.snapshot, other, carried.fields, {
        settles: pickSlots(settled.settles, mine),
        was: pickSlots(settled.was, mine),
      }),
    );
  }
  const skipped = [...work.sync.units.map((unit) => unit.id).filter((id) => !carried.settled.has(id)), 'removal'];
  return { change: changeOf(work, asked, { move: 'none', writes, skipped }), not: [...not, ...carried.not] };
}

const pickSlots = (settles: Settles, slots: readonly string[]): Settles =>
  Object.fromEntries(Object.entries(settles).filter(([slot]) => slots.includes(slot)));

/** A record that is gone, made again from what it held last. */
function createOn(work: Work, side: Side, then: SideAt, key: RecordKey | null): PlannedWrite {
  const { plan } = seatOf(work, side);
  const keeps = plan.can.reservesKeys || plan.newKey.from !== 'system';
  const fields: Record<string, Value> = {};
  for (const field of plan.fields) {
    const value = then.fields[field.name]?.value;
    if (field.writable !== 'never' && value !== undefined && field.name !== plan.modifiedAt) fields[field.name] = value;
  }
  return {
    side,
    op: 'create',
    key: keeps ? key : null,
    fields,
    before: {},
    expect: { fields: {} },
    why: Object.fromEntries(Object.keys(fields).map((name) => [name, 'restore'])),
    settles: {},
    was: {},
    undoes: [],
  };
}

function restoreRecord(work: Work, asked: Restoring): RestorePlan {
  const other = across(asked.side);
  const writes = [createOn(work, asked.side, asked.then[asked.side], asked.link[asked.side])];
  const isTwinThere = asked.twin?.kind === 'found';
  const isTwinKnown = asked.then[other].is === 'there';
  if (!isTwinThere && isTwinKnown && !asked.here)
    writes.push(createOn(work, other, asked.then[other], asked.link[other]));
  const move = isTwinThere || writes.length > 1 ? 'undo-remove' : 'unlink';
  return { change: changeOf(work, asked, { move, writes, skipped: [] }), not: [] };
}

/**
 * Plans to put a record back to what it was: its fields where it is there, the record itself where it is gone. What is
 * written is compared with what is there now, and the shadows move along, so that the next run sends nothing (X3, X4).
 */
export const restorePlan = (work: Work, asked: Restoring): RestorePlan =>
  asked.now.kind === 'found' ? restoreFields(work, asked, asked.now.snapshot) : restoreRecord(work, asked);
