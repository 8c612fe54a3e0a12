import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FieldMap, Flow } from '../../../model/flow.ts';
import { SyncId } from '../../../model/ids.ts';
import type { Fields, Value } from '../../../model/value.ts';
import { canAll, catalog, contacts, customers, field } from '../../../testing/demo-flow.ts';
import { known } from '../../../testing/labelled/known.ts';
import { type LabelledPair, labelledPair } from '../../../testing/labelled/objects.ts';
import { unseen } from '../../../testing/labelled/unseen.ts';
import { processorSeconds } from '../../../testing/processor.ts';
import { seeds } from '../../../testing/seeds.ts';
import { compile } from '../../compile/compile.ts';
import { chanceFrom } from '../../match/sample.ts';
import { flowText } from '../text.ts';
import { bestFieldFor, fieldsFor } from './fields-for.ts';
import type { MapSuggestion } from './map-suggestion.ts';
import { suggestMaps } from './suggest-maps.ts';

const none = { pairs: [], left: [], right: [] };

const labelledPairs = known.map(labelledPair);
const unseenPairs = unseen.map(labelledPair);

const written = (left: string | readonly string[], right: string | readonly string[]): string =>
  [left, right].map((end) => [end].flat().sort().join('+')).join('=');

/** What a suggestion maps, as the labels are written. */
const ends = ({ map }: MapSuggestion): string => written(map.left, map.right);
const labels = ({ truth }: LabelledPair): ReadonlySet<string> =>
  new Set(truth.map((one) => written(one.left, one.right)));

/** The records as systems really have them: one value in ten is blank, one in twenty was edited since on one side. */
function worn(pairs: LabelledPair['pairs'], seed: number): LabelledPair['pairs'] {
  const chance = chanceFrom(seed);
  const wear = (row: Fields, edits: boolean): Fields =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]): [string, Value] => {
        const drawn = chance();
        if (drawn < 0.1) return [name, null];
        return [name, edits && drawn < 0.15 && typeof value === 'string' ? `${value}9` : value];
      }),
    );
  return pairs.map((pair) => ({ left: wear(pair.left, false), right: wear(pair.right, true) }));
}

type Samples = Parameters<typeof suggestMaps>[0]['samples'];

/** How many suggestions are right, of those made and of those there are. */
function measured(all: readonly LabelledPair[], samplesOf: (pair: LabelledPair) => Samples) {
  let [right, made, wanted] = [0, 0, 0];
  for (const pair of all) {
    const found = suggestMaps({ left: pair.left, right: pair.right, samples: samplesOf(pair), taken: [] });
    const truth = labels(pair);
    right += found.filter((one) => truth.has(ends(one))).length;
    made += found.length;
    wanted += truth.size;
  }
  return { precision: right / made, recall: right / wanted };
}

const paired = ({ pairs }: LabelledPair): Samples => ({ pairs: worn(pairs, 7), left: [], right: [] });
const unpaired = ({ pairs }: LabelledPair): Samples => {
  const some = worn(pairs, 11);
  return { pairs: [], left: some.map((pair) => pair.left), right: some.map((pair) => pair.right).reverse() };
};

const shapesOf = ({ left, right }: Pick<LabelledPair, 'left' | 'right'>) => ({
  a: { kind: 'service', identity: 'a', objects: { [left.object]: left } },
  b: { kind: 'database', identity: 'b', objects: { [right.object]: right } },
});

const flowWith = ({ left, right }: Pick<LabelledPair, 'left' | 'right'>, fields: readonly FieldMap[]): Flow =>
  Flow.parse({
    format: 1,
    id: 'demo',
    syncs: [
      {
        id: 'sync',
        left: { connection: 'a', object: left.object },
        right: { connection: 'b', object: right.object },
        match: { tiers: [] },
        fields,
        rules: { create: { left: 'ignore', right: 'ignore' } },
      },
    ],
  });

describe('suggested field maps', () => {
  test('S1: of paired records nearly all field maps are found, and hardly one that is wrong', () => {
    const { precision, recall } = measured(labelledPairs, paired);
    expect(precision).toBeGreaterThan(0.97);
    expect(recall).toBeGreaterThan(0.96);
  });

  test('S1: where records are not paired, pairs are guessed first', () => {
    const { precision, recall } = measured(labelledPairs, unpaired);
    expect(precision).toBeGreaterThan(0.96);
    expect(recall).toBeGreaterThan(0.94);
  });

  test('S1: names alone find most of them', () => {
    const { precision, recall } = measured(labelledPairs, () => none);
    expect(precision).toBeGreaterThan(0.95);
    expect(recall).toBeGreaterThan(0.93);
  });

  test('S1: of objects that nothing was made to suit, records find nearly all, and names half', () => {
    const known = measured(unseenPairs, paired);
    expect(known.precision).toBeGreaterThan(0.94);
    expect(known.recall).toBeGreaterThan(0.9);
    const named = measured(unseenPairs, () => none);
    expect(named.precision).toBeGreaterThan(0.8);
    expect(named.recall).toBeGreaterThan(0.5);
  });

  for (const pair of [...labelledPairs, ...unseenPairs]) {
    test(`S2: what is suggested for ${pair.name} can be added as it is`, () => {
      for (const samples of [none, paired(pair)]) {
        const found = suggestMaps({ left: pair.left, right: pair.right, samples, taken: [] });
        const flow = flowWith(pair, FieldMap.array().parse(found.map((one) => one.map)));
        const compiled = compile(flow, catalog, shapesOf(pair));
        expect(compiled.ok ? [] : compiled.error.filter((one) => one.stops).map((one) => one.message)).toEqual([]);
        for (const { confidence, reasons } of found) {
          expect(confidence > 0 && confidence <= 1).toBe(true);
          expect(reasons).not.toEqual([]);
        }
      }
    });
  }

  for (const seed of seeds(1, [20_260_402])) {
    test(`S3, seed ${seed}: each field is suggested once at most, and the same input gives the same suggestions`, () => {
      const types = ['text', 'integer', 'decimal', 'boolean', 'date'] as const;
      const name = fc.constantFrom('email', 'mail', 'name', 'phone', 'Telefon', 'city', 'total', 'zip', 'x1', 'active');
      const fields = fc.uniqueArray(fc.tuple(name, fc.constantFrom(...types)), {
        selector: ([one]) => one,
        minLength: 1,
      });
      const object = fields.map((all) => ({
        object: 'things',
        label: 'Things',
        fields: all.map(([one, kind]) => field(one, { kind })),
        key: [],
        keyFrom: 'system' as const,
        can: canAll,
      }));
      fc.assert(
        fc.property(object, object, (left, right) => {
          const found = suggestMaps({ left, right, samples: none, taken: [] });
          for (const side of ['left', 'right'] as const) {
            const names = found.flatMap((one) => [one.map[side]].flat());
            expect(new Set(names).size).toBe(names.length);
          }
          expect(new Set(found.map((one) => one.map.id)).size).toBe(found.length);
          expect(suggestMaps({ left, right, samples: none, taken: [] })).toEqual(found);
          const again = suggestMaps({ left, right, samples: none, taken: found.map((one) => one.map) });
          expect(
            again.flatMap((one) => [one.map.left].flat()).filter((one) => found.some((old) => old.map.left === one)),
          ).toEqual([]);
        }),
        { seed, numRuns: 60 },
      );
    });
  }

  test('S2: the reasons say what was compared, and a few values are shown', () => {
    const [pair] = labelledPairs;
    if (pair === undefined) throw new Error('There are no labelled pairs.');
    const samples = { pairs: pair.pairs, left: [], right: [] };
    const found = suggestMaps({ left: pair.left, right: pair.right, samples, taken: [] });
    const told = (left: string) => found.find((one) => one.map.left === left);
    expect(told('email')).toMatchObject({
      map: {
        id: 'email',
        left: 'email',
        right: 'email',
        steps: [{ id: 'case', use: 'case', settings: { to: 'lower' } }],
      },
      reasons: ['same name', '40 of 40 equal once lower-cased'],
    });
    expect(told('annualrevenue')?.reasons.at(-1)).toBe('40 of 40 equal when divided by 1,000');
    expect(told('lifecyclestage')?.reasons.at(-1)).toBe('40 of 40 equal once mapped (4 of 4 options have a twin)');
    const row = pair.pairs[0];
    expect(told('email')?.examples[0]).toEqual({ left: [row?.left['email']], right: [row?.right['email']] });
    expect(told('email')?.examples.length).toBe(3);
  });

  test('S2: a line goes one way where one end cannot be written, or a step has no way back', () => {
    const left = { ...contacts, fields: [field('score', { kind: 'integer' }, { writable: 'never' })], key: [] };
    const right = { ...customers, fields: [field('score', { kind: 'integer' })], key: [] };
    const [found] = suggestMaps({ left, right, samples: none, taken: [] });
    expect(found?.map.direction).toBe('to-right');
    expect(suggestMaps({ left, right: { ...right, fields: left.fields }, samples: none, taken: [] })).toEqual([]);
  });

  test('S4: a field that is dropped on a card goes to the field that fits it best, also as a part of a whole', () => {
    const asked = { left: contacts, right: customers, samples: none, taken: [] };
    expect(bestFieldFor({ side: 'left', field: 'phone' }, asked)?.map).toMatchObject({
      left: 'phone',
      right: 'telephone',
    });
    expect(bestFieldFor({ side: 'right', field: 'mail' }, asked)?.map).toMatchObject({ left: 'email', right: 'mail' });
    expect(bestFieldFor({ side: 'left', field: 'first_name' }, asked)?.map).toMatchObject({
      left: ['first_name', 'last_name'],
      right: 'name',
    });
    const taken = [FieldMap.parse({ id: 'phone', left: 'email', right: 'telephone' })];
    const rest = fieldsFor({ side: 'left', field: 'phone' }, { ...asked, taken });
    expect(rest.filter((one) => one.map.right === 'telephone')).toEqual([]);
  });

  test('S5: references are suggested where a sync keeps in step what they point at, and nowhere else', () => {
    const pointing = (object: string) => ({
      ...contacts,
      fields: [field('firm', { kind: 'reference', object })],
      key: [],
    });
    const asked = { left: pointing('companies'), right: pointing('accounts'), samples: none, taken: [] };
    expect(suggestMaps(asked)).toEqual([]);
    const parents = [{ sync: SyncId.parse('firms'), left: 'companies', right: 'accounts' }];
    expect(suggestMaps({ ...asked, parents })[0]?.map).toMatchObject({
      left: 'firm',
      right: 'firm',
      reference: 'firms',
    });
  });

  test('S3: a hundred fields on either side take no longer than a person waits', () => {
    const many = (prefix: string) => ({
      ...contacts,
      fields: Array.from({ length: 100 }, (_, at) =>
        field(`${prefix}${String.fromCharCode(97 + (at % 26))}${at}`, { kind: 'text' }),
      ),
      key: [],
    });
    const [left, right] = [many('left'), many('right')];
    const row = (prefix: string, at: number): Fields =>
      Object.fromEntries(many(prefix).fields.map((one, index) => [one.name, `value ${at} of ${index}`]));
    const pairs = Array.from({ length: 64 }, (_, at) => ({ left: row('left', at), right: row('right', at) }));
    const asked = { left, right, samples: { pairs, left: [], right: [] }, taken: [] };
    expect(processorSeconds(() => expect(suggestMaps(asked)).toHaveLength(100))).toBeLessThan(10);
  });
});

test('S2: a flow with accepted suggestions is a flow that can be written', () => {
  const [pair] = labelledPairs;
  if (pair === undefined) throw new Error('There are no labelled pairs.');
  const found = suggestMaps({ left: pair.left, right: pair.right, samples: none, taken: [] });
  expect(
    flowText(
      flowWith(
        pair,
        found.map((one) => one.map),
      ),
    ),
  ).toContain('"id": "email"');
});
