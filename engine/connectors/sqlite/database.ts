import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Place } from '../files/place.ts';
import { closed, replaced, sqliteFault } from './faults.ts';
import type { SqliteSettings } from './settings.ts';
import type { Table } from './table.ts';
import type { Raw } from './types.ts';

/** A row as values in the order of the columns asked for. */
export type RawRow = readonly Raw[];

/** An open database. */
export interface Link {
  readonly place: Place;
  readonly settings: SqliteSettings;
  /** Tables that were looked at, by name; forgotten when the schema changes. */
  readonly tables: Map<string, { readonly schema: Raw; readonly table: Table }>;
  readonly all: (sql: string, ...bind: Raw[]) => readonly RawRow[];
  readonly one: (sql: string, ...bind: Raw[]) => RawRow | null;
  /** How many rows it touched. */
  readonly run: (sql: string, ...bind: Raw[]) => number;
  /** Runs `work` as a transaction of its own, or as a savepoint within one: all of it or nothing. */
  readonly atomically: <T>(work: () => T) => T;
  /** @throws Fault when another file lies in the place of the one that is open: what is written to that one nobody would see */
  readonly inPlace: () => void;
  /** Whether a transaction is open: a trigger may have ended it. */
  readonly inTransaction: () => boolean;
  readonly close: () => void;
}

/** @throws Fault */
export function openLink(place: Place, settings: SqliteSettings): Link {
  const db = connect(place, settings);
  const opened = statSync(place.path, { bigint: true });
  const prepared = new Map<string, Database.Statement<Raw[], Raw[]>>();
  const statement = (sql: string): Database.Statement<Raw[], Raw[]> => {
    if (!db.open) throw closed(place);
    const there = prepared.get(sql);
    if (there !== undefined) return there;
    const made = db.prepare<Raw[], Raw[]>(sql);
    if (made.reader) made.raw(true);
    prepared.set(sql, made);
    return made;
  };
  return {
    place,
    settings,
    tables: new Map(),
    all: (sql, ...bind) => statement(sql).all(...bind),
    one: (sql, ...bind) => statement(sql).get(...bind) ?? null,
    run: (sql, ...bind) => statement(sql).run(...bind).changes,
    atomically: (work) => {
      if (!db.open) throw closed(place);
      return db.transaction(work).immediate();
    },
    inPlace: () => {
      const now = statSync(place.path, { bigint: true });
      if (now.ino !== opened.ino || now.dev !== opened.dev) throw replaced(place);
    },
    inTransaction: () => db.inTransaction,
    close: () => db.close(),
  };
}

function connect(place: Place, settings: SqliteSettings): Database.Database {
  try {
    const db = new Database(place.path, {
      readonly: settings.readOnly,
      fileMustExist: true,
      timeout: settings.busyTimeoutMs,
    });
    db.defaultSafeIntegers(true);
    // What a schema calls is not to be trusted more than the file it came in.
    db.pragma('trusted_schema = off');
    // SQLite looks into the file only when asked something.
    db.pragma('schema_version');
    return db;
  } catch (error) {
    throw sqliteFault(place, error);
  }
}

/** A name in SQL. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
