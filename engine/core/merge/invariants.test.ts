import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Invariant } from '../../model/flow.ts';
import { LinkId, RecordKey } from '../../model/ids.ts';
import type { FieldType } from '../../model/value.ts';
import { decided } from '../../testing/explain-change.ts';
import { linkedOf, missing } from '../../testing/linked.ts';
import { groupOf, mapPlan, oneWay, syncPlan } from '../../testing/plans.ts';
import { seeds } from '../../testing/seeds.ts';
import { decideLinked } from '../decide/linked.ts';
import { decideLone } from '../decide/lone.ts';
import { addDecimals } from '../values/number.ts';

const type: FieldType = { kind: 'decimal', precision: 18, scale: 2 };
const amounts = ['gross', 'net', 'vat'].map((id) => mapPlan(id, { type }));
const sum: Invariant = { is: 'sum', side: 'right', total: 'their_gross', of: ['their_net', 'their_vat'], within: '0' };
const bill = (...invariants: Invariant[]) => syncPlan([{ ...groupOf('bill', amounts), invariants }, mapPlan('note')]);
const was = { gross: '119', net: '100', vat: '19', note: 'a' };

const lines = (...all: readonly string[]): string => all.join('\n');

describe('what must hold between fields', () => {
  test('G18: a write after which the sum would be off is asked about; the other fields flow', () => {
    expect(decided(bill(sum), { was, left: { net: '200', note: 'b' } })).toBe(
      lines(
        'update right r1',
        '  their_note: "a" -> "b" (edited)',
        'ask bill: invariant, "119" | "119"; "200" | "100"; "19" | "19"',
      ),
    );
  });

  test('G18: one after which it holds is written, all of it together', () => {
    expect(decided(bill(sum), { was, left: { net: '200', gross: '219' } })).toBe(
      lines('update right r1', '  their_gross: "119" -> "219" (edited)', '  their_net: "100" -> "200" (edited)'),
    );
  });

  test('G18: only the side that is written is looked at', () => {
    expect(
      decided(bill({ ...sum, side: 'left', total: 'gross', of: ['net', 'vat'] }), { was, left: { net: '200' } }),
    ).toBe(lines('update right r1', '  their_net: "100" -> "200" (edited)'));
  });

  test('G18: what was off already is left alone as long as nothing of it is written', () => {
    const off = { ...was, gross: '1' };
    expect(decided(bill(sum), { was: off, left: { note: 'b' } })).toBe(
      lines('update right r1', '  their_note: "a" -> "b" (edited)'),
    );
  });

  test('G18: it waits for a field that was not read', () => {
    const vat = oneWay('vat', 'to-right-on-create', { type });
    const sync = syncPlan([{ ...groupOf('bill', [...amounts.slice(0, 2), vat]), invariants: [sum] }]);
    expect(decided(sync, { was, left: { net: '200' }, right: { vat: missing } })).toBe('skip bill');
  });

  test('G18: a person who was asked decides, and what they chose is written as it is', () => {
    const sync = bill(sum);
    const asked = decideLinked(sync, linkedOf(sync, { was, left: { net: '200' } }));
    const [question] = asked.questions;
    if (question === undefined) throw new Error('nothing was asked');
    expect(question.about === 'unit' ? question.detail : '').toBe(
      'their_gross would be "119", and their_net + their_vat is 219.',
    );
    const answers = new Map([['bill', { question, answer: { choose: 'left' as const } }]]);
    expect(decided(sync, { was, left: { net: '200' }, answers })).toBe(
      lines('update right r1', '  their_net: "100" -> "200" (person)'),
    );
  });

  test('G18: a record is created without fields that would not hold together, and they are asked about', () => {
    const snapshot = { key: RecordKey.parse('l9'), fields: { gross: '1', net: '100', vat: '19', note: 'n' } };
    const made = decideLone(bill(sum), 'left', snapshot, { link: LinkId.parse('k1') });
    if (made.kind !== 'change') throw new Error('nothing was decided');
    expect(made.change.writes.map((write) => write.fields)).toEqual([{ their_note: 'n' }]);
    expect(made.change.questions.map((one) => one.reason)).toEqual(['invariant']);
  });
});

const cases: readonly (readonly [says: string, invariant: Invariant, left: object, off: string | null])[] = [
  ['a sum may be off by what is allowed', { ...sum, within: '0.02' }, { net: '100.02' }, null],
  [
    'and no further',
    { ...sum, within: '0.02' },
    { net: '100.03' },
    'their_gross would be "119", and their_net + their_vat is 119.03.',
  ],
  ['a blank part counts as zero', sum, { vat: null, gross: '100' }, null],
  [
    'a blank total holds only blanks',
    sum,
    { gross: null },
    'their_gross would be blank, and their_net + their_vat is 119.',
  ],
  ['all blank holds', sum, { gross: null, net: null, vat: null }, null],
  [
    'an order is told by value',
    { is: 'order', side: 'right', fields: ['their_vat', 'their_net'] },
    { vat: '100.5' },
    'their_vat would be greater than their_net: their_vat = "100.5", their_net = "100".',
  ],
  [
    'blanks are passed over in an order',
    { is: 'order', side: 'right', fields: ['their_vat', 'their_net', 'their_gross'] },
    { net: null },
    null,
  ],
  [
    'all or none',
    { is: 'together', side: 'right', fields: ['their_vat', 'their_net'] },
    { vat: null },
    'their_vat would be blank, and their_net would not.',
  ],
  [
    'an expression is exact',
    {
      is: 'true',
      side: 'right',
      values: [
        { field: 'their_vat', name: 'vat', type: 'decimal' },
        { field: 'their_net', name: 'net', type: 'decimal' },
      ],
      expression: 'vat == net * decimal("0.19")',
    },
    { vat: '19.01' },
    '"vat == net * decimal("0.19")" would not hold: their_vat = "19.01", their_net = "100".',
  ],
];

describe('what can be asked of fields', () => {
  test.each(cases)('G18: %s', (_says, invariant, left, off) => {
    const sync = bill(invariant);
    const [question] = decideLinked(sync, linkedOf(sync, { was, left: { ...left } })).questions;
    expect(question?.about === 'unit' ? question.detail : null).toBe(off);
  });
});

const cents = fc.integer({ min: -10_000, max: 10_000 }).map((n) =>
  (n / 100)
    .toFixed(2)
    .replace(/\.?0+$/, '')
    .replace(/^-0$/, '0'),
);

for (const seed of seeds(3)) {
  test(`G18, seed ${seed}: nothing is ever written after which the sum is off`, () => {
    const side = fc.record({ gross: cents, net: cents, vat: cents });
    fc.assert(
      fc.property(side, side, fc.constantFrom('ask', 'left-wins', 'larger'), (left, right, rule) => {
        const group = groupOf(
          'bill',
          amounts,
          rule === 'larger' ? { rule, tie: 'ask' } : { rule: rule === 'ask' ? 'ask' : 'left-wins' },
        );
        const sync = syncPlan([{ ...group, invariants: [sum] }]);
        const change = decideLinked(sync, linkedOf(sync, { was, left, right }));
        for (const write of change.writes.filter((one) => one.side === 'right')) {
          const at = (name: 'gross' | 'net' | 'vat') => String(write.fields[`their_${name}`] ?? right[name]);
          expect(addDecimals(at('net'), at('vat'))).toBe(addDecimals(at('gross'), '0'));
        }
      }),
      { seed, numRuns: 300 },
    );
  });
}
