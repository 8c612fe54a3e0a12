import { canon } from '../../core/values/canon.ts';
import { same } from '../../core/values/equal.ts';
import { addMs, compareInstants } from '../../core/values/instant.ts';
import type { RecordKey } from '../../model/ids.ts';
import type { Sighting, Snapshot } from '../../model/record.ts';
import type { Fields, Value } from '../../model/value.ts';
import type { Page, View } from '../contract.ts';
import { faultOfRead, noField, noObject } from './faults.ts';
import type { CallName, MemoryFault } from './options.ts';
import { instantOf, type MemoryRecord, type MemorySystem } from './system.ts';

/** How long a round trip takes at most, in milliseconds of true time; drawn anew for each call. */
const roundTripMs = 80;

/** A yield point with the time that a half of a round trip takes. */
export function pause(system: MemorySystem, call: string, moment: 'before' | 'middle' | 'after'): Promise<void> {
  const { options } = system;
  const ms = (options.random?.() ?? 0.5) * roundTripMs;
  return options.pause?.(`${options.name}.${call}:${moment}`, ms) ?? Promise.resolve();
}

/** Starts a call that changes nothing. @returns the fault that shapes its answer, if one does */
export async function arrive(
  system: MemorySystem,
  name: CallName,
  page: number,
  records: number,
): Promise<MemoryFault | null> {
  system.called();
  await pause(system, name, 'before');
  const fault = system.options.faults?.({ name, op: null, page, records }) ?? null;
  if (fault?.kind === 'slow') await system.options.pause?.(`${system.options.name}.${name}:middle`, fault.afterMs);
  if (fault?.kind === 'later') system.hush(fault.afterMs);
  const failed = faultOfRead(system.options.name, fault);
  if (failed !== null) throw failed;
  system.work();
  return fault;
}

/** @throws Fault `setting` when the object does not have a field of the view any more */
export function checkView(system: MemorySystem, view: View): void {
  const object = system.objects.get(view.shape.object);
  const asked = view.modifiedAt === null ? view.fields : [...view.fields, view.modifiedAt];
  const lost = asked.find((name) => object?.fields.every((field) => field.name !== name));
  if (object === undefined) throw noObject(system.options.name, view.shape.object);
  if (lost !== undefined) throw noField(system.options.name, view.shape.object, lost);
}

/** When the record was last modified, by the field that the view names, else by the system's own note. */
function timeOf(view: View, record: MemoryRecord): string | null {
  if (view.modifiedAt === null) return instantOf(record.modifiedAt);
  const named = record.fields[view.modifiedAt];
  return typeof named === 'string' ? named : null;
}

/** The record as this view sees it: hidden fields are left out, that is MISSING. */
export function snapshotOf(system: MemorySystem, view: View, record: MemoryRecord): Snapshot {
  const fields: { [field: string]: Value } = {};
  for (const name of view.fields) {
    const field = system.field(view.shape.object, name);
    if (field === undefined || field.hidden === true) continue;
    const stored = record.fields[name] ?? null;
    const read = canon(field.type, stored);
    fields[name] = read.ok ? read.value : stored;
  }
  const modifiedAt = system.abilities.times ? timeOf(view, record) : null;
  return { key: record.key, fields, token: `v${record.version}`, ...(modifiedAt === null ? {} : { modifiedAt }) };
}

/** Whether the record has this value, as the system compares them: in canonical form. */
export function holds(
  system: MemorySystem,
  view: View,
  record: MemoryRecord,
  [name, value]: readonly [string, Value],
): boolean {
  const type = system.field(view.shape.object, name)?.type;
  return type !== undefined && same(type, record.fields[name] ?? null, value);
}

export function sightingOf(system: MemorySystem, view: View, key: RecordKey): Sighting {
  const record = system.table(view.shape.object).records.get(key);
  return record === undefined ? { kind: 'gone', key } : { kind: 'found', snapshot: snapshotOf(system, view, record) };
}

/** Position of a record in a list: by key, or by time of change and then key. Records without a time come last. */
interface Place {
  readonly time: string | null;
  readonly key: string;
}

function compare(one: Place, other: Place): number {
  if (one.time !== other.time) {
    if (one.time === null || other.time === null) return one.time === null ? 1 : -1;
    return compareInstants(one.time, other.time);
  }
  return one.key < other.key ? -1 : one.key > other.key ? 1 : 0;
}

interface Listed {
  readonly record: MemoryRecord;
  readonly place: Place;
}

/** What a list shows at this moment, in its order: records no longer hidden by index lag, changed at or after `from`. */
function listing(system: MemorySystem, view: View, byChange: boolean, from: string | null): readonly Listed[] {
  const now = system.options.now();
  const shown: Listed[] = [];
  for (const record of system.table(view.shape.object).records.values()) {
    if (record.visibleAt > now) continue;
    const time = timeOf(view, record);
    if (from !== null && time !== null && compareInstants(time, from) < 0) continue;
    shown.push({ record, place: { time: byChange ? time : null, key: record.key } });
  }
  return shown.sort((one, other) => compare(one.place, other.place));
}

/** Pages of what a list shows, each looked up when it is asked for, as paging interfaces do. */
async function* pages(
  system: MemorySystem,
  view: View,
  name: CallName,
  from: string | null,
): AsyncGenerator<readonly MemoryRecord[]> {
  let last: Place | null = null;
  for (let page = 0; ; page += 1) {
    const { pageMax, paging } = system.abilities;
    const fault = await arrive(system, name, page, pageMax);
    checkView(system, view);
    const shown = listing(system, view, name === 'since' || paging === 'offset', from);
    const border: Place | null = last;
    const rest: readonly Listed[] =
      paging === 'offset'
        ? shown.slice(page * pageMax)
        : shown.filter((one) => border === null || compare(one.place, border) > 0);
    const found = fault?.kind === 'empty' ? [] : rest.slice(0, pageMax);
    const answer = (fault?.kind === 'half' ? found.slice(0, Math.floor(found.length / 2)) : found).map(
      (one) => one.record,
    );
    await pause(system, name, 'after');
    if (answer.length > 0) yield answer;
    if (fault?.kind === 'repeats' && answer.length > 0) yield answer;
    const final = found[found.length - 1];
    if (final === undefined || rest.length <= found.length) return;
    last = final.place;
  }
}

export async function* scan(system: MemorySystem, view: View): AsyncGenerator<Page> {
  for await (const records of pages(system, view, 'scan', null)) {
    yield { snapshots: records.map((one) => snapshotOf(system, view, one)), removed: [] };
  }
}

export async function* keys(system: MemorySystem, view: View): AsyncGenerator<readonly RecordKey[]> {
  for await (const records of pages(system, view, 'keys', null)) {
    yield records.map((one) => one.key);
  }
}

/** The cursor is the latest time of change seen. */
export async function* since(
  system: MemorySystem,
  view: View,
  cursor: string | null,
  overlapMs: number,
): AsyncGenerator<Page> {
  const from = cursor === null || cursor === '' ? null : addMs(cursor, -overlapMs);
  const told = system.abilities.removals === 'reported' ? [...system.table(view.shape.object).removed] : [];
  const removed = told.map(([key, at]) => ({ key, at: instantOf(at) }));
  const news = removed.filter((one) => from === null || compareInstants(one.at, from) >= 0);
  let latest = cursor ?? '';
  const look = (time: string | null): void => {
    if (time !== null && (latest === '' || compareInstants(time, latest) > 0)) latest = time;
  };
  for (const one of news) look(one.at);
  for await (const records of pages(system, view, 'since', from)) {
    for (const one of records) look(timeOf(view, one));
    yield { snapshots: records.map((one) => snapshotOf(system, view, one)), removed: [] };
  }
  yield { snapshots: [], removed: news.map((one) => one.key), cursor: latest };
}

/** What is under each of these keys now, in their order, as the system shows it. */
export async function read(
  system: MemorySystem,
  view: View,
  wanted: readonly RecordKey[],
): Promise<readonly Sighting[]> {
  await arrive(system, 'read', 0, wanted.length);
  checkView(system, view);
  const answer = wanted.map((key) => sightingOf(system, view, key));
  await pause(system, 'read', 'after');
  return answer;
}

/** Records that a create with this correlation made; where there is none, those that hold all of the fields. */
export async function find(
  system: MemorySystem,
  view: View,
  probe: { readonly correlation: string; readonly fields: Fields },
  limit: number,
): Promise<readonly Snapshot[]> {
  const fault = await arrive(system, 'find', 0, limit);
  checkView(system, view);
  const now = system.options.now();
  const asked = Object.entries(probe.fields);
  const seen = [...system.table(view.shape.object).records.values()].filter((one) => one.visibleAt <= now);
  const correlated = seen.filter((one) => system.abilities.correlates && one.correlation === probe.correlation);
  const equal = seen.filter(
    (one) => asked.length > 0 && asked.every(([name, value]) => holds(system, view, one, [name, value])),
  );
  const answer = (correlated.length > 0 ? correlated : equal)
    .slice(0, limit)
    .map((one) => snapshotOf(system, view, one));
  await pause(system, 'find', 'after');
  return fault?.kind === 'empty' ? [] : answer;
}
