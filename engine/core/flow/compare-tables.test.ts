import { expect, test } from 'vitest';
import type { Flow } from '../../model/flow.ts';
import type { Table } from '../../model/table.ts';
import { flowOf, people, peopleWith } from '../../testing/demo-flow.ts';
import { compareTables, fileTables } from './compare-tables.ts';

const looksUp: Flow = flowOf(
  peopleWith({
    left: 'phone',
    right: 'telephone',
    steps: [{ id: 'find', use: 'lookup', settings: { find: ['code'], give: ['team'], file: 'teams.csv' } }],
  }),
);
const teams: Table = {
  columns: ['code', 'team'],
  rows: [
    ['N', 'North'],
    ['S', 'South'],
  ],
};
const differences = (after: Table) =>
  compareTables(looksUp, { 'teams.csv': teams }, { 'teams.csv': after }).map((one) => one.words);

test('a file that steps look values up in is told when its rows or columns are others', () => {
  expect(differences(teams)).toEqual([]);
  expect(
    differences({
      ...teams,
      rows: [
        ['N', 'North'],
        ['S', 'Sud'],
        ['W', 'West'],
      ],
    }),
  ).toEqual(['Look-up table "teams.csv" was changed: 2 of its rows are new or changed, 1 are gone or were otherwise']);
  expect(differences({ ...teams, columns: ['code', 'group'] })).toEqual([
    'Look-up table "teams.csv" was changed: its columns are others',
  ]);
  expect(differences({ ...teams, rows: teams.rows.toReversed() })).toEqual([
    'Look-up table "teams.csv" was changed: its rows are in another order',
  ]);
});

test('what is not known on one side is no difference', () => {
  expect(compareTables(looksUp, {}, { 'teams.csv': teams })).toEqual([]);
  expect(compareTables(flowOf(people()), { 'teams.csv': teams }, { 'teams.csv': teams })).toEqual([]);
});

test('of all tables only files that steps name are frozen', () => {
  expect(fileTables(looksUp, { 'teams.csv': teams, 'erp/teams': teams })).toEqual({ 'teams.csv': teams });
  expect(fileTables(flowOf(people()), { 'teams.csv': teams })).toEqual({});
});
