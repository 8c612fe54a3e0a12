import type { JournalEntry } from '../../model/change.ts';
import type { RecordKey, RunId, Side } from '../../model/ids.ts';
import type { Sighted } from '../../model/record.ts';
import type { Fields, Value } from '../../model/value.ts';
import { identical } from '../values/equal.ts';
import { compareInstants } from '../values/instant.ts';

/** All that is kept of a linked pair, or of a record without a twin. Lists are oldest first. */
export interface Kept {
  /** When its link came about: in which run, and when that began. Null: not known. */
  readonly born: { readonly at: string; readonly run: RunId } | null;
  /** What each side holds where nothing that was seen or written says otherwise. */
  readonly agreed: { readonly [side in Side]: Fields };
  readonly keys: { readonly [side in Side]: RecordKey | null };
  readonly sighted: readonly Sighted[];
  readonly entries: readonly JournalEntry[];
  /** The field of each side that says when a record was modified: that it moves is no change. */
  readonly stamps: { readonly [side in Side]: string | null };
}

/** A value, with since when it is known and whose doing it was. */
export interface Held {
  readonly value: Value;
  /** Null: from before anything is known. */
  readonly since: string | null;
  /** `linked`: it had it when the link came about. `seen`: it had it when it was first read. `people`: somebody changed it, and the run saw it. `tandem`: the run wrote it. */
  readonly by: 'linked' | 'seen' | 'people' | 'tandem';
  readonly run: RunId | null;
  /** The rule or `person` that a run wrote it by. */
  readonly why: string | null;
  /** When the record was last modified by its system's own clock, where that is known. */
  readonly modifiedAt: string | null;
}

/** What one side held at a moment. */
export interface SideAt {
  readonly key: RecordKey | null;
  /** `unknown`: before anything is known of it. */
  readonly is: 'there' | 'gone' | 'unknown';
  /** Of a record that is gone, what it held last. */
  readonly fields: { readonly [field: string]: Held };
}

/** Something happened to the record of one side, or was first seen. */
export interface Moment {
  readonly at: string;
  readonly run: RunId;
  readonly side: Side;
  readonly key: RecordKey;
  readonly by: 'people' | 'tandem';
  readonly became: 'changed' | 'there' | 'gone';
  readonly changed: { readonly [field: string]: { readonly before: Value; readonly after: Value } };
  /** By field, for what a run wrote. */
  readonly why: { readonly [field: string]: string };
  /** Journal entry of what a run wrote. */
  readonly entry: number | null;
  readonly modifiedAt: string | null;
}

/** The life of a pair: how its two records began, and every moment since, in order. */
export interface Life {
  readonly born: Kept['born'];
  /** When the last thing happened whose values retention took away: nothing is known from before; null where all is kept. */
  readonly from: string | null;
  readonly start: { readonly [side in Side]: SideAt };
  readonly steps: readonly Step[];
}

/** A moment, and what was held after it. One without a moment only made more known. */
export interface Step {
  readonly at: string;
  readonly side: Side;
  readonly moment: Moment | null;
  readonly after: SideAt;
}

type Event = { readonly sighted: Sighted } | { readonly entry: JournalEntry };

/** Readings among the writes, in the order in which both came about. What nobody knows the outcome of is left to the next reading. */
function eventsOf({ sighted, entries }: Kept): readonly Event[] {
  const events: Event[] = [];
  const written = entries.filter((one) => one.outcome !== 'maybe');
  let at = 0;
  for (const one of sighted) {
    for (; at < written.length; at++) {
      const entry = written[at];
      if (entry === undefined || entry.seq > one.after) break;
      events.push({ entry });
    }
    events.push({ sighted: one });
  }
  return [...events, ...written.slice(at).map((entry) => ({ entry }))];
}

/** Whether retention took away what was seen or written. */
function isBlanked(event: Event): boolean {
  if ('entry' in event) return event.entry.blanked !== undefined;
  const { sighting } = event.sighted;
  return sighting.kind === 'found' && Object.keys(sighting.snapshot.fields).length === 0;
}

const timeOf = (event: Event): string => ('entry' in event ? event.entry.at : event.sighted.at);

const sideOf = (event: Event): Side => ('entry' in event ? event.entry.side : event.sighted.side);

/** What was known of a side before its first reading or write; a field that neither tells of was always as it is known to be. */
function startOf(kept: Kept, side: Side, events: readonly Event[], isWhole: boolean): SideAt {
  const mine = events.filter((one) => sideOf(one) === side);
  const values: Record<string, Value> = {};
  const covered = new Set<string>();
  let isMade = false;
  for (const event of mine) {
    if ('entry' in event) {
      const { entry } = event;
      if (entry.op === 'create' && covered.size === 0 && Object.keys(values).length === 0) isMade = true;
      if (entry.op === 'create') break;
      for (const [name, value] of Object.entries(entry.before)) if (!covered.has(name)) values[name] = value;
      for (const name of [...Object.keys(entry.before), ...Object.keys(entry.sent)]) covered.add(name);
      continue;
    }
    for (const [name, value] of Object.entries(event.sighted.before ?? {}))
      if (!covered.has(name)) values[name] = value;
    if (event.sighted.sighting.kind === 'found')
      for (const name of Object.keys(event.sighted.sighting.snapshot.fields)) covered.add(name);
    for (const name of Object.keys(event.sighted.before ?? {})) covered.add(name);
  }
  const [first] = mine;
  const key =
    first === undefined
      ? kept.keys[side]
      : 'entry' in first
        ? first.entry.key
        : first.sighted.sighting.kind === 'found'
          ? first.sighted.sighting.snapshot.key
          : first.sighted.sighting.key;
  if (isMade) return { key: null, is: 'gone', fields: {} };
  for (const [name, value] of Object.entries(kept.agreed[side])) if (!covered.has(name)) values[name] ??= value;
  const since = isWhole ? (kept.born?.at ?? null) : null;
  const run = isWhole ? (kept.born?.run ?? null) : null;
  const by = isWhole ? 'linked' : 'seen';
  const fields: Record<string, Held> = {};
  for (const [name, value] of Object.entries(values))
    fields[name] = { value, since, by, run, why: null, modifiedAt: null };
  return { key, is: key === null ? 'unknown' : 'there', fields };
}

function seen(before: SideAt, one: Sighted, stamp: string | null): Step {
  const { at, run, side } = one;
  const base = { at, run, side, by: 'people', why: {}, entry: null } as const;
  if (one.sighting.kind === 'gone') {
    const { key } = one.sighting;
    const moment: Moment = { ...base, key, became: 'gone', changed: {}, modifiedAt: null };
    return { at, side, moment: before.is === 'gone' ? null : moment, after: { ...before, key, is: 'gone' } };
  }
  const { snapshot } = one.sighting;
  const modifiedAt = snapshot.modifiedAt ?? null;
  const fields: Record<string, Held> = { ...before.fields };
  const changed: Record<string, Moment['changed'][string]> = {};
  for (const [name, value] of Object.entries(snapshot.fields)) {
    if (name === stamp) continue;
    const was = before.fields[name];
    if (was !== undefined && identical(was.value, value)) continue;
    if (was !== undefined) changed[name] = { before: was.value, after: value };
    fields[name] = { value, since: at, by: was === undefined ? 'seen' : 'people', run, why: null, modifiedAt };
  }
  const isBack = before.is === 'gone';
  const isNews = isBack || Object.keys(changed).length > 0;
  const moment: Moment = { ...base, key: snapshot.key, became: isBack ? 'there' : 'changed', changed, modifiedAt };
  return { at, side, moment: isNews ? moment : null, after: { key: snapshot.key, is: 'there', fields } };
}

const becameBy = { create: 'there', update: 'changed', remove: 'gone' } as const;

function wrote(before: SideAt, entry: JournalEntry, stamp: string | null): Step {
  const { at, run, side, key, op } = entry;
  const fields: Record<string, Held> = op === 'create' ? {} : { ...before.fields };
  const changed: Record<string, Moment['changed'][string]> = {};
  for (const [name, value] of Object.entries({ ...entry.sent, ...entry.after })) {
    if (name === stamp) continue;
    const why = entry.why[name] ?? (op === 'create' ? 'create' : null);
    changed[name] = { before: entry.before[name] ?? null, after: value };
    fields[name] = { value, since: at, by: 'tandem', run, why, modifiedAt: null };
  }
  const base = { at, run, side, key, by: 'tandem', entry: entry.seq, modifiedAt: null } as const;
  const moment: Moment = { ...base, became: becameBy[op], changed, why: entry.why };
  return { at, side, moment, after: { key, is: op === 'remove' ? 'gone' : 'there', fields } };
}

/** Puts together what was seen of a pair and what was written to it: its whole life, as far as it is known (X2). */
export function lifeOf(kept: Kept): Life {
  const all = eventsOf(kept);
  const removed = all.findLastIndex(isBlanked);
  const [last] = removed === -1 ? [] : all.slice(removed, removed + 1);
  const from = last === undefined ? null : timeOf(last);
  const events = all.slice(removed + 1);
  const startOn = (side: Side): SideAt => startOf(kept, side, events, from === null);
  const start = { left: startOn('left'), right: startOn('right') };
  const now: Record<Side, SideAt> = { ...start };
  const steps: Step[] = [];
  for (const event of events) {
    const side = sideOf(event);
    const stamp = kept.stamps[side];
    const step = 'entry' in event ? wrote(now[side], event.entry, stamp) : seen(now[side], event.sighted, stamp);
    now[side] = step.after;
    steps.push(step);
  }
  return { born: kept.born, from, start, steps };
}

const unknown: SideAt = { key: null, is: 'unknown', fields: {} };

/**
 * What both sides held at an instant, as far as it was known then: an edit counts from when a run saw it (X2).
 * @param at canonical; null for now
 */
export function asOf(life: Life, at: string | null): { readonly [side in Side]: SideAt } {
  const isPast = (instant: string): boolean => at === null || compareInstants(instant, at) <= 0;
  const begins = life.from ?? life.born?.at ?? null;
  const isBorn = begins === null || isPast(begins);
  const sides: Record<Side, SideAt> = isBorn ? { ...life.start } : { left: unknown, right: unknown };
  for (const step of life.steps) if (isPast(step.at)) sides[step.side] = step.after;
  return sides;
}

/** The moments of a life in order, numbered from 1 by their place. */
export const momentsOf = (life: Life): readonly Moment[] => life.steps.flatMap((step) => step.moment ?? []);

/**
 * What both sides held right after a moment. What was first read of a record later is how it was then, until something
 * happened to it.
 * @param number from 1; 0: as they were linked; null where there is no such moment
 */
export function afterMoment(life: Life, number: number): { readonly [side in Side]: SideAt } | null {
  if (number > momentsOf(life).length) return null;
  const sides: Record<Side, SideAt> = { ...life.start };
  for (const side of ['left', 'right'] as const) {
    let count = 0;
    for (const step of life.steps) {
      if (step.moment !== null) count += 1;
      if (step.side !== side) continue;
      if (step.moment !== null && count > number) break;
      sides[side] = step.after;
    }
  }
  return sides;
}
