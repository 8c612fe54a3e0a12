import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StepPlan } from '../../model/plan.ts';
import type { FieldType, Value } from '../../model/value.ts';
import { anyType, anything, anyValue } from '../../testing/arbitraries.ts';
import { seeds } from '../../testing/seeds.ts';
import { checkLaws, getPut, putGet } from './laws.ts';
import { forwardLine, lineTypes } from './line.ts';
import { steps } from './list.ts';
import type { Step } from './step.ts';

const kinds: readonly FieldType[] = [
  { kind: 'text' },
  { kind: 'integer' },
  { kind: 'decimal' },
  { kind: 'decimal', scale: 2 },
  { kind: 'money' },
  { kind: 'boolean' },
  { kind: 'date' },
  { kind: 'time', digits: 3 },
  { kind: 'instant', digits: 6 },
  { kind: 'instant', digits: 0 },
  { kind: 'local-date-time', digits: 6 },
  { kind: 'choice', options: ['Gold', 'Silver', 'G', 'S', 'new', 'active', 'A'] },
  { kind: 'set' },
  { kind: 'list' },
  { kind: 'reference' },
  { kind: 'json' },
  { kind: 'rich-text' },
  { kind: 'file' },
];

interface Case {
  readonly name: string;
  readonly step: Step;
  readonly settings: unknown;
  readonly plan: readonly StepPlan[];
  readonly from: readonly FieldType[];
  readonly to: readonly FieldType[];
}

function asPlan(step: Step, settings: unknown): readonly StepPlan[] {
  return [{ use: step.use, settings: Object.fromEntries(Object.entries(settings ?? {})) }];
}

/** Every step with the settings of each of its samples, before every kind of value that it takes. */
const cases: readonly Case[] = steps.flatMap((step) =>
  step.samples.flatMap((sample, at) => {
    const plan = asPlan(step, sample.settings);
    const tuples = sample.in.length === 0 ? [[]] : kinds.map((type) => sample.in.map(() => type));
    return tuples.flatMap((from) => {
      const to = lineTypes(plan, from);
      const name = `${step.use} (sample ${at + 1}) of ${from.map((type) => type.kind).join(', ')}`;
      return to.ok ? [{ name, step, settings: sample.settings, plan, from, to: to.value }] : [];
    });
  }),
);

function tuple(types: readonly FieldType[]): fc.Arbitrary<readonly Value[]> {
  return fc.tuple(...types.map(anyValue));
}

describe('every step', () => {
  test.each(steps.map((step) => [step.use, step] as const))('V11: the samples of %s are what it does', (_use, step) => {
    expect(step.samples.length).toBeGreaterThan(0);
    for (const sample of step.samples) {
      expect(step.forward(sample.settings, sample.in)).toEqual({ ok: true, value: sample.out });
      if (sample.back !== undefined) {
        expect(step.backward(sample.settings, sample.out, null)).toEqual({ ok: true, value: sample.back });
        expect(step.backward(sample.settings, sample.out, sample.in)).toEqual({ ok: true, value: sample.in });
      }
      expect(step.sentence(sample.settings)).toMatch(/^[A-Z].*\.$/su);
    }
  });

  test('every step takes some kind of value, and each has its own id and words', () => {
    expect(new Set(steps.map((step) => step.use)).size).toBe(steps.length);
    expect(new Set(steps.map((step) => step.label)).size).toBe(steps.length);
    expect(new Set(cases.map((one) => one.step.use)).size).toBe(steps.length);
  });

  test('V12: settings that are not right are told in a sentence, by every call', () => {
    for (const step of steps) {
      const bad = { nonsense: true };
      const types = step.types(bad, [{ kind: 'text' }]);
      expect(types.ok ? '' : types.error).toContain('settings');
      expect(step.forward(bad, ['x']).ok).toBe(false);
      expect(step.backward(bad, ['x'], null).ok).toBe(false);
      expect(step.way(bad, [{ kind: 'text' }])).toBe('one-way');
      expect(step.sentence(bad)).toContain('settings');
    }
  });

  test('docs/steps.md has a section for every step, and only for steps', () => {
    const sections = [
      ...readFileSync(new URL('../../../docs/steps.md', import.meta.url), 'utf8').matchAll(/^### `([^`]+)`/gm),
    ];
    expect(sections.map((section) => section[1]).sort()).toEqual(steps.map((step) => step.use).sort());
  });
});

describe('the laws', () => {
  test.each(cases.map((one) => [one.name, one] as const))(
    'V11: %s keeps its laws on made-up values',
    (_name, { plan, from, to }) => {
      expect(checkLaws(plan, { from, to })?.message).toBeUndefined();
    },
  );

  for (const seed of seeds(1)) {
    test.each(cases.map((one) => [one.name, one] as const))(
      `V11, seed ${seed}: %s keeps its laws on generated values, and what it makes is canonical`,
      (_name, { plan, from, to, step, settings }) => {
        const way = step.way(settings, from);
        fc.assert(
          fc.property(tuple(from), tuple(to), (near, far) => {
            const sent = forwardLine(plan, near, from, to);
            if (sent.ok) expect(step.forward(settings, near)).toEqual({ ok: true, value: sent.value });
            if (way === 'one-way') return;
            expect(getPut(plan, { from, to }, near)?.message).toBeUndefined();
            if (way === 'lossy') return;
            expect(putGet(plan, { from, to }, far, null)?.message).toBeUndefined();
            expect(putGet(plan, { from, to }, far, near)?.message).toBeUndefined();
            if (sent.ok) expect(putGet(plan, { from, to }, sent.value, null)?.message).toBeUndefined();
          }),
          { seed, numRuns: 40 },
        );
      },
    );
  }
});

describe('failing', () => {
  for (const seed of seeds(2)) {
    test(`V12, seed ${seed}: no step throws, whatever the values, and a failure is a sentence`, () => {
      const uses = steps.flatMap((step) => step.samples.map((sample) => ({ step, settings: sample.settings })));
      const values = fc.array(fc.oneof(anything(), anyType().chain(anyValue)), { maxLength: 3 });
      fc.assert(
        fc.property(
          fc.nat(uses.length - 1),
          values,
          fc.option(values),
          fc.array(anyType(), { maxLength: 3 }),
          (which, given, old, types) => {
            const { step, settings } = uses[which] ?? {};
            if (step === undefined) return;
            const results = [step.forward(settings, given), step.backward(settings, given, old)];
            for (const result of results) if (!result.ok) expect(result.error.message).toMatch(/^\S.*\S.*\.$/su);
            const after = step.types(settings, types);
            if (!after.ok) expect(after.error).toMatch(/\.$/u);
            step.way(settings, types);
          },
        ),
        { seed, numRuns: 1500 },
      );
    });
  }

  test('V13: NULL passes through every step that takes one value and is not about blanks', () => {
    const about = new Set(['value-map', 'constant', 'pick']);
    for (const { step, settings, from } of cases) {
      if (from.length !== 1 || about.has(step.use)) continue;
      const made = step.forward(settings, [null]);
      expect(made.ok && made.value.every((value) => value === null)).toBe(true);
    }
  });

  test('V12: what comes out does not depend on the zone or language of the machine', () => {
    const zones = ['UTC', 'America/New_York', 'Asia/Kolkata'];
    const before = process.env['TZ'];
    const seen = zones.map((zone) => {
      process.env['TZ'] = zone;
      return JSON.stringify(
        steps.map((step) => step.samples.map((sample) => step.forward(sample.settings, sample.in))),
      );
    });
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
    expect(new Set(seen).size).toBe(1);
  });
});
