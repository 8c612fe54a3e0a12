import { describe, expect, test } from 'vitest';
import { Flow } from '../../../model/flow.ts';
import { Shapes } from '../../../model/shape.ts';
import { cardFields, readinessOf } from './drawn.ts';

const field = (name: string, more: object = {}): object => ({
  name,
  type: { kind: 'text' },
  required: false,
  nullable: true,
  writable: 'always',
  unique: false,
  emptyIsNull: false,
  ...more,
});

const can = {
  since: false,
  removals: 'by-census',
  create: true,
  update: true,
  remove: true,
  cas: { update: 'none', remove: 'none' },
  reservesKeys: false,
  correlates: false,
  findLagMs: 0,
  readMax: 100,
  writeMax: 100,
  times: false,
};

const object = (name: string, fields: readonly object[]): object => ({
  kind: 'memory',
  identity: name,
  objects: { people: { object: 'people', label: 'People', fields, key: ['id'], keyFrom: 'system', can } },
});

const shapes = Shapes.parse({
  crm: object('crm', [
    field('id', { required: true }),
    field('name', { required: true, label: 'Full name' }),
    field('stage', { type: { kind: 'choice', options: ['a'] } }),
  ]),
  erp: object('erp', [field('id'), field('title', { required: true }), field('vat', { required: true, label: 'VAT' })]),
});

const flow = (fields: readonly object[]): Flow =>
  Flow.parse({
    format: 1,
    id: 'demo',
    syncs: [
      {
        id: 'people',
        left: { connection: 'crm', object: 'people' },
        right: { connection: 'erp', object: 'people' },
        match: { tiers: [] },
        fields,
      },
    ],
  });

describe('what is drawn', () => {
  test('is told by the names that people see', () => {
    const drawn = flow([{ id: 'm', left: ['name', 'stage'], right: 'title', direction: 'to-right-on-create' }]);
    expect(cardFields(drawn, shapes)).toEqual([
      { sync: 'people', map: 'm', left: 'Full name, stage', right: 'title', type: 'text', way: 'to-right' },
    ]);
    expect(cardFields(drawn, {})[0]?.left).toBe('name, stage');
  });
  test('lacks required fields that no line brings', () => {
    expect(readinessOf(flow([{ id: 'm', left: 'name', right: 'title' }]), shapes)).toEqual({
      isMatched: false,
      matchedBy: [],
      required: 3,
      missing: ['VAT'],
    });
  });
  test('lacks a field that a line only leads away from', () => {
    const one = flow([{ id: 'm', left: 'name', right: 'title', direction: 'to-right' }]);
    expect(readinessOf(one, shapes).missing).toEqual(['Full name', 'VAT']);
  });
});
