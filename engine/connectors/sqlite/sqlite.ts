import { resolve } from 'node:path';
import { RecordKey } from '../../model/ids.ts';
import type { Ambient, Connector, Session, View } from '../contract.ts';
import { placeOf } from '../files/place.ts';
import { type Link, openLink, quoted } from './database.ts';
import { keysUsedUp, sqliteFault } from './faults.ts';
import { lensOf } from './lens.ts';
import { countOf, probe } from './probe.ts';
import { find, keysOf, read, scan, since } from './read.ts';
import { SqliteSettings, sqliteSettings } from './settings.ts';
import { shapeOf } from './shape.ts';
import { tableNames, tableOf } from './table.ts';
import { write } from './write.ts';

/** The highest number given as a new key so far, by file and table: sessions of one process never give the same. */
type Given = Map<string, bigint>;

/** SQLite databases: each table is an object. */
export function sqliteConnector(): Connector {
  const given: Given = new Map();
  return {
    kind: 'sqlite',
    label: 'SQLite',
    settings: SqliteSettings,
    secrets: [],
    // What a database in WAL mode was told last may still be in the file beside it.
    files(settings, folder) {
      const parsed = SqliteSettings.safeParse(settings);
      const file = parsed.success ? resolve(folder, parsed.data.file) : null;
      return file === null ? [] : [file, `${file}-wal`];
    },
    async open(settings, _secrets, ambient) {
      const parsed = sqliteSettings(settings);
      const place = await placeOf('sqlite', parsed.file, ambient.folder);
      return sessionOf(openLink(place, parsed), given, ambient);
    },
    probe,
  };
}

export const sqlite: Connector = sqliteConnector();

function sessionOf(link: Link, given: Given, ambient: Ambient): Session {
  const told = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw sqliteFault(link.place, error);
    }
  };
  function* toldEach<T>(pages: () => Iterable<T>): Generator<T> {
    try {
      yield* pages();
    } catch (error) {
      throw sqliteFault(link.place, error);
    }
  }
  return {
    identity: async () => link.place.identity,
    clock: async () => null,
    objects: async () => told(() => tableNames(link)),
    shape: async (object) => told(() => shapeOf(tableOf(link, object), link.settings.readOnly)),
    count: async (object) => told(() => countOf(link, object)),
    async *scan(view) {
      yield* toldEach(() => scan(link, view));
    },
    async *since(view, cursor, overlapMs) {
      yield* toldEach(() => since(link, view, { cursor, overlapMs, now: ambient.now() }));
    },
    async *keys(view) {
      yield* toldEach(() => keysOf(link, view));
    },
    read: async (view, keys) => told(() => read(link, view, keys)),
    find: async (view, probe, limit) => told(() => find(link, view, probe.fields, limit)),
    reserve: async (view, count) => told(() => reserve(link, given, { view, count })),
    write: async (view, writes) => told(() => write(link, view, writes)),
    close: async () => link.close(),
  };
}

const keyMax = 2n ** 63n - 1n;

/** The next numbers above all that are in the table, that it remembers having given, or that were given before. */
function reserve(
  link: Link,
  given: Given,
  { view, count }: { readonly view: View; readonly count: number },
): readonly RecordKey[] {
  if (count === 0) return [];
  const { table, keys } = lensOf(link, { ...view, fields: [], modifiedAt: null });
  const highest = link.one(
    `select max(${keys[0] ?? ''}) from ${quoted(table.name)} where typeof(${keys[0] ?? ''}) = 'integer'`,
  )?.[0];
  const counter = link.one(`select 1 from sqlite_schema where name = 'sqlite_sequence'`);
  const sequence =
    counter === null ? null : link.one('select seq from sqlite_sequence where name = ?', table.name)?.[0];
  const book = `${link.place.path}\n${table.name}`;
  const from = [highest, sequence, given.get(book)]
    .filter((one) => typeof one === 'bigint')
    .reduce((a, b) => (a > b ? a : b), 0n);
  if (from + BigInt(count) > keyMax) throw keysUsedUp(link.place, table.name);
  given.set(book, from + BigInt(count));
  return Array.from({ length: count }, (_, at) => RecordKey.parse(String(from + BigInt(at + 1))));
}
