import { statSync } from 'node:fs';
import type { Ambient, Finding, Probed, RecordCount } from '../contract.ts';
import { mayWrite, sizeWords } from '../files/may-write.ts';
import { type Place, placeOf } from '../files/place.ts';
import { probing } from '../probe/probing.ts';
import { named, type Writable, writeLook } from '../probe/writable.ts';
import { type Link, openLink, quoted } from './database.ts';
import * as faults from './faults.ts';
import { sqliteSettings } from './settings.ts';
import { type Table, tableNames, tableOf } from './table.ts';

/** Rows up to which a table is counted: counting is a walk through it. */
const countedMax = 1_000_000;

/** How many rows a table has; null for a large one. */
export function countOf(link: Link, object: string): RecordCount | null {
  const { name } = tableOf(link, object);
  const found = link.one(`select count(*) from (select 1 from ${quoted(name)} limit ${countedMax + 1})`)?.[0];
  const records = Number(found ?? 0);
  return records > countedMax ? null : { records, exact: true };
}

function writableOf(place: Place, table: Table): Writable {
  const open = table.key.length > 0;
  return {
    object: table.name,
    create: open,
    update: open,
    remove: open,
    keyless: !open,
    remedy: open ? null : faults.noKey(place, table.name).problem,
  };
}

/** Tests a connection to a database file. */
export function probe({ settings, writes }: Probed, ambient: Ambient): AsyncGenerator<Finding> {
  let link: Link | null = null;
  const opened = (): Link => {
    if (link === null) throw new Error('The database is opened before it is asked.');
    return link;
  };
  const told = <T>(work: (link: Link) => T): T => {
    try {
      return work(opened());
    } catch (error) {
      throw faults.sqliteFault(opened().place, error);
    }
  };
  return probing(
    {
      reach: async () => {
        const parsed = sqliteSettings(settings);
        const place = await placeOf('sqlite', parsed.file, ambient.folder);
        link = openLink(place, parsed);
        return { state: 'fine', words: `Found ${place.path}` };
      },
      'sign-in': async () => ({ state: 'skipped', words: 'A file needs no sign-in.' }),
      read: async () => {
        const names = told(tableNames);
        if (names.length === 0) return { state: 'failed', problem: faults.noTables(opened().place) };
        return {
          state: 'fine',
          words: `${names.length === 1 ? '1 table' : `${names.length} tables`}: ${named(names)}`,
        };
      },
      write: async () => {
        const { place, settings: own } = opened();
        if (own.readOnly && writes.length > 0) return { state: 'failed', problem: faults.readOnly(place).problem };
        if (own.readOnly) return { state: 'skipped', words: 'The connection is set to only read.' };
        mayWrite(place);
        // Takes the lock that a write takes, and gives it back before anything is written.
        told((open) => open.atomically(() => open.one('select 1')));
        const tables = told((open) => tableNames(open).map((name) => tableOf(open, name)));
        return writeLook(
          'Tandem',
          tables.map((table) => writableOf(place, table)),
          writes,
        );
      },
      limit: async () => {
        const version = told((open) => open.one('select sqlite_version()')?.[0]);
        return { state: 'fine', words: `None. SQLite ${version}, ${sizeWords(statSync(opened().place.path).size)}.` };
      },
    },
    async () => link?.close(),
  );
}
