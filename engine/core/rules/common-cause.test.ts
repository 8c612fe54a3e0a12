import { expect, test } from 'vitest';
import type { Answer } from '../../model/conflict.ts';
import type { ConflictRule } from '../../model/flow.ts';
import { ConflictId } from '../../model/ids.ts';
import type { SyncPlan } from '../../model/plan.ts';
import type { Fields } from '../../model/value.ts';
import { field } from '../../testing/demo-flow.ts';
import { mapPlan, syncPlan, text, unitOf } from '../../testing/plans.ts';
import { commonCause } from './common-cause.ts';
import { type PastDecision, tryRule } from './trial.ts';

const job = mapPlan('job');
const unit = unitOf(job);
const leftWins: ConflictRule = { rule: 'left-wins' };

/** A sync of one line that reads two fields of the right record besides. */
function syncWith(more: Partial<SyncPlan> = {}): SyncPlan {
  const sync = syncPlan([job]);
  const beside = [field('edited_by', text), field('city', text), field('touched', text)];
  return {
    ...sync,
    right: { ...sync.right, fields: [...sync.right.fields, ...beside], modifiedAt: 'touched' },
    ...more,
  };
}

let count = 0;
function past(choose: 'left' | 'right', right: Fields | null): PastDecision {
  count += 1;
  const answer: Answer = { choose };
  return {
    conflict: ConflictId.parse(`c${count}`),
    question: {
      about: 'unit',
      unit: 'job',
      reason: 'both-edited',
      left: { 'slot-job': [`Head ${count}`] },
      right: { 'slot-job': [`Senior ${count}`] },
      agreed: { 'slot-job': { left: ['Buyer'], right: ['Buyer'] } },
      suggest: null,
    },
    answer,
    ...(right === null ? {} : { around: { left: {}, right } }),
  };
}

const times = (many: number, one: () => PastDecision): PastDecision[] => Array.from({ length: many }, one);
const imported = (city = `Town ${count}`) => past('right', { edited_by: 'hr_import', city, touched: 'now' });
const typed = (city = `Town ${count}`) => past('left', { edited_by: 'ann', city, touched: 'now' });

test('I12: what most of the differing decisions have in common is found, with what the rule does without them', () => {
  const decisions = [...times(12, () => typed()), ...times(4, () => imported()), past('right', { edited_by: 'bo' })];
  const found = commonCause(syncWith(), unit, leftWins, decisions);
  const exception = { side: 'right', field: 'edited_by', is: 'equal', value: 'hr_import' } as const;
  expect(found).toMatchObject({ exception, common: 4, trial: { agree: 12, asks: 4, unsure: 0 } });
  expect(found?.trial.differ).toHaveLength(1);
  const excepted = { ...leftWins, unless: [exception] };
  expect(tryRule(syncWith(), unit, excepted, decisions)).toEqual(found?.trial);
});

test('I12: nothing is offered that is as common among the others, or that too few have', () => {
  const everywhere = [
    ...times(6, () => typed('Ulm')),
    ...times(3, () => past('right', { edited_by: 'ann', city: 'Ulm' })),
  ];
  expect(commonCause(syncWith(), unit, leftWins, everywhere)).toBe(null);
  expect(commonCause(syncWith(), unit, leftWins, [...times(9, () => typed()), imported(), imported()])).toBe(null);
});

test('I12: a blank is something in common too; keys and times of change are not', () => {
  const blanks = [
    ...times(9, () => typed()),
    ...times(3, () => past('right', { edited_by: 'ann', city: null, touched: 'then' })),
  ];
  expect(commonCause(syncWith(), unit, leftWins, blanks)?.exception).toEqual({
    side: 'right',
    field: 'city',
    is: 'blank',
  });
});

test('I12: the value of a personal field is not put into a drawing, but whether it is blank may be', () => {
  const personal = { left: [], right: ['edited_by'] };
  const decisions = [...times(9, () => typed()), ...times(3, () => imported())];
  expect(commonCause(syncWith({ personal }), unit, leftWins, decisions)).toBe(null);
});

test('I12: a decision whose record is not known cannot be told by a rule with a condition', () => {
  const unless = [{ side: 'right', field: 'edited_by', is: 'equal', value: 'hr_import' }] as const;
  const trial = tryRule(syncWith(), unit, { ...leftWins, unless: [...unless] }, [
    past('left', null),
    typed(),
    imported(),
  ]);
  expect(trial).toEqual({ agree: 1, differ: [], asks: 1, unsure: 1 });
});
