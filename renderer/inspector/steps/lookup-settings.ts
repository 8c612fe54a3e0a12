import { z } from 'zod';
import type { Table } from '../../../engine/model/table.ts';
import { wordsOf } from '../../words/words.ts';
import type { Settings } from './step-form.ts';

/** Where the rows of a look-up come from. */
export type RowsFrom = 'table' | 'file' | 'object';

const Names = z.array(z.string());
const TableSetting = z.object({ columns: Names, rows: z.array(Names) });
const ObjectSetting = z.object({ connection: z.string(), object: z.string() });

const columnsMin = 2;

export const namesIn = (value: unknown): readonly string[] => Names.safeParse(value).data ?? [];
export const tableIn = (settings: Settings): Table =>
  TableSetting.safeParse(settings['table']).data ?? { columns: [], rows: [] };
export const objectIn = (settings: Settings) =>
  ObjectSetting.safeParse(settings['object']).data ?? { connection: '', object: '' };

export const rowsFrom = (settings: Settings): RowsFrom =>
  settings['file'] !== undefined ? 'file' : settings['object'] !== undefined ? 'object' : 'table';

/** A name that no column has yet. */
export function freshColumn(columns: readonly string[]): string {
  const words = wordsOf('stepForms');
  let nr = columns.length + 1;
  while (columns.includes(words('column', { nr }))) nr++;
  return words('column', { nr });
}

/** The settings that change where rows come from another place. The columns that are looked in and taken stay. */
export function withRowsFrom(settings: Settings, from: RowsFrom, connection: string): Settings {
  const none = { table: undefined, file: undefined, object: undefined };
  if (from === 'file') return { ...none, file: '' };
  if (from === 'object') return { ...none, object: { connection, object: '' } };
  let columns = [...new Set([...namesIn(settings['find']), ...namesIn(settings['give'])])];
  while (columns.length < columnsMin) columns = [...columns, freshColumn(columns)];
  return { ...none, table: { columns, rows: [] } };
}

const placed = <One>(list: readonly One[], at: number, one: One): readonly One[] =>
  list.map((before, index) => (index === at ? one : before));
const without = <One>(list: readonly One[], at: number): readonly One[] => list.filter((_, index) => index !== at);

export const withCell = ({ columns, rows }: Table, row: number, column: number, text: string): Table => ({
  columns,
  rows: rows.map((cells, at) => (at === row ? placed(cells, column, text) : cells)),
});

export const withRow = ({ columns, rows }: Table): Table => ({ columns, rows: [...rows, columns.map(() => '')] });

export const withoutRow = ({ columns, rows }: Table, row: number): Table => ({ columns, rows: without(rows, row) });

export const withColumn = ({ columns, rows }: Table): Table => ({
  columns: [...columns, freshColumn(columns)],
  rows: rows.map((cells) => [...cells, '']),
});

/** The settings that change with the name of a column: what looks in it or takes it goes by the new name. */
export function withColumnNamed(settings: Settings, column: number, name: string): Settings {
  const { columns, rows } = tableIn(settings);
  const renamed = (names: unknown) => namesIn(names).map((one) => (one === columns[column] ? name : one));
  return {
    table: { columns: placed(columns, column, name), rows },
    find: renamed(settings['find']),
    give: renamed(settings['give']),
  };
}

/** The settings that change where a column is taken out. */
export function withoutColumn(settings: Settings, column: number): Settings {
  const { columns, rows } = tableIn(settings);
  const left = (names: unknown) => namesIn(names).filter((one) => one !== columns[column]);
  return {
    table: { columns: without(columns, column), rows: rows.map((cells) => without(cells, column)) },
    find: left(settings['find']),
    give: left(settings['give']),
  };
}

/** Whether a column can be taken out: a table has one to look in and one to take. */
export const canLose = ({ columns }: Table): boolean => columns.length > columnsMin;
