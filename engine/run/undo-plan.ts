import { printOf } from '../core/decide/print.ts';
import { endsOf, valuesAt } from '../core/merge/pair.ts';
import { same } from '../core/values/equal.ts';
import { pick } from '../core/values/pick.ts';
import type { Change, JournalEntry, PlannedWrite, Settles } from '../model/change.ts';
import { across, type RecordKey, type Side } from '../model/ids.ts';
import type { Link, Shadow } from '../model/link.ts';
import type { Sighting } from '../model/record.ts';
import type { Fields, Tuple } from '../model/value.ts';
import { undoAtSource } from './undo-both.ts';
import { seatOf, type Work } from './world.ts';

/** All that a run did to one record of one side, taken together: what it was before the first effect, and after the last. */
export interface Effect {
  readonly link: JournalEntry['link'];
  readonly side: Side;
  readonly key: RecordKey;
  readonly op: JournalEntry['op'];
  readonly before: Fields;
  readonly after: Fields;
  readonly settled: Settles;
  /** What both sides agreed on before the first effect, by slot. */
  readonly was: Settles;
  readonly seqs: readonly number[];
}

/** Why an effect is left alone by an undo. */
export interface Skipped {
  readonly side: Side;
  readonly key: RecordKey;
  readonly reason:
    | 'edited-since'
    | 'gone-since'
    | 'there-again'
    | 'unknown-outcome'
    | 'linked-since'
    | 'values-removed';
  readonly fields: readonly string[];
  /** Of what was edited since: what the run left, and what is there now. */
  readonly since?: { readonly left: Fields; readonly now: Fields };
}

/** Joins an earlier effect of the same record with later ones: undoing them goes straight back to before the first. */
export function joinEffects(earlier: JournalEntry, later: Effect | undefined): Effect {
  const own: Effect = {
    link: earlier.link,
    side: earlier.side,
    key: earlier.key,
    op: earlier.op,
    before: earlier.before,
    after: earlier.after,
    settled: earlier.settled,
    was: earlier.was,
    seqs: [earlier.seq],
  };
  if (later === undefined) return own;
  const op =
    earlier.op === 'create' && later.op === 'update'
      ? 'create'
      : earlier.op === 'update' && later.op === 'remove'
        ? 'remove'
        : later.op;
  return {
    ...own,
    op,
    before: { ...later.before, ...earlier.before },
    after: { ...earlier.after, ...later.after },
    settled: { ...earlier.settled, ...later.settled },
    was: { ...later.was, ...earlier.was },
    seqs: [...later.seqs, earlier.seq],
  };
}

/** What the store knows about the effect's link. */
export interface Around {
  readonly link: Link;
  readonly shadow: Shadow;
  /** The record itself, and its twin, as they are now. */
  readonly now: Sighting | null;
  readonly twin: Sighting | null;
  /** Another link holds the record by now. */
  readonly heldElsewhere: boolean;
  /** The link was parted since, and stays so: only the record itself is looked at. */
  readonly parted: boolean;
}

export type Inverse =
  | { readonly kind: 'skip'; readonly skipped: Skipped }
  | { readonly kind: 'change'; readonly change: Change; readonly partly: Skipped | null };

const skip = (effect: Effect, reason: Skipped['reason'], fields: readonly string[] = []): Inverse => ({
  kind: 'skip',
  skipped: { side: effect.side, key: effect.key, reason, fields },
});

const editedSince = ({ side, key, after }: Effect, fields: readonly string[], now: Fields): Skipped => ({
  side,
  key,
  reason: 'edited-since',
  fields,
  since: { left: pick(after, fields), now: pick(now, fields) },
});

/** Fields of the effect that are no longer what it left. */
function touched(work: Work, effect: Effect, now: Fields): readonly string[] {
  const { plan } = seatOf(work, effect.side);
  return Object.entries(effect.after).flatMap(([name, value]) => {
    const type = plan.fields.find((field) => field.name === name)?.type;
    return type === undefined || same(type, value, now[name]) ? [] : [name];
  });
}

function changeOf(work: Work, effect: Effect, around: Around, parts: Pick<Change, 'move' | 'writes'>): Change {
  const printOn = (side: Side) => {
    const seen = side === effect.side ? around.now : around.twin;
    return seen?.kind === 'found' ? printOf(work.sync, side, seen.snapshot.fields) : null;
  };
  return {
    sync: work.sync.id,
    link: effect.link,
    how: '',
    left: effect.side === 'left' ? effect.key : around.parted ? null : around.link.left,
    right: effect.side === 'right' ? effect.key : around.parted ? null : around.link.right,
    agreed: {},
    questions: [],
    drifted: [],
    skipped: work.sync.units.map((unit) => unit.id).concat('removal'),
    unread: [],
    leftPrint: printOn('left'),
    rightPrint: printOn('right'),
    ...parts,
  };
}

/**
 * The shadows after an undo: this side's restored values beside the other side's agreed ones, so that the next run sees no
 * edit and does not send the undone values again, while a person's later edit is still seen (U3).
 */
function settlesAfter(
  work: Work,
  effect: Effect,
  around: Around,
  values: { readonly restored: Fields; readonly now: Fields },
): Settles {
  const { restored, now } = values;
  const settles: Record<string, { left: Tuple; right: Tuple }> = {};
  const after: Fields = { ...now, ...restored };
  for (const unit of work.sync.units) {
    for (const map of unit.maps) {
      const ends = endsOf(map, effect.side);
      if (!ends.some((end) => end in restored)) continue;
      const mine = valuesAt(after, ends);
      const other = across(effect.side);
      const agreed = around.shadow[other][map.slot] ?? effect.settled[map.slot]?.[other];
      if (mine === null || agreed === undefined) continue;
      settles[map.slot] = effect.side === 'left' ? { left: mine, right: agreed } : { left: agreed, right: mine };
    }
  }
  return settles;
}

function undoUpdate(work: Work, effect: Effect, around: Around, both: boolean): Inverse {
  if (around.now?.kind !== 'found') return skip(effect, 'gone-since');
  const now = around.now.snapshot;
  const edited = touched(work, effect, now.fields);
  const mine = Object.keys(effect.after).filter((name) => !edited.includes(name) && name in effect.before);
  if (mine.length === 0) return { kind: 'skip', skipped: editedSince(effect, edited, now.fields) };
  const fields = pick(effect.before, mine);
  const write: PlannedWrite = {
    side: effect.side,
    op: 'update',
    key: effect.key,
    fields,
    before: pick(now.fields, mine),
    expect: { fields: pick(now.fields, mine), ...(now.token === undefined ? {} : { token: now.token }) },
    why: Object.fromEntries(mine.map((name) => [name, 'undo'])),
    settles: settlesAfter(work, effect, around, { restored: fields, now: now.fields }),
    was: {},
    undoes: [...effect.seqs],
  };
  const partly = edited.length === 0 ? null : editedSince(effect, edited, now.fields);
  const source = both && !around.parted ? undoAtSource(work, effect, around, write) : null;
  const move = around.parted ? 'unlink' : 'none';
  const writes =
    source === null ? [write] : [{ ...write, settles: { ...write.settles, ...source.settles } }, source.write];
  return { kind: 'change', partly, change: changeOf(work, effect, around, { move, writes }) };
}

function undoCreate(work: Work, effect: Effect, around: Around): Inverse {
  if (around.now?.kind !== 'found') return skip(effect, 'gone-since');
  const now = around.now.snapshot;
  const edited = touched(work, effect, now.fields);
  if (edited.length > 0) return { kind: 'skip', skipped: editedSince(effect, edited, now.fields) };
  const write: PlannedWrite = {
    side: effect.side,
    op: 'remove',
    key: effect.key,
    fields: {},
    before: now.fields,
    expect: {
      fields: pick(now.fields, Object.keys(effect.after)),
      ...(now.token === undefined ? {} : { token: now.token }),
    },
    why: { '': 'undo' },
    settles: {},
    was: {},
    undoes: [...effect.seqs],
  };
  return {
    kind: 'change',
    partly: null,
    change: changeOf(work, effect, around, { move: 'undo-create', writes: [write] }),
  };
}

function undoRemove(work: Work, effect: Effect, around: Around): Inverse {
  if (around.now?.kind === 'found') return skip(effect, 'there-again');
  const { plan } = seatOf(work, effect.side);
  const writable = plan.fields.filter((field) => field.writable !== 'never').map((field) => field.name);
  const keeps = plan.can.reservesKeys || plan.newKey.from !== 'system';
  const fields = pick(effect.before, writable);
  const write: PlannedWrite = {
    side: effect.side,
    op: 'create',
    key: keeps ? effect.key : null,
    fields,
    before: {},
    expect: { fields: {} },
    why: Object.fromEntries(Object.keys(fields).map((name) => [name, 'undo'])),
    settles: {},
    was: {},
    undoes: [...effect.seqs],
  };
  const move = around.twin?.kind === 'found' && !around.parted ? 'undo-remove' : 'unlink';
  return { kind: 'change', partly: null, change: changeOf(work, effect, around, { move, writes: [write] }) };
}

/**
 * The write that takes an effect back, or why it is left alone: only what the run itself left is touched (U1, U2).
 * @param both whether an update is also taken back where it came from
 */
export function inverse(work: Work, effect: Effect, around: Around, both: boolean): Inverse {
  if (around.heldElsewhere) return skip(effect, 'linked-since', Object.keys(effect.after));
  switch (effect.op) {
    case 'update':
      return undoUpdate(work, effect, around, both);
    case 'create':
      return undoCreate(work, effect, around);
    case 'remove':
      return undoRemove(work, effect, around);
  }
}
