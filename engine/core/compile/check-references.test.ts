import { describe, expect, test } from 'vitest';
import type { Shapes } from '../../model/shape.ts';
import { contacts, customers, field, flowOf, planOf, problemsOf, shapes, wordsOf } from '../../testing/demo-flow.ts';
import { explain } from './explain.ts';

const text = { kind: 'text' } as const;
const id = field('id', text, { nullable: false, unique: true, writable: 'never' });
const plain = (object: string, more: readonly ReturnType<typeof field>[] = []) => ({
  ...contacts,
  object,
  label: object,
  fields: [id, field('name', text), field('parent', text), field('firm', { kind: 'integer' }), ...more],
});

const tags = field('tags', { kind: 'set' });
const found: Shapes = {
  ...shapes,
  crm: { kind: 'service', identity: 'org-1', objects: { firms: plain('firms'), staff: plain('staff', [tags]) } },
  erp: {
    kind: 'database',
    identity: 'db-1',
    objects: {
      firms: plain('firms'),
      staff: plain('staff', [tags]),
      pairs: { ...customers, object: 'pairs', label: 'pairs', key: ['number', 'name'] },
    },
  },
};

const sync = (name: string, ...more: readonly unknown[]) => ({
  id: name,
  left: { connection: 'crm', object: name },
  right: { connection: 'erp', object: name },
  match: { tiers: [{ left: ['name'], right: ['name'] }] },
  fields: [{ id: 'name', left: 'name', right: 'name' }, ...more],
});
const firm = (more: object = {}) => ({ id: 'firm', left: 'firm', right: 'parent', reference: 'firms', ...more });
const problems = (...syncs: readonly unknown[]) => problemsOf(flowOf(...syncs), found);
const words = (...syncs: readonly unknown[]) => wordsOf(flowOf(...syncs), found);

describe('C17: references', () => {
  test('C17: a reference may join fields of any types; the sync that it names runs first', () => {
    const plan = planOf(flowOf(sync('staff', firm()), sync('firms')), found);
    expect(plan.syncs.map((one) => [one.id, one.laterPass])).toEqual([
      ['firms', false],
      ['staff', false],
    ]);
    expect(plan.syncs[1]?.left.references).toEqual([
      { field: 'firm', sync: 'firms', side: 'left', type: { kind: 'integer' } },
    ]);
    expect(explain(plan)).toContain('points at: records of the sync "firms"; a new record waits');
  });

  test('C17: a reference to its own sync, or round in a ring, is filled in later', () => {
    const own = planOf(flowOf(sync('staff', { ...firm(), reference: 'staff' })), found);
    expect(own.syncs[0]).toMatchObject({ laterPass: true });
    expect(own.syncs[0]?.units[1]?.maps[0]?.reference).toEqual({ sync: 'staff', orphans: 'without' });
    const ring = planOf(
      flowOf(sync('staff', firm()), sync('firms', { ...firm(), id: 'head', reference: 'staff' })),
      found,
    );
    expect(ring.syncs.map((one) => [one.id, one.laterPass])).toEqual([
      ['staff', true],
      ['firms', false],
    ]);
    expect(problems(sync('staff', { ...firm(), reference: 'staff', orphans: 'wait' }))).toEqual([
      'staff/firm reference/ring',
    ]);
  });

  test('C17: a reference that cannot be followed is told with the remedy', () => {
    expect(words(sync('staff', firm()))).toEqual(['There is no sync "firms" in this flow. There is "staff".']);
    const elsewhere = { ...sync('firms'), right: { connection: 'shop', object: 'buyers', newKey: { from: 'uuid' } } };
    expect(problems(sync('staff', firm()), elsewhere)).toContain('staff/firm reference/elsewhere');
    const steps = [{ id: 'tidy', use: 'clean' }];
    expect(problems(sync('staff', firm({ steps })), sync('firms'))).toContain('staff/firm reference/steps');
    expect(problems(sync('staff', firm({ left: 'tags' })), sync('firms'))).toEqual(['staff/firm reference/list']);
    expect(problems(sync('staff', firm({ conflict: { rule: 'longest' } })), sync('firms'))).toContain(
      'staff/firm reference/rule',
    );
    expect(problems(sync('staff', { ...firm(), reference: undefined, orphans: 'wait', left: 'parent' }))).toEqual([
      'staff/firm reference/none',
    ]);
    const pairs = { ...sync('firms'), right: { connection: 'erp', object: 'pairs', newKey: { from: 'field' } } };
    expect(problems(sync('staff', firm()), pairs)).toContain('staff/firm reference/key');
  });

  test('C17: a filter may ask whether a reference is blank, and nothing else about it', () => {
    const filtered = (is: string, value?: string) => ({
      ...sync('staff', firm()),
      right: {
        connection: 'erp',
        object: 'staff',
        filter: { mode: 'all', conditions: [{ field: 'parent', is, ...(value === undefined ? {} : { value }) }] },
      },
    });
    expect(problems(filtered('not-blank'), sync('firms'))).toEqual([]);
    expect(problems(filtered('equal', '7'), sync('firms'))).toEqual(['staff/firm reference/use']);
  });
});
