import { expect, test } from 'vitest';
import { Flow } from '../../engine/model/flow.ts';
import { FlowProblem } from '../../engine/model/problem.ts';
import { mapRows, searched, sorted } from './table-rows.ts';

const flow = Flow.parse({
  format: 1,
  id: 'people',
  syncs: [
    {
      id: 'people',
      left: { connection: 'crm', object: 'contacts' },
      right: { connection: 'erp', object: 'customers' },
      match: { tiers: [{ left: ['mail'], right: ['mail'] }] },
      fields: [
        { id: 'street', left: 'Street', right: 'Address' },
        { id: 'mail', left: 'Email', right: 'E-mail', conflict: { rule: 'right-wins' } },
        { id: 'city', left: 'City', right: 'Town', direction: 'to-right' },
        { id: 'zip', left: 'Zip', right: 'Postcode', steps: [{ id: 'clean', use: 'clean' }] },
      ],
      groups: [{ id: 'address', label: 'Address', maps: ['street', 'zip'] }],
    },
  ],
});
const [sync] = flow.syncs;
if (sync === undefined) throw new Error('the flow has a sync');
const problem = FlowProblem.parse({
  code: 'line/types',
  message: 'No.',
  fix: 'Mend it.',
  node: 'people/city',
  stops: true,
});
const rows = mapRows(sync, { left: null, right: null }, { left: 'CRM', right: 'ERP' }, { 'people/city': [problem] });
const ids = (list: ReturnType<typeof sorted>) => list.map((row) => row.map.id);

test('a row says what its line does, and who wins only where both sides can', () => {
  expect(rows.map((row) => row.who)).toEqual(['Ask in the inbox', 'ERP wins', null, 'Ask in the inbox']);
  expect(rows.find((row) => row.map.id === 'zip')?.steps).toBe('Clean up');
});

test('the rows of a group stand together, whatever they are sorted by', () => {
  expect(ids(sorted(sync, rows, null))).toEqual(['street', 'zip', 'mail', 'city']);
  expect(ids(sorted(sync, rows, { by: 'left', isDown: false }))).toEqual(['city', 'mail', 'street', 'zip']);
  expect(ids(sorted(sync, rows, { by: 'left', isDown: true }))).toEqual(['zip', 'street', 'mail', 'city']);
  expect(sorted(sync, rows, null)[1]?.group).toMatchObject({ at: 1, of: 2 });
});

test('rows with problems come first where they are sorted by them', () => {
  expect(ids(sorted(sync, rows, { by: 'problem', isDown: false }))[0]).toBe('city');
});

test('a search looks at both fields and the steps, a filter leaves what it names', () => {
  expect(searched(rows, 'clean', 'all').map((row) => row.map.id)).toEqual(['zip']);
  expect(searched(rows, 'TOWN', 'all').map((row) => row.map.id)).toEqual(['city']);
  expect(searched(rows, '', 'problems').map((row) => row.map.id)).toEqual(['city']);
  expect(searched(rows, '', 'one-way').map((row) => row.map.id)).toEqual(['city']);
});
