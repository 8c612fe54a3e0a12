import { printOf } from '../../core/decide/print.ts';
import { endsOf } from '../../core/merge/pair.ts';
import { same } from '../../core/values/equal.ts';
import { pick } from '../../core/values/pick.ts';
import type { Change, JournalEntry, PlannedWrite } from '../../model/change.ts';
import type { Side } from '../../model/ids.ts';
import type { Link } from '../../model/link.ts';
import type { Snapshot } from '../../model/record.ts';
import type { Value } from '../../model/value.ts';
import type { Place } from '../side-seat.ts';
import { type Carried, carriedOver } from './carried.ts';

/** Values that a split leaves as they are, and why. */
export interface LeftAlone {
  readonly side: Side;
  readonly reason:
    | 'edited-since'
    | 'gone-since'
    | 'unknown-outcome'
    | 'made-from-twin'
    | 'values-removed'
    | 'not-writable'
    /** The system refused it, somebody edited the record in that moment, or nobody knows yet. */
    | 'not-put-back';
  readonly fields: readonly string[];
}

/** What a split does to both records. */
export interface SplitPlan {
  readonly change: Change;
  readonly leftAlone: readonly LeftAlone[];
}

type Now = { readonly [side in Side]: Snapshot | null };

/** Fields that stand or fall together: those of a group, of which one was edited since. */
function withGroups(place: Place, side: Side, edited: readonly string[]): ReadonlySet<string> {
  const all = new Set(edited);
  for (const unit of place.sync.units) {
    const ends = unit.maps.flatMap((map) => endsOf(map, side));
    if (ends.some((name) => all.has(name))) for (const name of ends) all.add(name);
  }
  return all;
}

function planSide(
  place: Place,
  side: Side,
  now: Snapshot | null,
  journal: readonly JournalEntry[],
): { readonly write: PlannedWrite | null; readonly leftAlone: readonly LeftAlone[] } {
  const { plan } = place[side];
  const { fields, unsure, made, removed } = carriedOver(plan, side, journal);
  const typeOf = (name: string) => plan.fields.find((one) => one.name === name);
  const moved = fields.filter(({ field, own, left }) => {
    const type = typeOf(field)?.type;
    return type !== undefined && !same(type, own, left);
  });
  const leftAlone: LeftAlone[] = [];
  const leave = (reason: LeftAlone['reason'], names: readonly string[]): void => {
    if (names.length > 0) leftAlone.push({ side, reason, fields: names });
  };
  leave('unknown-outcome', unsure);
  leave('values-removed', removed);
  if (made) leftAlone.push({ side, reason: 'made-from-twin', fields: [] });
  const names = (all: readonly Carried[]): readonly string[] => all.map((one) => one.field);
  if (now === null) {
    leave('gone-since', names(moved));
    return { write: null, leftAlone };
  }
  const isTouched = ({ field, left }: Carried): boolean => {
    const type = typeOf(field)?.type;
    return type === undefined || !same(type, left, now.fields[field]);
  };
  const touched = withGroups(place, side, names(moved.filter(isTouched)));
  leave(
    'edited-since',
    names(moved).filter((name) => touched.has(name)),
  );
  const free = moved.filter((one) => !touched.has(one.field));
  const fixed = free.filter(({ field }) => typeOf(field)?.writable !== 'always');
  leave('not-writable', names(fixed));
  const mine = free.filter((one) => !fixed.includes(one));
  return { write: mine.length === 0 ? null : writeOf(side, now, mine), leftAlone };
}

function writeOf(side: Side, now: Snapshot, mine: readonly Carried[]): PlannedWrite {
  const fields: Record<string, Value> = {};
  for (const { field, own } of mine) fields[field] = own;
  const before = pick(now.fields, Object.keys(fields));
  return {
    side,
    op: 'update',
    key: now.key,
    fields,
    before,
    expect: { fields: before, ...(now.token === undefined ? {} : { token: now.token }) },
    why: Object.fromEntries(Object.keys(fields).map((name) => [name, 'split'])),
    settles: {},
    was: {},
    undoes: mine.flatMap((one) => one.seqs),
  };
}

/**
 * Plans the parting of two records that are not the same after all: on each, what came over the link is put back, as far as
 * the record still holds it (L10).
 * @param journal the journal of the link, newest first
 */
export function planSplit(place: Place, link: Link, now: Now, journal: readonly JournalEntry[]): SplitPlan {
  const left = planSide(place, 'left', now.left, journal);
  const right = planSide(place, 'right', now.right, journal);
  const printOn = (side: Side): string | null =>
    now[side] === null ? null : printOf(place.sync, side, now[side].fields);
  return {
    change: {
      sync: place.sync.id,
      link: link.id,
      move: 'unlink',
      how: '',
      left: link.left,
      right: link.right,
      writes: [left.write, right.write].filter((write) => write !== null),
      agreed: {},
      questions: [],
      drifted: [],
      skipped: [...place.sync.units.map((unit) => unit.id), 'removal'],
      unread: [],
      leftPrint: printOn('left'),
      rightPrint: printOn('right'),
    },
    leftAlone: [...left.leftAlone, ...right.leftAlone],
  };
}
