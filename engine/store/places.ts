import type { Database } from 'better-sqlite3';
import type { RecordKey, RunId, Side } from '../model/ids.ts';

/** Numbers for rows of words, for tables that live no longer than the process. */
export interface Places {
  of(...words: readonly string[]): number;
  /** Of all rows that begin with these words, the numbers; they will not be given again. */
  forget(...words: readonly string[]): readonly number[];
}

export function numbering(): Places {
  const known = new Map<string, number>();
  let last = 0;
  const nameOf = (words: readonly string[]): string => words.map((word) => `${word}\n`).join('');
  return {
    of(...words) {
      const name = nameOf(words);
      const had = known.get(name);
      if (had !== undefined) return had;
      last += 1;
      known.set(name, last);
      return last;
    },
    forget(...words) {
      const begin = nameOf(words);
      const gone = [...known].filter(([name]) => name.startsWith(begin));
      for (const [name] of gone) known.delete(name);
      return gone.map(([, number]) => number);
    },
  };
}

/** Where the keys that a run has met on a side are, in the table `met`. */
export const metPlace = (places: Places, run: RunId, scope: number, side: Side): number =>
  places.of('met', run, String(scope), side);

/** Where the changes that a run decided are, in the table `change`. */
export const changePlace = (places: Places, run: RunId, scope: number): number =>
  places.of('change', run, String(scope));

/** Sets of keys by place, in a table of this connection alone. */
export function keySets(db: Database, table: 'seen' | 'met') {
  db.exec(`
    CREATE TEMP TABLE ${table} (place INTEGER NOT NULL, key TEXT NOT NULL, PRIMARY KEY (place, key)) STRICT, WITHOUT ROWID`);
  const add = db.prepare<[number, string]>(
    `INSERT OR IGNORE INTO temp.${table} (place, key) SELECT ?, value FROM json_each(?)`,
  );
  const drop = db.prepare<[number]>(`DELETE FROM temp.${table} WHERE place = ?`);
  const dropAll = db.prepare(`DELETE FROM temp.${table}`);
  const used = new Set<number>();
  return {
    /** Keys are put at this place by other means. */
    use(place: number): void {
      used.add(place);
    },
    /** How many of the keys were not there before. */
    add(place: number, keys: readonly RecordKey[]): number {
      used.add(place);
      return add.run(place, JSON.stringify(keys)).changes;
    },
    forget(place: number): void {
      if (!used.delete(place)) return;
      // Emptying the table is done in no time; taking rows out of it is not.
      if (used.size === 0) dropAll.run();
      else drop.run(place);
    },
  };
}
