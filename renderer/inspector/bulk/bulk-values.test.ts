import { expect, test } from 'vitest';
import { edit } from '../../../engine/core/flow/edit.ts';
import { Flow } from '../../../engine/model/flow.ts';
import { commonOf, removeAll, ruleAll, stepAll, turnAll } from './bulk-values.ts';

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
        { id: 'mail', left: 'mail', right: 'mail', conflict: { rule: 'left-wins' } },
        { id: 'name', left: 'name', right: 'name', direction: 'to-left', steps: [{ id: 'clean', use: 'clean' }] },
        { id: 'city', left: 'city', right: 'town', blank: 'keep' },
      ],
      rules: { conflict: { rule: 'newest' } },
    },
  ],
});
const [sync] = flow.syncs;
if (sync === undefined) throw new Error('the flow has a sync');
const after = (command: ReturnType<typeof turnAll>) => {
  if (command === null) return [];
  const edited = edit(flow, command);
  return edited.ok ? (edited.value[0].syncs[0]?.fields ?? []) : [];
};

test('what all have alike is told, and where they differ that they are mixed', () => {
  expect(commonOf(sync, sync.fields)).toEqual({
    direction: { is: 'mixed' },
    rule: { is: 'mixed' },
    blank: { is: 'mixed' },
    drift: { is: 'same', value: 'keep' },
  });
  expect(commonOf(sync, sync.fields.slice(1)).rule).toEqual({ is: 'same', value: 'newest' });
  expect(commonOf(sync, []).blank).toEqual({ is: 'mixed' });
});

test('all are turned the same way, and those that go that way stay', () => {
  expect(turnAll(sync, sync.fields, 'to-left')).toMatchObject({ do: 'several', commands: [{}, {}] });
  expect(after(turnAll(sync, sync.fields, 'to-left')).map((map) => map.direction)).toEqual([
    'to-left',
    'to-left',
    'to-left',
  ]);
  expect(turnAll(sync, sync.fields.slice(1, 2), 'to-left')).toBeNull();
});

test('another rule for several keeps the conditions of each, and one that asks has none', () => {
  const unless = [{ side: 'left' as const, field: 'city', is: 'blank' as const }];
  const [mail, ...others] = sync.fields;
  if (mail === undefined) throw new Error('the sync has field maps');
  const maps = [{ ...mail, conflict: { rule: 'left-wins' as const, unless } }, ...others];
  const rules = (rule: 'right-wins' | 'ask') => after(ruleAll(sync, maps, { rule })).map((map) => map.conflict);
  expect(rules('right-wins')).toEqual([{ rule: 'right-wins', unless }, { rule: 'right-wins' }, { rule: 'right-wins' }]);
  expect(rules('ask')).toEqual([{ rule: 'ask' }, { rule: 'ask' }, { rule: 'ask' }]);
});

test('a rule, a step and a removal reach all of them as one edit', () => {
  expect(after(ruleAll(sync, sync.fields, { rule: 'ask' })).every((map) => map.conflict?.rule === 'ask')).toBe(true);
  const stepped = after(stepAll(sync, sync.fields, 'clean'));
  expect(stepped.map((map) => map.steps?.map((step) => step.id))).toEqual([['clean'], ['clean-2', 'clean'], ['clean']]);
  expect(after(removeAll(sync, sync.fields.slice(0, 2))).map((map) => map.id)).toEqual(['city']);
});
