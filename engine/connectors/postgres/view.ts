import { Fault } from '../../model/fault.ts';
import { RecordKey } from '../../model/ids.ts';
import type { Snapshot } from '../../model/record.ts';
import type { Value } from '../../model/value.ts';
import type { View } from '../contract.ts';
import type { Row } from './client.ts';
import type { Column, Table } from './discover.ts';
import { noSuchField } from './faults.ts';

/** A view made ready: what to select of the table `t`, and how to turn a row of it into a snapshot. */
export interface Lens {
  readonly table: Table;
  /** The key, the fields, the time of modification, in this order. */
  readonly selected: string;
  readonly modifiedAt: Column | null;
  /** Reads a row from position `from` on. */
  snapshot(row: Row, from: number): Snapshot;
  keyAt(row: Row, from: number): RecordKey;
}

/** @throws Fault `setting` for a field that is not there (any more) */
export function lensOf(table: Table, view: View): Lens {
  checkFields(table, view);
  const fields = view.fields.flatMap((name) => table.columns.get(name) ?? []);
  const modifiedAt = view.modifiedAt === null ? null : timeColumn(table, view.modifiedAt);
  const asked = [...table.key, ...fields, ...(modifiedAt === null ? [] : [modifiedAt])];
  const keyAt = keyReader(table);
  const timed = modifiedAt?.field.type.kind === 'instant' ? table.key.length + fields.length : -1;
  return {
    table,
    selected: asked.map((column) => column.wire.select(`t.${column.sql}`)).join(', '),
    modifiedAt,
    keyAt,
    snapshot: (row, from) => {
      const values: { [field: string]: Value } = {};
      let at = from + table.key.length;
      for (const column of fields) {
        const text = row[at];
        at += 1;
        const value = text === null || text === undefined ? null : column.wire.decode(text);
        if (value !== undefined) values[column.facts.name] = value;
      }
      const key = keyAt(row, from);
      const time = timed < 0 ? null : decoded(modifiedAt, row[from + timed]);
      return typeof time === 'string' ? { key, fields: values, modifiedAt: time } : { key, fields: values };
    },
  };
}

const decoded = (column: Column | null, text: string | null | undefined): Value | undefined =>
  text === null || text === undefined ? null : column?.wire.decode(text);

/** The shape of the view may be older than the table: what it relies on must still be there, and of the same kind. */
function checkFields(table: Table, view: View): void {
  const asked = [...view.fields, ...view.shape.key, ...(view.modifiedAt === null ? [] : [view.modifiedAt])];
  const missing = asked.filter((name) => !table.columns.has(name));
  if (missing.length > 0) throw noSuchField(table.object, missing);
  for (const name of asked) {
    const now = table.columns.get(name)?.field.type.kind;
    const then = view.shape.fields.find((field) => field.name === name)?.type.kind;
    if (then !== undefined && now !== undefined && then !== now) throw retyped(table.object, { name, then, now });
  }
  if (view.shape.key.join('\n') !== table.shape.key.join('\n')) throw rekeyed(table.object);
}

const retyped = (object: string, change: { name: string; then: string; now: string }): Fault =>
  new Fault('setting', {
    code: 'postgres/field-type',
    message: `The field "${change.name}" of ${object} now holds another type: ${change.now}, not ${change.then}.`,
    fix: 'Discover the fields of the connection again and look at the lines of this field in the flow.',
  });

const rekeyed = (object: string): Fault =>
  new Fault('setting', {
    code: 'postgres/key-changed',
    message: `The key of ${object} is made of other columns than when the flow was made.`,
    fix: 'Discover the fields of the connection again; records that were linked by the old key must be matched anew.',
  });

function timeColumn(table: Table, name: string): Column {
  const column = table.columns.get(name);
  if (column !== undefined && ['timestamptz', 'timestamp'].includes(column.facts.type.name)) return column;
  throw new Fault('setting', {
    code: 'postgres/modified-at',
    message: `The field "${name}" of ${table.object} does not say when a record was modified: it is no timestamp.`,
    fix: 'Name a column of type timestamptz that is set at every change, or let the side be scanned.',
  });
}

/** The record key is the text of the key column, or the JSON array of the texts of several. */
function keyReader(table: Table): (row: Row, from: number) => RecordKey {
  const parts = table.key;
  const [only] = parts;
  if (only === undefined) throw keyless(table.object);
  if (parts.length === 1) return (row, from) => RecordKey.parse(keyPart(only, row[from]));
  return (row, from) => RecordKey.parse(JSON.stringify(parts.map((part, index) => keyPart(part, row[from + index]))));
}

/** Keys of text stay exactly as they are stored, so that they find their record again. */
function keyPart(column: Column, text: string | null | undefined): string {
  if (text === null || text === undefined) throw emptyKey(column);
  if (column.field.type.kind === 'text') return text;
  const value = column.wire.decode(text);
  return typeof value === 'string' ? value : typeof value === 'boolean' ? String(value) : text;
}

export const keyless = (object: string): Fault =>
  new Fault('setting', {
    code: 'postgres/no-key',
    message: `${object} has no key: neither a primary key nor a unique index of columns that are never empty.`,
    fix: 'Add a primary key, or name the columns that tell its records apart in the setting "keys" of the connection.',
  });

const emptyKey = (column: Column): Fault =>
  new Fault('setting', {
    code: 'postgres/empty-key',
    message: `A record has no value in the column "${column.facts.name}", which is part of its key.`,
    fix: 'Name other columns in the setting "keys" of the connection, or give every record a value.',
  });

/**
 * The wire texts of a key's parts, or null where no record can have this key: then it is not worth asking for.
 */
export function keyParts(table: Table, key: string): readonly string[] | null {
  const given = table.key.length === 1 ? [key] : partsOf(key, table.key.length);
  if (given === null) return null;
  const parts: string[] = [];
  for (const [index, column] of table.key.entries()) {
    const text = given[index];
    if (text === undefined || !isSendable(text)) return null;
    if (column.field.type.kind === 'text' && column.facts.type.name !== 'uuid') {
      parts.push(text);
      continue;
    }
    const value = column.field.type.kind === 'boolean' ? text === 'true' : text;
    const wire = column.wire.encode(value);
    // Only the one way in which the key is written is the key: "01" is not the record 1.
    if (!wire.ok || keyPart(column, wire.value) !== text) return null;
    parts.push(wire.value);
  }
  return parts;
}

/** PostgreSQL has no NUL in texts, and half a character has no bytes. */
export const isSendable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

function partsOf(key: string, count: number): readonly string[] | null {
  try {
    const parsed: unknown = JSON.parse(key);
    if (!Array.isArray(parsed) || parsed.length !== count) return null;
    const parts = parsed.filter((part): part is string => typeof part === 'string');
    return parts.length === count && JSON.stringify(parts) === key ? parts : null;
  } catch {
    return null;
  }
}
