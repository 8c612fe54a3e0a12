import { nounOf } from '../../core/values/canon.ts';
import type { Problem } from '../../model/problem.ts';
import type { Fields, Value } from '../../model/value.ts';
import type { Outcome, Write } from '../contract.ts';
import type { Column, Table } from './discover.ts';
import { noSuchField } from './faults.ts';
import { isSendable, keyParts } from './view.ts';

export interface Cell {
  readonly column: Column;
  /** As it is sent; null is NULL. */
  readonly text: string | null;
}

export interface Expected {
  readonly column: Column;
  readonly value: Value;
  /** As it is sent; undefined where the column could not even hold it, so that only the slow comparison can tell. */
  readonly text: string | null | undefined;
}

/** One write made ready. Jobs with the same `group` go in one statement. */
export interface Job {
  /** Its place in the batch. */
  readonly n: number;
  readonly write: Write;
  /** Null for a create whose key the server gives. */
  readonly key: readonly string[] | null;
  readonly cells: readonly Cell[];
  readonly expected: readonly Expected[];
  readonly group: string;
}

export type Ready = { readonly job: Job } | { readonly outcome: Outcome };

const refused = (code: string, message: string, fix: string): Ready => ({
  outcome: { kind: 'refused', problem: { code: `postgres/${code}`, message, fix } },
});

/**
 * What cannot be sent is settled here, so that no statement fails because of it.
 * @throws Fault `setting` for a field that is not there any more
 */
export function prepare(table: Table, write: Write, n: number): Ready {
  const key = write.key === null ? null : keyParts(table, write.key);
  if (write.op === 'create') {
    if (write.key !== null && key === null) {
      const message = `${table.object} cannot have a record with the key that was given: it does not fit the key column.`;
      return refused('key', message, 'Give new records keys of the type of the key column.');
    }
    return prepareCreate(table, { write, n, key });
  }
  if (key === null) return { outcome: { kind: 'moved-on', now: { kind: 'gone', key: write.key } } };
  const cells = write.op === 'update' ? cellsOf(table, write.fields, 'update') : [];
  if (!Array.isArray(cells)) return { outcome: { kind: 'refused', problem: cells } };
  const expected = Object.entries(write.expect.fields).map(([name, value]) => expectedOf(table, name, value));
  const names = [write.op, cells.map((cell) => cell.column.facts.name), expected.map((one) => one.column.facts.name)];
  const isPlain = expected.every((one) => one.text !== undefined) && (write.op === 'remove' || cells.length > 0);
  return { job: { n, write, key, cells, expected, group: isPlain ? JSON.stringify(names) : 'compare' } };
}

interface CreateParts {
  readonly write: Write & { readonly op: 'create' };
  readonly n: number;
  readonly key: readonly string[] | null;
}

function prepareCreate(table: Table, { write, n, key }: CreateParts): Ready {
  const keyNames = new Set(table.shape.key);
  const fields = Object.entries(write.fields).filter(([name]) => key === null || !keyNames.has(name));
  const cells = cellsOf(table, Object.fromEntries(fields), 'create');
  if (!Array.isArray(cells)) return { outcome: { kind: 'refused', problem: cells } };
  const given = new Set([...fields.map(([name]) => name), ...(key === null ? [] : keyNames)]);
  const missing = table.shape.fields.filter((field) => field.required && !given.has(field.name));
  if (missing.length > 0) {
    const names = missing.map((field) => `"${field.name}"`).join(', ');
    const message = `A record of ${table.object} cannot be created without a value for ${names}.`;
    return refused('required', message, 'Map a field to it, or give it a default in the database.');
  }
  const keyCells = (key ?? []).flatMap((text, index) => {
    const column = table.key[index];
    return column === undefined ? [] : [{ column, text }];
  });
  const all = [...keyCells, ...cells];
  // A create whose key only the server knows goes alone: nothing else would tell which row is its own.
  const fromFields = table.key.map((column) => all.find((cell) => cell.column === column)?.text ?? null);
  const known = fromFields.filter((text): text is string => text !== null);
  const own = known.length === table.key.length ? known : null;
  const group = JSON.stringify(['create', own === null ? n : -1, all.map((cell) => cell.column.facts.name)]);
  return { job: { n, write, key: own, cells: all, expected: [], group } };
}

function cellsOf(table: Table, fields: Fields, op: 'create' | 'update'): Cell[] | Problem {
  const cells: Cell[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const column = table.columns.get(name);
    if (column === undefined) throw noSuchField(table.object, [name]);
    const { writable, nullable } = column.field;
    if (writable === 'never' || (writable === 'on-create' && op === 'update')) return notWritable(table, name);
    if (value === null) {
      if (!nullable) return notNull(table, name);
      cells.push({ column, text: null });
      continue;
    }
    const encoded = column.wire.encode(value);
    if (!encoded.ok) return notTaken(table, column, encoded.error);
    if (!isSendable(encoded.value)) return notTaken(table, column, nounOf(column.field.type));
    cells.push({ column, text: encoded.value });
  }
  return cells;
}

function expectedOf(table: Table, name: string, value: Value): Expected {
  const column = table.columns.get(name);
  if (column === undefined) throw noSuchField(table.object, [name]);
  if (value === null) return { column, value, text: null };
  const encoded = column.wire.encode(value);
  return { column, value, text: encoded.ok && isSendable(encoded.value) ? encoded.value : undefined };
}

const notWritable = (table: Table, name: string): Problem => ({
  code: 'postgres/not-writable',
  message: `The field "${name}" of ${table.object} cannot be written: it is read-only, computed, or part of the key.`,
  fix: 'Turn the line of this field so that it only reads from here.',
});

export const notNull = (table: Table, name: string): Problem => ({
  code: 'postgres/not-null',
  message: `The field "${name}" of ${table.object} must have a value.`,
  fix: 'Enter a value on the other side, or let the line keep a value where the other side is empty.',
});

const notTaken = (table: Table, column: Column, what: string): Problem => ({
  code: 'postgres/wrong-value',
  message: `The field "${column.facts.name}" of ${table.object} takes ${what}; the value to write is not.`,
  fix: 'Correct the value on the other side, or add a step that turns it into one that fits.',
});
