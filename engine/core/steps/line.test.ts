import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StepPlan } from '../../model/plan.ts';
import type { FieldType, Value } from '../../model/value.ts';
import { anyType, anyValue } from '../../testing/arbitraries.ts';
import { seeds } from '../../testing/seeds.ts';
import { same } from '../values/equal.ts';
import { convertsPlainly } from './convert.ts';
import { checkLaws } from './laws.ts';
import { backwardLine, endsFit, forwardLine, lineLoss, lineTypes } from './line.ts';
import { samplesFor } from './samples.ts';
import type { Values } from './step.ts';

const text: FieldType = { kind: 'text' };
const integer: FieldType = { kind: 'integer' };
const decimal: FieldType = { kind: 'decimal' };
const instant = (digits: number): FieldType => ({ kind: 'instant', digits });
const step = (use: string, settings: { [name: string]: unknown } = {}): StepPlan => ({ use, settings });

/** What comes out, or why nothing does. */
function there(steps: readonly StepPlan[], value: Value, from: FieldType, to: FieldType): Value | undefined {
  const made = forwardLine(steps, [value], [from], [to]);
  return made.ok ? made.value[0] : `${made.error.kind}: ${made.error.message}`;
}

function back(
  steps: readonly StepPlan[],
  values: Values,
  old: Values | null,
  from: readonly FieldType[],
  to: readonly FieldType[],
) {
  const made = backwardLine(steps, values, old, { from, to });
  return made.ok ? made.value : `${made.error.kind}: ${made.error.message}`;
}

describe('a line without steps', () => {
  for (const seed of seeds(2)) {
    test(`V14, seed ${seed}: between types that convert plainly, a value arrives exactly or not at all, and comes back`, () => {
      const ends = fc
        .tuple(anyType(), anyType())
        .filter(([from, to]) => convertsPlainly(from, to) && !('digits' in from));
      fc.assert(
        fc.property(
          ends.chain(([from, to]) => fc.tuple(fc.constant(from), fc.constant(to), anyValue(from))),
          ([from, to, value]) => {
            const made = forwardLine([], [value], [from], [to]);
            if (!made.ok) return;
            expect(made.value[0] ?? '').toEqual(value ?? '');
            const again = backwardLine([], made.value, [value], { from: [from], to: [to] });
            expect(again.ok && same(from, again.value[0], value)).toBe(true);
          },
        ),
        { seed, numRuns: 300 },
      );
    });
  }

  test('V14: a whole number and a decimal, text and a choice, need no step; other kinds do', () => {
    expect(there([], '7', integer, decimal)).toBe('7');
    expect(there([], '7.5', decimal, integer)).toMatch(/^failed: "7.5" is not a whole number/);
    expect(there([], '007', text, { kind: 'reference' })).toBe('007');
    expect(there([], 'Gold', text, { kind: 'choice', options: ['Gold'] })).toBe('Gold');
    expect(there([], 'Lead', text, { kind: 'choice', options: ['Gold'] })).toMatch(/^unmapped-choice: "Lead"/);
    expect(there([], '', text, { kind: 'choice', options: ['Gold'] })).toBe(null);
    expect(there([], ['a', 'x'], { kind: 'set' }, { kind: 'set', options: ['a', 'b'] })).toMatch(
      /^unmapped-choice: "x"/,
    );
    expect(there([], '7', text, integer)).toMatch(/^failed: .*conversion step/);
    expect(endsFit([text], [integer])).toMatch(/conversion step/);
    expect(endsFit([text, text], [text])).toMatch(/joins or splits/);
    expect(endsFit([integer], [decimal])).toBe(null);
    expect([
      convertsPlainly(text, integer),
      convertsPlainly(instant(6), { kind: 'date' }),
      convertsPlainly({ kind: 'set' }, { kind: 'list' }),
    ]).toEqual([false, false, false]);
  });

  test('V15: what the far end cannot hold is kept where it was, unless somebody edits', () => {
    const ends = [[instant(6)], [instant(0)]] as const;
    const old = ['2026-01-01T00:00:00.123456Z'];
    expect(there([], '2026-01-01T00:00:00.123456Z', instant(6), instant(0))).toBe('2026-01-01T00:00:00Z');
    expect(back([], ['2026-01-01T00:00:00Z'], old, ...ends)).toEqual(old);
    expect(back([], ['2026-01-01T00:00:01Z'], old, ...ends)).toEqual(['2026-01-01T00:00:01Z']);
    expect(back([], [null], [''], [text], [text])).toEqual(['']);
  });
});

describe('a line of several steps', () => {
  const names = [step('clean'), step('case', { to: 'title' }), step('join', { parts: 2 })];
  const ends = [[text, text], [text]] as const;

  test('V15: each step of the way back sees the values that stood before it', () => {
    expect(forwardLine(names, [' anna maria', 'SMITH '], [text, text], [text])).toEqual({
      ok: true,
      value: ['Anna Maria Smith'],
    });
    expect(back(names, ['Anna Maria Smith'], [' anna maria', 'SMITH '], ...ends)).toEqual([' anna maria', 'SMITH ']);
    expect(back(names, ['Anna Maria Jones'], [' anna maria', 'SMITH '], ...ends)).toEqual(['Anna Maria', 'Jones']);
    expect(back(names, ['Eva Maria Smith'], [' anna maria', 'SMITH '], ...ends)).toEqual(['Eva Maria', 'Smith']);
    expect(back(names, ['Anna Jones'], null, ...ends)).toEqual(['Anna', 'Jones']);
  });

  test('V11: a line loses what the worst of its steps loses', () => {
    expect(lineLoss([], [text])).toBe('none');
    expect(lineLoss([step('join')], [text, text])).toBe('none');
    expect(lineLoss(names, [text, text])).toBe('lossy');
    expect(lineLoss([step('clean'), step('template', { template: '{1}' })], [text])).toBe('one-way');
    expect(lineLoss([], [instant(0)], [instant(6)])).toBe('lossy');
    expect(lineLoss([], [instant(6)], [instant(0)])).toBe('none');
  });

  test('V12: a line that cannot be says which step is wrong and why', () => {
    expect(lineTypes(names, [text, text])).toEqual({ ok: true, value: [text] });
    expect(lineTypes([step('clean'), step('round')], [text])).toMatchObject({ ok: false, error: { at: 1 } });
    expect(lineTypes([step('no-such-step')], [text])).toMatchObject({ ok: false, error: { at: 0 } });
    expect(lineTypes([step('case', { to: 'loud' })], [text])).toMatchObject({ ok: false, error: { at: 0 } });
    expect(there([step('constructor')], 'x', text, text)).toMatch(/^failed: There is no step/);
    expect(back([step('template', { template: '{1}' })], ['x'], null, [text], [text])).toMatch(
      /^failed: .*no way back/,
    );
  });

  test('V11: the law check finds a line that does not keep its word', () => {
    expect(checkLaws(names, { from: [text, text], to: [text] })).toBe(null);
    const found = checkLaws([step('date-time', { from: 'local-date-time', to: 'date' })], {
      from: [{ kind: 'local-date-time', digits: 0 }],
      to: [{ kind: 'date' }],
    });
    expect(found).toBe(null);
    const blunt = [step('value-map', { pairs: [{ from: '', to: 'n/a' }], unmapped: 'ask' })];
    expect(lineLoss(blunt, [text])).toBe('lossy');
  });
});

describe('traps of time', () => {
  const local: FieldType = { kind: 'local-date-time', digits: 0 };
  const toBerlin = [step('date-time', { from: 'local-date-time', to: 'instant', zone: 'Europe/Berlin' })];
  const fromBerlin = [step('date-time', { from: 'instant', to: 'local-date-time', zone: 'Europe/Berlin' })];

  test('V16: a time that clocks skip, or show twice, is refused with its moment named', () => {
    expect(there(toBerlin, '2026-03-29T02:30:00', local, instant(0))).toMatch(
      /^failed: 2026-03-29T02:30:00 does not exist in Europe\/Berlin/,
    );
    expect(there(toBerlin, '2026-10-25T02:30:00', local, instant(0))).toMatch(
      /^failed: 2026-10-25T02:30:00 happens twice/,
    );
    expect(there(toBerlin, '2026-10-25T03:30:00', local, instant(0))).toBe('2026-10-25T02:30:00Z');
    expect(back(toBerlin, ['2026-10-25T00:30:00Z'], null, [local], [instant(0)])).toMatch(/^failed: .*happens twice/);
    expect(there(fromBerlin, '2026-10-25T00:30:00Z', instant(0), local)).toBe('2026-10-25T02:30:00');
    expect(back(fromBerlin, ['2026-10-25T02:30:00'], ['2026-10-25T00:30:00Z'], [instant(0)], [local])).toEqual([
      '2026-10-25T00:30:00Z',
    ]);
    expect(back(fromBerlin, ['2026-10-25T02:30:00'], ['2026-01-01T00:00:00Z'], [instant(0)], [local])).toMatch(
      /^failed: .*happens twice/,
    );
  });

  test('V16: an edited date keeps the time of day it had', () => {
    const toDate = [step('date-time', { from: 'instant', to: 'date', zone: 'America/New_York' })];
    expect(back(toDate, ['2026-07-04'], ['2026-01-15T14:30:00Z'], [instant(0)], [{ kind: 'date' }])).toEqual([
      '2026-07-04T13:30:00Z',
    ]);
  });

  test('V16: the ends of the calendar are refused, not wrapped', () => {
    const away = [step('date-time', { from: 'instant', to: 'date', zone: 'America/New_York' })];
    expect(there(away, '0001-01-01T00:00:00Z', instant(0), { kind: 'date' })).toMatch(/^failed: .*outside the years/);
    expect(there(toBerlin, '0001-01-01T00:00:00', local, instant(0))).toMatch(/^failed: .*outside the years/);
  });
});

test('made-up values of a type are canonical for it, and there are some', () => {
  fc.assert(
    fc.property(anyType(), (type) => {
      expect(samplesFor(type).length).toBeGreaterThan(1);
      for (const value of samplesFor(type))
        expect(forwardLine([], [value], [type], [type])).toEqual({ ok: true, value: [value] });
    }),
  );
});
