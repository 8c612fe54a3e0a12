import { expect, test } from 'vitest';
import { rowsFrom, withCell, withColumnNamed, withoutColumn, withRow, withRowsFrom } from './lookup-settings.ts';

const table = { columns: ['code', 'team', 'city'], rows: [['N', 'North', 'Kiel']] };
const settings = { find: ['code'], give: ['team', 'city'], table };

test('rows come from one place only', () => {
  expect(rowsFrom(settings)).toBe('table');
  const file = withRowsFrom(settings, 'file', 'crm');
  expect(file).toEqual({ table: undefined, file: '', object: undefined });
  expect(rowsFrom(file)).toBe('file');
  expect(withRowsFrom(settings, 'object', 'crm')).toMatchObject({ object: { connection: 'crm', object: '' } });
});

test('a table that is begun has the columns that are looked in and taken', () => {
  expect(withRowsFrom({ ...settings, table: undefined }, 'table', 'crm')['table']).toEqual({
    columns: ['code', 'team', 'city'],
    rows: [],
  });
  expect(withRowsFrom({}, 'table', 'crm')['table']).toEqual({ columns: ['Column 1', 'Column 2'], rows: [] });
});

test('a column that is renamed is looked in and taken by its new name', () => {
  expect(withColumnNamed(settings, 1, 'group')).toEqual({
    table: { columns: ['code', 'group', 'city'], rows: table.rows },
    find: ['code'],
    give: ['group', 'city'],
  });
});

test('a column that is taken out goes from all rows', () => {
  expect(withoutColumn(settings, 2)).toEqual({
    table: { columns: ['code', 'team'], rows: [['N', 'North']] },
    find: ['code'],
    give: ['team'],
  });
});

test('a new row is blank, and a cell is set', () => {
  expect(withCell(withRow(table), 1, 0, 'S').rows).toEqual([
    ['N', 'North', 'Kiel'],
    ['S', '', ''],
  ]);
});
