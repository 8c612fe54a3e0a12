import { describe, expect, test } from 'vitest';
import type { Table, Tables } from '../../model/table.ts';
import { catalog, flowOf, peopleWith, shapes } from '../../testing/demo-flow.ts';
import { forwardLine } from '../steps/line.ts';
import { compile } from './compile.ts';
import { tableSourcesOf } from './table-sources.ts';

const settings = { find: ['code'], give: ['team'], file: 'teams.csv' };
const flowWith = (more: object = {}) =>
  flowOf(
    peopleWith({
      left: 'phone',
      right: 'telephone',
      steps: [{ id: 'look', use: 'lookup', settings: { ...settings, ...more } }],
    }),
  );

const teams = (...rows: [string, string, string][]): Table => ({ columns: ['code', 'team', 'note'], rows });
const usual: Tables = { 'teams.csv': teams(['N', 'North', ''], ['S', 'South', 'old']) };

function compiled(tables: Tables, more: object = {}) {
  const made = compile(flowWith(more), catalog, shapes, tables);
  return made.ok ? made.value.plan : made.error.map((one) => `${one.node}: ${one.message}`);
}

const hashOfPlan = (tables: Tables) => {
  const plan = compiled(tables);
  return 'hash' in plan ? plan.hash : plan;
};

describe('tables that steps look values up in', () => {
  test('C27: the plan holds the rows, so that a line needs nothing but its plan', () => {
    const plan = compiled(usual);
    if (!('syncs' in plan)) throw new Error(plan.join('\n'));
    const map = plan.syncs[0]?.units.flatMap((unit) => unit.maps).find((one) => one.id === 'extra');
    const made = forwardLine(map?.steps ?? [], ['S'], [{ kind: 'text' }], [{ kind: 'text' }]);
    expect(made).toEqual({ ok: true, value: ['South'] });
    expect(map?.loss).toBe('none');
  });

  test('C27: another row is another plan, and a column that nobody looks at is not', () => {
    const changed = { 'teams.csv': teams(['N', 'North', ''], ['S', 'Southwest', 'old']) };
    const noted = { 'teams.csv': teams(['N', 'North', 'new note'], ['S', 'South', '']) };
    expect(hashOfPlan(usual)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOfPlan(changed)).not.toBe(hashOfPlan(usual));
    expect(hashOfPlan(noted)).toBe(hashOfPlan(usual));
  });

  test('C27: a table that was not read, lacks a column or is no file beside the flow is told at its step', () => {
    expect(compiled({})).toEqual([expect.stringMatching(/^people\/extra\/look: .*teams\.csv has not been read/)]);
    expect(compiled({ 'teams.csv': { columns: ['code', 'name'], rows: [] } })).toEqual([
      expect.stringContaining('There is no column "team", only code, name.'),
    ]);
    expect(compiled(usual, { table: { columns: ['code', 'team'], rows: [] } })).toEqual([
      expect.stringContaining('Write the table here or name a file or an object, not both.'),
    ]);
    expect(compiled(usual, { file: '../teams.csv' })).toEqual([expect.stringContaining('lies beside the flow')]);
    const object = { connection: 'crm', object: 'teams' };
    expect(compiled(usual, { object })).toEqual([expect.stringContaining('Name a file or an object, not both.')]);
    expect(compiled(usual, { file: undefined, object })).toEqual([
      expect.stringContaining('The table crm/teams has not been read; look whether the connection has this object.'),
    ]);
  });

  test('C27: the tables that a flow needs are known without its shapes', () => {
    const file = (name: string) => ({ source: { file: name }, node: 'people/extra/look' });
    expect(tableSourcesOf(flowWith())).toEqual([file('teams.csv')]);
    expect(tableSourcesOf(flowWith({ file: '__proto__.csv' }))).toEqual([file('__proto__.csv')]);
    const object = { connection: 'crm', object: 'teams' };
    expect(tableSourcesOf(flowWith({ file: undefined, object }))).toEqual([
      { source: { ...object, columns: ['code', 'team'] }, node: 'people/extra/look' },
    ]);
    expect(tableSourcesOf(flowOf(peopleWith({ left: 'phone', right: 'telephone' })))).toEqual([]);
  });

  test('C27: the rows of an object are bound like those of a file', () => {
    const object = { connection: 'crm', object: 'teams' };
    const plan = compiled({ 'crm/teams': usual['teams.csv'] ?? teams() }, { file: undefined, object });
    if (!('syncs' in plan)) throw new Error(plan.join('\n'));
    const map = plan.syncs[0]?.units.flatMap((unit) => unit.maps).find((one) => one.id === 'extra');
    const text = [{ kind: 'text' as const }];
    expect(forwardLine(map?.steps ?? [], ['S'], text, text)).toEqual({ ok: true, value: ['South'] });
  });
});
