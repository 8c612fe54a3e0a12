import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BrakesPlan } from '../../model/plan.ts';
import { type FactsMore, factsOf } from '../../testing/brake-facts.ts';
import { mapPlan, syncPlan } from '../../testing/plans.ts';
import { seeds } from '../../testing/seeds.ts';
import { brake } from './brake.ts';

/** What is pulled, as its name and whether it holds the run. */
const pulled = (facts: FactsMore, brakes: Partial<BrakesPlan> = {}): readonly string[] =>
  brake(syncPlan([mapPlan('email')], { brakes }), factsOf(facts)).map(
    (one) => `${one.brake} ${one.holds ? 'holds' : 'reports'}`,
  );
const message = (facts: FactsMore): string | undefined =>
  brake(syncPlan([mapPlan('email')]), factsOf(facts))[0]?.message;

describe('brakes', () => {
  test('B1: a quiet run pulls none', () => {
    expect(pulled({})).toEqual([]);
  });

  test('B1: removals beyond 5 % of the links hold the run, those of the last 24 hours included', () => {
    expect(pulled({ planned: { right: { removed: 50 } } })).toEqual([]);
    expect(pulled({ planned: { right: { removed: 51 } } })).toEqual(['removes holds']);
    expect(pulled({ planned: { right: { removed: 1 } }, window: { right: { removed: 50 } } })).toEqual([
      'removes holds',
    ]);
    expect(pulled({ planned: { right: { removed: 1 } }, window: { left: { removed: 50 } } })).toEqual([]);
  });

  test('B1: a few may go from a small sync, never more than a hundred from a large one', () => {
    expect(pulled({ liveLinks: 10, planned: { left: { removed: 5 } } })).toEqual([]);
    expect(pulled({ liveLinks: 10, planned: { left: { removed: 6 } } })).toEqual(['removes holds']);
    expect(pulled({ liveLinks: 1_000_000, planned: { left: { removed: 101 } } })).toEqual(['removes holds']);
  });

  test('B1: a run that removes nothing is not held for what earlier ones removed', () => {
    expect(pulled({ window: { right: { removed: 500 } } })).toEqual([]);
  });

  test('B1: the message says how many, where, and the limit', () => {
    expect(message({ planned: { right: { removed: 60 } }, window: { right: { removed: 10 } } })).toBe(
      'This run would remove 60 records in ERP, 70 within 24 hours; the limit is 50.',
    );
  });

  test('B2: a side that reads as empty holds the run while there are links, or records on the other', () => {
    expect(pulled({ counted: { left: 0, right: 1000 } })).toEqual(['empty-side holds']);
    expect(pulled({ counted: { left: 0, right: null } })).toEqual(['empty-side holds']);
    const before = { liveLinks: 0, countedBefore: { left: null, right: null } };
    expect(pulled({ ...before, counted: { left: 5, right: 0 } })).toEqual(['empty-side holds']);
    expect(pulled({ ...before, counted: { left: 0, right: 0 } })).toEqual([]);
    expect(pulled({ counted: { left: null, right: null } })).toEqual([]);
  });

  test('B3: a side with less than 70 % of what the last complete reading had holds the run', () => {
    expect(pulled({ counted: { left: 700, right: 1000 } })).toEqual([]);
    expect(pulled({ counted: { left: 699, right: 1000 } })).toEqual(['shrunk-side holds']);
    expect(pulled({ counted: { left: 699, right: 1000 }, countedBefore: { left: null, right: null } })).toEqual([]);
    expect(pulled({ counted: { left: null, right: 1000 } })).toEqual([]);
  });

  test('B4: changing more than 500 records and 30 % of the links holds the run', () => {
    expect(pulled({ planned: { left: { updated: 500 } } })).toEqual([]);
    expect(pulled({ planned: { left: { updated: 501 } } })).toEqual(['mass-update holds']);
    expect(pulled({ liveLinks: 10_000, planned: { left: { updated: 3000 } } })).toEqual([]);
    expect(
      pulled({ liveLinks: 10_000, planned: { left: { updated: 1 } }, window: { left: { updated: 3000 } } }),
    ).toEqual(['mass-update holds']);
  });

  test('B5: clearing one field on more than 20 records and 1 % of the links holds the run', () => {
    const clearing = (count: number) => ({ blanked: { left: {}, right: { mail: count, city: 1 } } });
    expect(pulled(clearing(20))).toEqual([]);
    expect(pulled(clearing(21))).toEqual(['mass-blanking holds']);
    expect(pulled({ ...clearing(21), liveLinks: 10_000 })).toEqual([]);
    expect(message(clearing(21))).toBe('This run would clear "mail" on 21 records in ERP.');
  });

  test('B6: creating more than 1,000 records and 20 % of the links holds the run', () => {
    expect(pulled({ planned: { right: { created: 1000 } } })).toEqual([]);
    expect(pulled({ planned: { right: { created: 1001 } } })).toEqual(['creates holds']);
    expect(pulled({ liveLinks: 100_000, planned: { right: { created: 20_000 } } })).toEqual([]);
    expect(pulled({ liveLinks: 100_000, planned: { right: { created: 20_001 } } })).toEqual(['creates holds']);
  });

  test('B6: on a first run the limit counts against the larger side', () => {
    const counted = { left: 10_000, right: 1 };
    const first = { firstRun: true, liveLinks: 0, counted, countedBefore: { left: null, right: null } };
    expect(pulled({ ...first, planned: { right: { created: 2000 } } })).toEqual([]);
    expect(pulled({ ...first, planned: { right: { created: 2001 } } })).toEqual(['creates holds']);
  });

  test('B6: what was created within the window raises no limit', () => {
    expect(
      pulled({ liveLinks: 12_000, planned: { right: { created: 1 } }, window: { right: { created: 2000 } } }),
    ).toEqual(['creates holds']);
  });

  test('B7: another account, database or file than before holds the run', () => {
    expect(pulled({ identityChanged: { left: true, right: false } })).toEqual(['identity holds']);
  });

  test('B8: a canary that cannot be read holds the run', () => {
    expect(pulled({ canaryLost: { left: null, right: '42' } })).toEqual(['canary holds']);
  });

  test('B9: a mapped field that changed holds the run', () => {
    expect(pulled({ shapeChanged: { left: '"mail" is not there any more.', right: null } })).toEqual(['shape holds']);
  });

  test('B10: a changed flow holds the run if it would write', () => {
    expect(pulled({ planChanged: true })).toEqual([]);
    expect(pulled({ planChanged: true, planned: { right: { updated: 1 } } })).toEqual(['plan-change holds']);
  });

  test('B11: a clock that is off too far is reported, in either direction', () => {
    expect(pulled({ skewMs: { left: 300_000, right: 0 } })).toEqual([]);
    expect(pulled({ skewMs: { left: 300_001, right: -300_001 } })).toEqual(['clock reports', 'clock reports']);
  });

  test('B12: at least 20 new conflicts in more than 10 % of the records hold the run', () => {
    expect(pulled({ newConflicts: 19, decided: 19 })).toEqual([]);
    expect(pulled({ newConflicts: 20, decided: 199 })).toEqual(['conflict-storm holds']);
    expect(pulled({ newConflicts: 20, decided: 200 })).toEqual([]);
  });

  test('B13: more than 20 new match questions and 1 % of the links hold the run', () => {
    expect(pulled({ newAmbiguous: 20, decided: 20 })).toEqual([]);
    expect(pulled({ newAmbiguous: 21, decided: 21 })).toEqual(['ambiguous holds']);
    expect(pulled({ newAmbiguous: 21, liveLinks: 2100 })).toEqual([]);
    expect(pulled({ newAmbiguous: 21, liveLinks: 0, decided: 2100 })).toEqual([]);
  });

  test('B14: on a first run the brakes for mass changes only report; those for removals, emptiness and identity hold', () => {
    expect(
      pulled({
        firstRun: true,
        planned: { left: { updated: 900 }, right: { removed: 900, created: 1100 } },
        blanked: { left: { mail: 900 }, right: {} },
        newConflicts: 900,
        newAmbiguous: 900,
        planChanged: true,
        counted: { left: 0, right: 1000 },
        countedBefore: { left: 1000, right: 2000 },
        identityChanged: { left: true, right: false },
        canaryLost: { left: '1', right: null },
        shapeChanged: { left: null, right: 'gone' },
      }),
    ).toEqual([
      'identity holds',
      'canary holds',
      'shape holds',
      'empty-side holds',
      'shrunk-side holds',
      'removes holds',
      'mass-blanking reports',
      'mass-update reports',
      'creates holds',
      'conflict-storm reports',
      'ambiguous reports',
      'plan-change reports',
    ]);
  });

  test('B16: a brake that is set to false is off', () => {
    const off: BrakesPlan = {
      removes: false,
      emptySide: false,
      shrunkSidePercent: false,
      massUpdate: false,
      massBlanking: false,
      creates: false,
      conflictStorm: false,
      ambiguous: false,
      identity: false,
      canary: false,
      shape: false,
      planChange: false,
      clockSkewMinutes: false,
    };
    const worst: FactsMore = {
      planned: { left: { updated: 9999, created: 9999, removed: 9999 } },
      blanked: { left: { mail: 9999 }, right: {} },
      newConflicts: 9999,
      newAmbiguous: 9999,
      planChanged: true,
      counted: { left: 0, right: 1 },
      identityChanged: { left: true, right: true },
      canaryLost: { left: '1', right: '1' },
      shapeChanged: { left: 'gone', right: 'gone' },
      skewMs: { left: 9_999_999, right: 0 },
    };
    expect(pulled(worst, off)).toEqual([]);
    for (const one of Object.keys(off)) {
      const others = { ...off, [one]: syncPlan([]).brakes[one as keyof BrakesPlan] };
      expect(pulled(worst, others).length).toBeGreaterThan(0);
    }
  });
});

/** Runs a day's work in parts; answers what was let through, and whether a brake held. */
function inParts(
  op: 'created' | 'updated' | 'removed',
  links: number,
  parts: readonly number[],
): { through: number; held: boolean } {
  let [through, liveLinks] = [0, links];
  for (const part of parts) {
    const facts = factsOf({
      liveLinks,
      counted: { left: null, right: null },
      planned: { right: { [op]: part } },
      window: { right: { [op]: through } },
    });
    if (brake(syncPlan([]), facts).some((one) => one.holds)) return { through, held: true };
    through += part;
    liveLinks += op === 'created' ? part : op === 'removed' ? -part : 0;
  }
  return { through, held: false };
}

const limits = {
  removed: (links: number) => Math.max(5, Math.min(links * 0.05, 100)),
  updated: (links: number) => Math.max(500, links * 0.3),
  created: (links: number) => Math.max(1000, links * 0.2),
};

for (const seed of seeds(3)) {
  const day = fc.record({
    op: fc.constantFrom('created', 'updated', 'removed'),
    links: fc.integer({ min: 0, max: 20_000 }),
    parts: fc.array(fc.oneof(fc.nat(60), fc.nat(3000)), { maxLength: 30 }),
  });

  test(`B1, B4, B6, seed ${seed}: no limit is exceeded within a day, however the work is split (P19)`, () => {
    fc.assert(
      fc.property(day, ({ op, links, parts }) => {
        const total = parts.reduce((sum, part) => sum + part, 0);
        const { through, held } = inParts(op, links, parts);
        expect(through).toBeLessThanOrEqual(limits[op](links));
        if (total > limits[op](links)) expect(held).toBe(true);
        if (!held) expect(through).toBe(total);
      }),
      { seed, numRuns: 500 },
    );
  });

  test(`B16, seed ${seed}: raising a limit never pulls a brake that was not pulled before (P19)`, () => {
    fc.assert(
      fc.property(day, fc.nat(500), ({ op, links, parts: [part = 0] }, more) => {
        const facts: FactsMore = { liveLinks: links, planned: { left: { [op]: part } } };
        const { removes, massUpdate, creates } = syncPlan([]).brakes;
        if (removes === false || massUpdate === false || creates === false)
          throw new Error('The defaults have limits.');
        const raised: Partial<BrakesPlan> = {
          removes: { ...removes, min: removes.min + more, max: removes.max + more },
          massUpdate: { ...massUpdate, records: massUpdate.records + more },
          creates: { ...creates, records: creates.records + more },
        };
        const before = pulled(facts);
        expect(pulled(facts, raised).filter((one) => !before.includes(one))).toEqual([]);
      }),
      { seed, numRuns: 300 },
    );
  });
}
