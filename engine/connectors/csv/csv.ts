import { resolve } from 'node:path';
import { RecordKey } from '../../model/ids.ts';
import type { Connector, Session, View, Write } from '../contract.ts';
import { placeOf } from '../files/place.ts';
import { closed as closedFault, noObject } from './faults.ts';
import { probe } from './probe.ts';
import { countOf, find, highestKey, keysOf, read, scan } from './read.ts';
import { CsvSettings, csvSettings } from './settings.ts';
import { shapeOf } from './shape.ts';
import { objectOf, type Sheet, withTable } from './table.ts';
import { write } from './write.ts';

/** The highest number given as a new key so far, by file: sessions of one process never give the same. */
type Given = Map<string, bigint>;

/** CSV and TSV files: one file, one object. */
export function csvConnector(): Connector {
  const given: Given = new Map();
  return {
    kind: 'csv',
    label: 'CSV file',
    settings: CsvSettings,
    secrets: [],
    files(settings, folder) {
      const parsed = CsvSettings.safeParse(settings);
      return parsed.success ? [resolve(folder, parsed.data.file)] : [];
    },
    async open(settings, _secrets, ambient) {
      const parsed = csvSettings(settings);
      const place = await placeOf('csv', parsed.file, ambient.folder);
      const sheet = { place, settings: parsed };
      await withTable(sheet, async () => undefined);
      return sessionOf(sheet, given);
    },
    probe,
  };
}

export const csv: Connector = csvConnector();

function sessionOf(sheet: Sheet, given: Given): Session {
  let closed = false;
  const open = (): Sheet => {
    if (closed) throw closedFault(sheet.place);
    return sheet;
  };
  return {
    identity: async () => open().place.identity,
    clock: async () => null,
    objects: async () => [objectOf(open().place)],
    shape: async (object) => {
      const there = objectOf(open().place);
      if (object !== there) throw noObject(sheet.place, object, there);
      return shapeOf(sheet);
    },
    count: async () => countOf(open()),
    async *scan(view) {
      yield* scan(open(), view);
    },
    // A file has no order of changes to ask for: `can.since` is false.
    async *since(view) {
      yield* scan(open(), view);
    },
    async *keys(view) {
      yield* keysOf(open(), view);
    },
    read: async (view, keys) => read(open(), view, keys),
    find: async (view, probe, limit) => find(open(), view, probe.fields, limit),
    reserve: async (_view, count) => reserve(open(), given, count),
    write: async (view, writes) => write(open(), view, await withKeys(open(), given, { view, writes })),
    close: async () => {
      closed = true;
    },
  };
}

/** The next numbers above all that are in the file or were given before. */
async function reserve(sheet: Sheet, given: Given, count: number): Promise<readonly RecordKey[]> {
  if (count === 0) return [];
  const highest = await highestKey(sheet);
  const before = given.get(sheet.place.path) ?? 0n;
  const from = highest > before ? highest : before;
  given.set(sheet.place.path, from + BigInt(count));
  return Array.from({ length: count }, (_, at) => RecordKey.parse(String(from + BigInt(at + 1))));
}

/** Gives the next numbers to creates that come without a key, where that is what new keys are. */
async function withKeys(
  sheet: Sheet,
  given: Given,
  { view, writes }: { readonly view: View; readonly writes: readonly Write[] },
): Promise<readonly Write[]> {
  const [name = ''] = view.shape.key;
  const bare = (one: Write): boolean => one.op === 'create' && one.key === null && one.fields[name] === undefined;
  const count = view.shape.can.reservesKeys ? writes.filter(bare).length : 0;
  const keys = [...(await reserve(sheet, given, count))];
  return count === 0
    ? writes
    : writes.map((one) => (one.op === 'create' && bare(one) ? { ...one, key: keys.shift() ?? null } : one));
}
