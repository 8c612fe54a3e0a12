import { crc32 } from 'node:zlib';
import type { Database } from 'better-sqlite3';

/** A list of names that many rows share: such a row carries the list's number and its own values alone. */
export interface NameList {
  readonly id: number;
  readonly names: readonly string[];
  /** Checksum of the names, for rows that are bound to them. */
  readonly sum: number;
}

/** Lists of names by number. Zero is no list: the row carries its names itself. */
export interface Names {
  /** The list of an object's names, made now if need be; null where its names stay with its values. Inside a transaction. */
  need(object: { readonly [name: string]: unknown }): NameList | null;
  /** Null for zero. A list that is not there is one that no row fits. */
  find(id: number): NameList | null;
  /** After a rollback: numbers given in it do not count. */
  forget(): void;
}

/** Records that leave fields out here and there could each have a list of their own; beyond this many none gets a new one. */
const listsMax = 200;

function has(list: NameList, object: { readonly [name: string]: unknown }): boolean {
  let at = 0;
  for (const name in object) {
    if (list.names[at] !== name || object[name] === undefined) return false;
    at += 1;
  }
  return at === list.names.length;
}

function listIn(text: string): readonly string[] | null {
  try {
    const names: unknown = JSON.parse(text);
    return Array.isArray(names) && names.every((name) => typeof name === 'string') ? names : null;
  } catch {
    return null;
  }
}

export function namesOf(db: Database): Names {
  const byId = db.prepare<[number], { list: string }>('SELECT list FROM names WHERE id = ?');
  const byList = db.prepare<[string], { id: number }>('SELECT id FROM names WHERE list = ?');
  const add = db.prepare('INSERT OR IGNORE INTO names (list) VALUES (?)');
  let known: NameList[] = [];
  let last: NameList | null = null;
  const keep = (id: number, names: readonly string[]): NameList => {
    last = { id, names, sum: crc32(JSON.stringify(names)) };
    known.push(last);
    return last;
  };
  return {
    need(object) {
      if (last !== null && has(last, object)) return last;
      const found = known.find((list) => has(list, object));
      if (found !== undefined) {
        last = found;
        return found;
      }
      const names = Object.keys(object);
      // Set by name, it would become the object's prototype.
      const isOdd = names.includes('__proto__') || names.some((name) => object[name] === undefined);
      if (isOdd || known.length >= listsMax) return null;
      const list = JSON.stringify(names);
      add.run(list);
      const row = byList.get(list);
      return row === undefined ? null : keep(row.id, names);
    },
    find(id) {
      if (id === 0) return null;
      if (last?.id === id) return last;
      const found = known.find((list) => list.id === id);
      if (found !== undefined) return found;
      const row = byId.get(id);
      const names = row === undefined ? null : listIn(row.list);
      return names === null ? { id, names: [], sum: -1 } : keep(id, names);
    },
    forget() {
      known = [];
      last = null;
    },
  };
}

/** Values in the order of a list's names. */
export function valuesIn<T>(list: NameList, object: { readonly [name: string]: T }): T[] {
  const values: T[] = [];
  for (const name of list.names) {
    const value = object[name];
    if (value !== undefined) values.push(value);
  }
  return values;
}

/** Values by the names of a list; null where there are more or fewer than names. */
export function byName<T>(list: NameList, values: readonly T[] | null): { readonly [name: string]: T } | null {
  if (values?.length !== list.names.length) return null;
  const object: { [name: string]: T } = {};
  let at = 0;
  for (const value of values) {
    object[list.names[at] ?? ''] = value;
    at += 1;
  }
  return object;
}
