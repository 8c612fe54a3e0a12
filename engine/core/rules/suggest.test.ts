import { expect, test } from 'vitest';
import type { Answer, Question } from '../../model/conflict.ts';
import { Flow } from '../../model/flow.ts';
import { ConflictId } from '../../model/ids.ts';
import type { Value } from '../../model/value.ts';
import { groupOf, mapPlan, syncPlan, unitOf } from '../../testing/plans.ts';
import { edit } from '../flow/edit.ts';
import { ruleCommand, suggestRules } from './suggest.ts';
import { type PastDecision, tryRule } from './trial.ts';

type Unit = Extract<Question, { about: 'unit' }>;
let count = 0;

/** A decision about one field map: what both sides had, what they agreed on, and what was chosen. */
function past(unit: string, left: Value, right: Value, answer: Answer, more: Partial<Unit> = {}): PastDecision {
  const slot = `slot-${unit}`;
  count += 1;
  return {
    conflict: ConflictId.parse(`c${count}`),
    question: {
      about: 'unit',
      unit,
      reason: 'both-edited',
      left: { [slot]: [left] },
      right: { [slot]: [right] },
      agreed: { [slot]: { left: ['was'], right: ['was'] } },
      suggest: null,
      ...more,
    },
    answer,
  };
}

const left: Answer = { choose: 'left' };
const right: Answer = { choose: 'right' };
const typed = (unit: string, value: Value): Answer => ({
  choose: 'values',
  left: { [`slot-${unit}`]: [value] },
  right: { [`slot-${unit}`]: [value] },
});
const rulesOf = (...args: Parameters<typeof suggestRules>): readonly string[] =>
  suggestRules(...args).map((one) => one.id);

const city = syncPlan([mapPlan('city')]);

test('I12: three like decisions suggest a rule, two do not', () => {
  const two = [past('city', 'aa', 'b', right), past('city', 'aa', 'b', right)];
  expect(rulesOf(city, two)).toEqual([]);
  const three = [...two, past('city', 'cccc', 'd', typed('city', 'd'))];
  expect(rulesOf(city, three)).toEqual(['people.city.right-wins']);
});

test('I12: a rule is tried on all past decisions: agreements, differences by id, and those it cannot tell', () => {
  const decisions = [
    ...Array.from({ length: 8 }, () => past('city', 'a', 'b', left)),
    past('city', 'a', 'b', right),
    past('city', 'a', 'b', left, { agreed: {}, reason: 'first-link' }),
    past('city', 'a', 'b', left, { left: { elsewhere: ['a'] } }),
  ];
  const [first] = suggestRules(city, decisions);
  expect(first).toMatchObject({ rule: { rule: 'left-wins' }, trial: { agree: 8, unsure: 2 } });
  expect(first?.trial.differ).toEqual([decisions[8]?.conflict]);
  expect(first?.score).toBeCloseTo(8 / 9);
  const mixed = [...decisions, past('city', 'a', 'b', right), past('city', 'a', 'b', right)];
  expect(rulesOf(city, mixed)).toEqual([]);
});

test('I12: rules that look at the values are found where they fit the type, and nowhere else', () => {
  const sync = syncPlan([
    mapPlan('city'),
    mapPlan('age', { type: { kind: 'integer' } }),
    mapPlan('tags', { type: { kind: 'set' } }),
  ]);
  const decisions = [
    past('city', 'Köln am Rhein', 'Köln', left),
    past('city', 'Ulm', 'Ulm (Donau)', right),
    past('city', 'Bonn-Bad', 'Bonn', left),
    past('age', '10', '9', left),
    past('age', '2', '11', right),
    past('age', '100', '20', left),
    ...['x', 'y', 'z'].map((one) =>
      past('tags', [one, 'was'], ['v', 'was'], typed('tags', ['v', 'was', one].sort()), {
        agreed: { 'slot-tags': { left: [['was']], right: [['was']] } },
      }),
    ),
  ];
  expect(rulesOf(sync, decisions)).toEqual(['people.city.longest', 'people.age.larger', 'people.tags.union']);
});

test('I12: a rule by time is tried by the times that the question was shown with', () => {
  const edited = (at: string, other: string) => ({
    edited: { left: { at, boundMs: 0 }, right: { at: other, boundMs: 0 } },
  });
  const [early, late] = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'];
  const decisions = [
    past('city', 'a', 'b', left, edited(late, early)),
    past('city', 'c', 'd', right, edited(early, late)),
    past('city', 'e', 'f', left, edited(late, early)),
    past('city', 'g', 'h', right, edited(early, late)),
  ];
  expect(rulesOf(city, decisions)).toEqual(['people.city.newest']);
  const timeless = tryRule(city, unitOf(mapPlan('city')), { rule: 'newest' }, [past('city', 'a', 'b', left)]);
  expect(timeless).toEqual({ agree: 0, differ: [], asks: 0, unsure: 1 });
});

test('I12: the first-link rule is tried on what differed when records were linked, over all field maps', () => {
  const sync = syncPlan([mapPlan('city'), mapPlan('street')]);
  const met = { agreed: {}, reason: 'first-link' } as const;
  const decisions = [
    past('city', 'a', 'b', right, met),
    past('city', 'c', 'd', right, met),
    past('street', 'e', 'f', right, met),
    past('street', 'g', 'h', left),
  ];
  const [first, more] = suggestRules(sync, decisions);
  expect(first).toMatchObject({
    id: 'people.firstLink.right-wins',
    unit: null,
    trial: { agree: 3, differ: [], unsure: 0 },
  });
  expect(more).toBeUndefined();
  expect(rulesOf(syncPlan([mapPlan('city')], { rules: { firstLink: 'right-wins' } }), decisions.slice(0, 2))).toEqual(
    [],
  );
  const side = (connection: string) => ({ connection, object: 'people' });
  const flow = Flow.parse({
    format: 1,
    id: 'f',
    syncs: [
      {
        id: 'people',
        left: side('crm'),
        right: side('erp'),
        match: { tiers: [] },
        fields: [],
        rules: { fillBlanks: false },
      },
    ],
  });
  const command = first === undefined ? null : ruleCommand(flow, first);
  const done = command === null ? null : edit(flow, command);
  expect(done?.ok === true ? done.value[0].syncs[0]?.rules : null).toEqual({
    firstLink: 'right-wins',
    fillBlanks: false,
  });
});

test('I12: a rule that holds already is not suggested, nor one for a line that goes one way', () => {
  const decisions = [1, 2, 3].map(() => past('city', 'a', 'b', left));
  expect(rulesOf(syncPlan([mapPlan('city', { conflict: { rule: 'left-wins' } })]), decisions)).toEqual([]);
  expect(rulesOf(syncPlan([mapPlan('city', { direction: 'to-right' })]), decisions)).toEqual([]);
});

test('I13: an accepted rule is one edit: of its field map, or of its group', () => {
  const side = (connection: string) => ({ connection, object: 'people' });
  const fields = ['city', 'street'].map((id) => ({ id, left: id, right: id }));
  const flow = (groups?: object) =>
    Flow.parse({
      format: 1,
      id: 'f',
      syncs: [{ id: 'people', left: side('crm'), right: side('erp'), match: { tiers: [] }, fields, ...groups }],
    });
  const [single] = suggestRules(
    city,
    [1, 2, 3].map(() => past('city', 'a', 'b', left)),
  );
  const grouped = syncPlan([groupOf('address', [mapPlan('city'), mapPlan('street')])]);
  const slots = (value: string) => ({ 'slot-city': [value], 'slot-street': [value] });
  const agreed = { left: ['was'], right: ['was'] };
  const [whole] = suggestRules(
    grouped,
    [1, 2, 3].map(() =>
      past('address', 'a', 'b', right, {
        left: slots('a'),
        right: slots('b'),
        agreed: { 'slot-city': agreed, 'slot-street': agreed },
      }),
    ),
  );
  if (single === undefined || whole === undefined) throw new Error('two suggestions');
  const command = ruleCommand(flow(), single);
  const done = command === null ? null : edit(flow(), command);
  expect(done?.ok === true ? done.value[0].syncs[0]?.fields[0]?.conflict : null).toEqual({ rule: 'left-wins' });
  const withGroup = flow({ groups: [{ id: 'address', maps: ['city', 'street'] }] });
  const other = ruleCommand(withGroup, whole);
  const changed = other === null ? null : edit(withGroup, other);
  expect(changed?.ok === true ? changed.value[0].syncs[0]?.groups?.[0]?.conflict : null).toEqual({
    rule: 'right-wins',
  });
  expect(ruleCommand(flow(), whole)).toBe(null);
});
