import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Plan } from '../../model/plan.ts';
import type { ObjectShape, Shapes } from '../../model/shape.ts';
import { anyFlow } from '../../testing/arbitrary-flow.ts';
import { canAll, catalog, shapes as demoShapes, field, flowOf, people, peopleWith } from '../../testing/demo-flow.ts';
import { seeds } from '../../testing/seeds.ts';
import { canonicalJson } from '../values/hash.ts';
import { compile } from './compile.ts';
import { explain } from './explain.ts';

const object = (name: string): ObjectShape => ({
  object: name,
  label: name,
  fields: ['id', 'name', 'email', 'city'].map((one) => field(one, { kind: 'text' })),
  key: ['id'],
  keyFrom: 'system',
  can: canAll,
});
const shapes: Shapes = Object.fromEntries(
  ['crm', 'erp'].map((name) => [
    name,
    { kind: 'database', identity: name, objects: { people: object('people'), firms: object('firms') } },
  ]),
);

/** Any drawing, of which hardly one is sound, and drawings that are. */
const drawn = fc.oneof(
  fc.record({ flow: anyFlow, found: fc.constantFrom(shapes, {}) }),
  fc.constantFrom('both', 'to-right').map((direction) => ({
    flow: flowOf(peopleWith({ left: 'phone', right: 'telephone', direction })),
    found: demoShapes,
  })),
);

describe('compile', () => {
  for (const seed of seeds(1, [20_260_331])) {
    test(`C16, seed ${seed}: any flow gives a plan or problems, each with a node, words and a remedy, and never throws`, () => {
      let plans = 0;
      fc.assert(
        fc.property(drawn, ({ flow, found }) => {
          const compiled = compile(flow, catalog, found);
          for (const problem of compiled.ok ? compiled.value.advice : compiled.error) {
            expect(problem.node).not.toBe('');
            expect(problem.code).toMatch(/^[a-z]+(-[a-z]+)*\/[a-z]+(-[a-z0-9]+)*$/);
            expect(problem.message).toMatch(/[.?]$/);
            expect(problem.fix).toMatch(/[.?]$/);
          }
          if (!compiled.ok) {
            expect(compiled.error.some((one) => one.stops)).toBe(true);
            return;
          }
          plans += 1;
          expect(Plan.parse(JSON.parse(canonicalJson(compiled.value.plan)))).toEqual(compiled.value.plan);
          expect(explain(compiled.value.plan)).toContain(compiled.value.plan.label);
        }),
        { seed, numRuns: 120 },
      );
      expect(plans).toBeGreaterThan(0);
    });
  }

  test('C19: the catalog of connectors is looked at and is not part of the plan', () => {
    const flow = flowOf(
      people({
        left: { connection: 'crm', object: 'people' },
        right: { connection: 'erp', object: 'firms' },
        match: { tiers: [{ left: ['email'], right: ['email'] }] },
        fields: [{ id: 'name', left: 'name', right: 'name' }],
      }),
    );
    const one = compile(flow, catalog, shapes);
    const other = compile(flow, { ...catalog, database: { kind: 'database', label: 'Other words' } }, shapes);
    expect(one.ok && other.ok && one.value.plan).toEqual(other.ok && other.value.plan);
    expect(compile(flow, {}, shapes).ok).toBe(false);
  });
});
