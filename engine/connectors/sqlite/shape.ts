import type { Can, Field, ObjectShape } from '../../model/shape.ts';
import type { Column, Table } from './table.ts';

/** Records of one call. A write is one transaction, during which nobody else can write. */
export const readMax = 5_000;
export const writeMax = 1_000;

function canOf(writable: boolean, numbered: boolean): Can {
  return {
    since: true,
    removals: 'by-census',
    create: writable,
    update: writable,
    remove: writable,
    cas: { update: 'strong', remove: 'strong' },
    reservesKeys: writable && numbered,
    correlates: false,
    findLagMs: 0,
    readMax,
    writeMax,
    times: true,
  };
}

/** The columns that a key is given by: all of it by SQLite, a default, or not at all. */
export const givesKeys = (table: Table): boolean =>
  table.key.length > 0 && (table.numbered || table.key.every((column) => column.hasDefault));

/** Whether new keys can be the next numbers. */
export const reserves = (table: Table): boolean =>
  table.key.length === 1 && table.key[0]?.codec.type.kind === 'integer';

export function shapeOf(table: Table, readOnly: boolean): ObjectShape {
  const writable = table.key.length > 0 && !readOnly;
  return {
    object: table.name,
    label: table.name,
    fields: [...table.columns.values()].map((column) => fieldOf(table, column)),
    key: table.key.map((column) => column.name),
    keyFrom: givesKeys(table) || reserves(table) ? 'system' : 'field',
    can: canOf(writable, reserves(table)),
  };
}

function fieldOf(table: Table, column: Column): Field {
  const isKey = table.key.includes(column);
  const never = column.generated || column.codec.type.kind === 'file' || table.key.length === 0;
  const given = column.hasDefault || column.generated || (isKey && (givesKeys(table) || reserves(table)));
  return {
    name: column.name,
    type: column.codec.type,
    required: (column.notNull || isKey) && !given,
    nullable: !column.notNull && !isKey,
    writable: never ? 'never' : isKey ? 'on-create' : 'always',
    unique: column.unique,
    emptyIsNull: false,
  };
}
