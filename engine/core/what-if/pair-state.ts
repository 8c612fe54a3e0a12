import type { Change, JournalEntry, PlannedWrite, Settles } from '../../model/change.ts';
import type { RecordKey, Side } from '../../model/ids.ts';
import type { Shadow } from '../../model/link.ts';
import type { SyncPlan } from '../../model/plan.ts';
import type { Sighted } from '../../model/record.ts';
import type { Fields, Tuple, Value } from '../../model/value.ts';
import type { Presence } from '../decide/linked.ts';
import { endsOf, valuesAt } from '../merge/pair.ts';
import type { SideAt } from '../past/life.ts';
import { identical } from '../values/equal.ts';

/** A record as it stands at some point of a replay; null fields: it is not there. */
export interface Standing {
  readonly key: RecordKey | null;
  readonly fields: Fields | null;
  /** When it was last modified by somebody else than a run, where its system told. */
  readonly modifiedAt: string | null;
}

/** A pair at some point of a replay. */
export interface PairState {
  readonly left: Standing;
  readonly right: Standing;
  readonly shadow: Shadow;
  /** Whether there is a link: none yet, one, or none any more. */
  readonly link: 'none' | 'live' | 'ended';
  /** Units that a person is being asked about, and `removal`. */
  readonly open: ReadonlySet<string>;
}

const nothing: Standing = { key: null, fields: null, modifiedAt: null };

/** A record as a replay begins with it. */
export function standingOf(at: SideAt): Standing {
  if (at.is !== 'there') return { ...nothing, key: at.key };
  const fields = Object.fromEntries(Object.entries(at.fields).map(([name, held]) => [name, held.value]));
  return { key: at.key, fields, modifiedAt: null };
}

/** What people changed, going by a reading and what was there before: fields that differ, and whether the record came or went. */
export interface Edit {
  readonly side: Side;
  readonly key: RecordKey;
  readonly fields: Fields | 'gone';
  readonly modifiedAt: string | null;
}

/** What a reading says that people did, beside what stood there. Values that were not known before are known now, and no edit. */
export function editOf(before: Standing, one: Sighted): { readonly edit: Edit; readonly learnt: Fields } {
  const { side, sighting } = one;
  if (sighting.kind === 'gone')
    return { edit: { side, key: sighting.key, fields: 'gone', modifiedAt: null }, learnt: {} };
  const { key, fields } = sighting.snapshot;
  const modifiedAt = sighting.snapshot.modifiedAt ?? null;
  const edited: Record<string, Value> = {};
  const learnt: Record<string, Value> = {};
  for (const [name, value] of Object.entries(fields)) {
    const was = before.fields?.[name];
    if (was === undefined && before.fields !== null) learnt[name] = value;
    else if (was === undefined || !identical(was, value)) edited[name] = value;
  }
  return { edit: { side, key, fields: edited, modifiedAt }, learnt };
}

/** A pair after people's edit; what was only learnt fills in what was not known. */
export function afterEdit(state: PairState, edit: Edit, learnt: Fields): PairState {
  const before = state[edit.side];
  if (edit.fields === 'gone') return { ...state, [edit.side]: { ...before, key: edit.key, fields: null } };
  const fields = { ...learnt, ...before.fields, ...edit.fields };
  return { ...state, [edit.side]: { key: edit.key, fields, modifiedAt: edit.modifiedAt } };
}

function moved(shadow: Shadow, settles: Settles): Shadow {
  const left: Record<string, Tuple> = { ...shadow.left };
  const right: Record<string, Tuple> = { ...shadow.right };
  for (const [slot, pair] of Object.entries(settles)) {
    left[slot] = pair.left;
    right[slot] = pair.right;
  }
  return { left, right };
}

/** A pair after a write that took place. */
export function afterEntry(state: PairState, entry: JournalEntry): PairState {
  const before = state[entry.side];
  const link = entry.op === 'create' ? 'live' : state.link;
  const shadow = moved(state.shadow, entry.settled);
  if (entry.op === 'remove') return { ...state, shadow, link: 'ended', [entry.side]: { ...before, fields: null } };
  const fields = { ...(entry.op === 'create' ? {} : before.fields), ...entry.sent, ...entry.after };
  return { ...state, shadow, link, [entry.side]: { key: entry.key, fields, modifiedAt: null } };
}

/** Of a new record, what its system gave it by itself then; a field that was sent then and is not now stays blank. */
function givenTo(entry: JournalEntry): Record<string, Value> {
  const given: Record<string, Value> = {};
  for (const [name, value] of Object.entries(entry.after)) given[name] = name in entry.sent ? null : value;
  return given;
}

/** What a system made of a value, where it was sent the same then. */
function storedOf(write: PlannedWrite, entries: readonly JournalEntry[]): Fields {
  const entry = entries.find((one) => one.side === write.side && one.op === write.op);
  if (entry === undefined) return write.fields;
  const stored: Record<string, Value> = entry.op === 'create' ? givenTo(entry) : {};
  for (const [name, value] of Object.entries(write.fields)) {
    const sent = entry.sent[name];
    const after = entry.after[name];
    stored[name] = sent !== undefined && after !== undefined && identical(sent, value) ? after : value;
  }
  return stored;
}

function settledBy(sync: SyncPlan, write: PlannedWrite, fields: Fields): Settles {
  const settled: Record<string, { left: Tuple; right: Tuple }> = {};
  for (const unit of sync.units) {
    for (const map of unit.maps) {
      const planned = write.settles[map.slot];
      if (planned === undefined) continue;
      const stored = valuesAt(fields, endsOf(map, write.side));
      settled[map.slot] = stored === null ? planned : { ...planned, [write.side]: [...stored] };
    }
  }
  return settled;
}

/** A record that could not get its twin has no link yet. */
function linkAfter(before: PairState['link'], { move }: Change, landed: number): PairState['link'] {
  if (move === 'tombstone' || move === 'unlink') return 'ended';
  if (move === 'create') return landed > 0 ? 'live' : before;
  return before === 'none' && move === 'none' ? 'none' : 'live';
}

/**
 * A pair after all that was decided about it.
 * @param entries what was written then, for what the systems made of the same values
 * @param refused writes that would meet what refused them then: nothing comes of them
 */
export function afterChange(
  state: PairState,
  sync: SyncPlan,
  change: Change,
  past: { readonly entries: readonly JournalEntry[]; readonly refused: ReadonlySet<PlannedWrite> },
): PairState {
  let next: PairState = {
    ...state,
    shadow: moved(change.move === 'relink' ? { left: {}, right: {} } : state.shadow, change.agreed),
    link: linkAfter(state.link, change, change.writes.filter((one) => !past.refused.has(one)).length),
  };
  for (const write of change.writes) {
    if (past.refused.has(write)) continue;
    const before = next[write.side];
    if (write.op === 'remove') {
      next = { ...next, [write.side]: { ...before, fields: null } };
      continue;
    }
    const stored = storedOf(write, past.entries);
    const fields = { ...(write.op === 'create' ? {} : before.fields), ...stored };
    const key = write.key ?? before.key;
    next = {
      ...next,
      shadow: moved(next.shadow, settledBy(sync, write, fields)),
      [write.side]: { key, fields, modifiedAt: null },
    };
  }
  return next;
}

/** The record of a side for a decision; null where there never was one. */
export function presenceOf({ key, fields, modifiedAt }: Standing): Presence | null {
  if (key === null) return null;
  if (fields === null) return { kind: 'gone', key };
  return { kind: 'found', snapshot: { key, fields, ...(modifiedAt === null ? {} : { modifiedAt }) } };
}
