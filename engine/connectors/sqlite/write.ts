import { Fault } from '../../model/fault.ts';
import type { RecordKey } from '../../model/ids.ts';
import type { Problem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Fields } from '../../model/value.ts';
import type { Outcome, View, Write } from '../contract.ts';
import { codeOf } from '../files/place.ts';
import { type Link, quoted, type RawRow } from './database.ts';
import * as faults from './faults.ts';
import { bindsOf, changeRow, holds, type Lens, lensOf, rowOf, sightingOf, snapshotIn, storedIn } from './lens.ts';
import type { Column } from './table.ts';
import type { Raw } from './types.ts';

/**
 * Applies a batch in one transaction that keeps all other writers out, each record in a savepoint of its own. A record is
 * read, compared with what is expected and changed within it, so nobody can come in between.
 */
export function write(link: Link, view: View, writes: readonly Write[]): readonly Outcome[] {
  if (writes.length === 0) return [];
  if (link.settings.readOnly) throw faults.readOnly(link.place);
  const more = writes.flatMap((one) => [
    ...(one.op === 'remove' ? [] : Object.keys(one.fields)),
    ...(one.op === 'create' ? [] : Object.keys(one.expect.fields)),
  ]);
  const lens = lensOf(link, view, more);
  if (lens.table.key.length === 0) throw faults.noKey(link.place, lens.table.name);
  link.inPlace();
  return batch(lens, writes, new Map());
}

/** @param refused writes that are known to undo the whole transaction, so that they are left out */
function batch(lens: Lens, writes: readonly Write[], refused: ReadonlyMap<Write, Problem>): readonly Outcome[] {
  let at: Write | null = null;
  try {
    return lens.link.atomically(() =>
      writes.map((one): Outcome => {
        const known = refused.get(one);
        if (known !== undefined) return { kind: 'refused', problem: known };
        at = one;
        const outcome = apply(lens, one);
        at = null;
        return outcome;
      }),
    );
  } catch (error) {
    if (isBusy(error)) return allLater(lens, writes);
    if (!isConstraint(error)) throw commitFault(lens, error, at === null);
    // A trigger rolled back all of it, or a deferred constraint failed at the end: find out whose fault it was.
    if (at !== null) return batch(lens, writes, new Map([...refused, [at, problemOf(lens, error, [])]]));
    const [only, more] = writes;
    if (only !== undefined && more === undefined) return [{ kind: 'refused', problem: problemOf(lens, error, []) }];
    return writes.flatMap((one) => batch(lens, [one], refused));
  }
}

const isBusy = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_BUSY');
const isConstraint = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_CONSTRAINT');
/** What SQLite says of one record, and would say again: a constraint, a trigger that cannot run, a key of the wrong type. */
const isOfRecord = (error: unknown): boolean =>
  isConstraint(error) || ['SQLITE_ERROR', 'SQLITE_MISMATCH', 'SQLITE_TOOBIG'].includes(codeOf(error));

function allLater(lens: Lens, writes: readonly Write[]): readonly Outcome[] {
  const problem = faults.busyProblem(lens.link.place);
  return writes.map(() => ({ kind: 'later', problem, afterMs: faults.busyAfterMs }));
}

/** A disk that fails while a transaction is being committed may have kept it or not. */
function commitFault(lens: Lens, error: unknown, atCommit: boolean): Error {
  const fault = faults.sqliteFault(lens.link.place, error);
  if (!atCommit || !codeOf(error).startsWith('SQLITE_IOERR')) return fault;
  return new Fault('unknown', fault.problem, { cause: error });
}

/** One write in its savepoint. Throws only when the transaction as a whole is lost. */
function apply(lens: Lens, one: Write): Outcome {
  let values: ReadonlyMap<Column, Raw> = new Map();
  const told = (bound: ReadonlyMap<Column, Raw>): void => {
    values = bound;
  };
  try {
    return lens.link.atomically(() => {
      switch (one.op) {
        case 'create':
          return create(lens, one, told);
        case 'update':
          return update(lens, one, told);
        case 'remove':
          return remove(lens, one);
      }
    });
  } catch (error) {
    if (!isOfRecord(error) || !lens.link.inTransaction()) throw error;
    return { kind: 'refused', problem: problemOf(lens, error, [...values]) };
  }
}

type Told = (values: ReadonlyMap<Column, Raw>) => void;

function update(lens: Lens, one: Write & { readonly op: 'update' }, told: Told): Outcome {
  const row = rowOf(lens, one.key);
  if (row === null) return { kind: 'moved-on', now: { kind: 'gone', key: one.key } };
  if (!holds(lens, row, one.expect.fields)) {
    return { kind: 'moved-on', now: { kind: 'found', snapshot: snapshotIn(lens, row) } };
  }
  const bound = boundOf(lens, one.fields, row);
  if (!bound.ok) return { kind: 'refused', problem: bound.error };
  const fixed = lens.table.key.find(
    (column) => bound.value.has(column) && bound.value.get(column) !== storedIn(lens, row, column),
  );
  if (fixed !== undefined) return { kind: 'refused', problem: faults.fixedKey(fixed.name) };
  const sets = [...bound.value].filter(([column]) => !lens.table.key.includes(column));
  told(
    new Map([...[...lens.at.keys()].map((column): [Column, Raw] => [column, storedIn(lens, row, column)]), ...sets]),
  );
  if (sets.length > 0) {
    // OR ABORT: the table itself may say to replace the record that stands in the way.
    const names = sets.map(([column]) => `${quoted(column.name)} = ?`).join(', ');
    const sql = `update or abort ${quoted(lens.table.name)} set ${names}`;
    const touched = changeRow(lens, row, { sql, bind: sets.map(([, raw]) => raw) });
    if (touched === 0) return { kind: 'refused', problem: faults.ignored(lens.table.name) };
  }
  return storedAt(lens, one.key);
}

function remove(lens: Lens, one: Write & { readonly op: 'remove' }): Outcome {
  const row = rowOf(lens, one.key);
  if (row === null) return { kind: 'moved-on', now: { kind: 'gone', key: one.key } };
  if (!holds(lens, row, one.expect.fields)) {
    return { kind: 'moved-on', now: { kind: 'found', snapshot: snapshotIn(lens, row) } };
  }
  const touched = changeRow(lens, row, { sql: `delete from ${quoted(lens.table.name)}`, bind: [] });
  return touched === 0
    ? { kind: 'refused', problem: faults.ignored(lens.table.name) }
    : { kind: 'done', snapshot: null };
}

function create(lens: Lens, one: Write & { readonly op: 'create' }, told: Told): Outcome {
  const { table, link } = lens;
  if (one.key !== null) {
    const there = rowOf(lens, one.key);
    if (there !== null) return { kind: 'moved-on', now: { kind: 'found', snapshot: snapshotIn(lens, there) } };
  }
  const bound = boundOf(lens, one.fields, null);
  if (!bound.ok) return { kind: 'refused', problem: bound.error };
  const values = new Map(bound.value);
  if (one.key !== null) {
    const parts = bindsOf(lens, one.key);
    if (parts === null) return { kind: 'refused', problem: faults.strangeKey(table.name, one.key) };
    for (const [at, column] of table.key.entries()) {
      const given = values.get(column);
      if (given !== undefined && given !== parts[at])
        return { kind: 'refused', problem: faults.strangeKey(table.name, one.key) };
      values.set(column, parts[at] ?? null);
    }
  }
  told(values);
  const names = [...values.keys()].map((column) => quoted(column.name));
  const into =
    names.length === 0 ? 'default values' : `(${names.join(', ')}) values (${names.map(() => '?').join(', ')})`;
  const sql = `insert or abort into ${quoted(table.name)} ${into} returning ${lens.keys.join(', ')}`;
  const keys = link.all(sql, ...values.values())[0];
  if (keys === undefined) return { kind: 'refused', problem: faults.ignored(table.name) };
  // Triggers run after RETURNING has its values, so what is stored is read by itself.
  const row = link.one(`${lens.select} where ${lens.keys.map((name) => `${name} is ?`).join(' and ')}`, ...keys);
  if (row === null) return { kind: 'refused', problem: faults.ignored(table.name) };
  return { kind: 'done', snapshot: snapshotIn(lens, row) };
}

/** What a record holds after it was written. A trigger may have removed it. */
function storedAt(lens: Lens, key: RecordKey): Outcome {
  const now = sightingOf(lens, key);
  return now.kind === 'found' ? { kind: 'done', snapshot: now.snapshot } : { kind: 'moved-on', now };
}

/** The values as SQLite is to store them. */
function boundOf(lens: Lens, fields: Fields, row: RawRow | null): Result<ReadonlyMap<Column, Raw>, Problem> {
  const bound = new Map<Column, Raw>();
  for (const [name, value] of Object.entries(fields)) {
    const column = lens.table.columns.get(name);
    if (column === undefined) throw faults.noColumn(lens.link.place, lens.table.name, [name]);
    const like = (row === null ? null : storedIn(lens, row, column)) ?? column.sample;
    const raw = column.generated ? err('It is computed by the table itself.') : column.codec.write(value, like);
    if (!raw.ok) return err(faults.badValue(lens.link.place, name, raw.error));
    bound.set(column, raw.value);
  }
  return ok(bound);
}

function problemOf(lens: Lens, error: unknown, values: readonly (readonly [Column, Raw])[]): Problem {
  const words = error instanceof Error ? error.message : '';
  const { table } = lens;
  const named = /^(?:UNIQUE|NOT NULL) constraint failed: (.*)$/.exec(words)?.[1]?.split(', ') ?? [];
  const columns = named.map((one) => one.slice(one.indexOf('.') + 1)).filter((name) => table.columns.has(name));
  const raws = columns.map((name) => values.find(([column]) => column.name === name)?.[1]);
  const known = raws.filter((raw) => raw !== undefined && raw !== null);
  const holder = columns.length > 0 && known.length === columns.length ? holderOf(lens, columns, known) : null;
  return faults.constraintProblem(error, { table: table.name, columns, holder });
}

/** The key of the record that has these values. */
function holderOf(lens: Lens, columns: readonly string[], raws: readonly Raw[]): string | null {
  const where = columns.map((name) => `${quoted(name)} = ?`).join(' and ');
  const row = lens.link.one(`${lens.select} where ${where} limit 1`, ...raws);
  return row === null ? null : snapshotIn(lens, row).key;
}
