import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StepPlan } from '../../model/plan.ts';
import type { FieldType, Value } from '../../model/value.ts';
import { anyDecimal, anyJson, anyText, anyValue } from '../../testing/arbitraries.ts';
import { seeds } from '../../testing/seeds.ts';
import { canon } from '../values/canon.ts';
import { getPut, putGet } from './laws.ts';
import { lineLoss, lineTypes } from './line.ts';

/** A step that loses nothing, with values made to trouble it: those of the type alone would hardly ever meet its settings. */
interface Aim {
  readonly name: string;
  readonly use: string;
  readonly settings: { readonly [name: string]: unknown };
  readonly from: FieldType;
  readonly near: fc.Arbitrary<Value>;
  readonly far: fc.Arbitrary<Value>;
}

const text: FieldType = { kind: 'text' };
const list: FieldType = { kind: 'list' };
const marks = fc.constantFrom('e', '\u0301', '\u0323', 'é', ',', ', ', '"', '#', 'ab', 'b', 'ba', ' ', '');
const pieces = fc.array(marks, { maxLength: 6 }).map((parts) => parts.join(''));
const anyPiece = fc.oneof(pieces, anyText());
const around = (prefix: string, suffix: string) => anyPiece.map((inner) => `${prefix}${inner}${suffix}`);
const items = fc.array(anyPiece, { maxLength: 5 });
const tree = fc.oneof(
  anyJson(),
  fc.tuple(anyJson(), anyDecimal()).map(([one, number]) => `{"a":[${one},{"b":${number}}],"b":"x"}`),
  fc.constantFrom(
    '{"a":[1,{"b":true}]}',
    '{"a":[]}',
    '{"a":null}',
    '{"a":"b"}',
    '{"a":[1,{"b":"1.50"}]}',
    '{"a":[1,{"b":7}]}',
  ),
);
const json: FieldType = { kind: 'json' };
const pairs = [
  { from: 'a', to: 'x' },
  { from: 'b', to: 'é' },
  { from: '#', to: ', ' },
];
const rows = [
  ['a', '', 'x', ''],
  ['a', 'b', '', 'y'],
  ['é', 'ab', 'x', 'y'],
];
const table = { columns: ['one', 'two', 'three', 'four'], rows };

const aims: readonly Aim[] = [
  { name: 'prefix', use: 'affix', settings: { prefix: 'ab' }, from: text, near: anyPiece, far: around('ab', '') },
  { name: 'suffix', use: 'affix', settings: { suffix: 'ba' }, from: text, near: anyPiece, far: around('', 'ba') },
  {
    name: 'both',
    use: 'affix',
    settings: { prefix: 'ab', suffix: 'b' },
    from: text,
    near: anyPiece,
    far: around('ab', 'b'),
  },
  {
    name: 'an accent behind',
    use: 'affix',
    settings: { suffix: '\u0301' },
    from: text,
    near: anyPiece,
    far: around('', '\u0301'),
  },
  {
    name: 'a letter before',
    use: 'affix',
    settings: { prefix: 'e' },
    from: text,
    near: anyPiece,
    far: around('e', ''),
  },
  {
    name: 'joined',
    use: 'list-join',
    settings: { kind: 'list', trim: false, separator: 'ab' },
    from: list,
    near: items,
    far: anyPiece,
  },
  {
    name: 'filtered',
    use: 'list-filter',
    settings: { texts: ['e', 'b'], is: 'starts-with' },
    from: list,
    near: items,
    far: items.map((all) => all.map((one) => `b${one}`)),
  },
  {
    name: 'filtered set',
    use: 'list-filter',
    settings: { texts: ['é'], not: true },
    from: { kind: 'set' },
    near: items,
    far: items,
  },
  {
    name: 'an item',
    use: 'list-item',
    settings: { which: 'nth', position: 2 },
    from: list,
    near: items,
    far: anyPiece,
  },
  {
    name: 'in the list',
    use: 'list-has',
    settings: { item: 'e\u0301' },
    from: { kind: 'set' },
    near: items,
    far: fc.boolean(),
  },
  {
    name: 'mapped set',
    use: 'list-map',
    settings: { pairs },
    from: { kind: 'set' },
    near: fc.subarray(['a', 'b', '#']),
    far: fc.subarray(['x', 'é', ', ']),
  },
  { name: 'part of JSON', use: 'json-path', settings: { path: '$.a[1].b' }, from: json, near: tree, far: anyPiece },
  {
    name: 'number in JSON',
    use: 'json-path',
    settings: { path: '/a/1/b', type: 'decimal' },
    from: json,
    near: tree,
    far: anyDecimal(),
  },
  {
    name: 'JSON in JSON',
    use: 'json-path',
    settings: { path: '/a/-1', type: 'json' },
    from: json,
    near: tree,
    far: anyJson(),
  },
  {
    name: 'country',
    use: 'country',
    settings: { from: 'numeric', to: 'alpha-3' },
    from: { kind: 'integer' },
    near: fc.constantFrom('4', '276', '840'),
    far: fc.constantFrom('AFG', 'deu', ' DEU', 'D EU', 'USA'),
  },
  {
    name: 'language',
    use: 'language',
    settings: { from: 'alpha-3-b', to: 'alpha-2' },
    from: text,
    near: fc.constantFrom('ger', 'GER', 'deu', 'grc'),
    far: fc.constantFrom('de', 'DE', 'ger'),
  },
  {
    name: 'temperature',
    use: 'units',
    settings: { from: 'C', to: 'K' },
    from: { kind: 'decimal' },
    near: anyDecimal(),
    far: anyDecimal(),
  },
  {
    name: 'data',
    use: 'units',
    settings: { from: 'GB', to: 'TiB' },
    from: { kind: 'decimal' },
    near: anyDecimal(),
    far: anyDecimal(),
  },
];

const canonical = (type: FieldType, value: Value): Value => {
  const made = canon(type, value);
  return made.ok ? made.value : null;
};

describe('steps that lose nothing', () => {
  for (const seed of seeds(1)) {
    test.each(aims.map((aim) => [aim.name, aim] as const))(
      `V11, seed ${seed}: %s keeps both laws where it is hard`,
      (_name, aim) => {
        const plan: readonly StepPlan[] = [{ use: aim.use, settings: aim.settings }];
        const to = lineTypes(plan, [aim.from]);
        const [type] = to.ok ? to.value : [];
        if (!to.ok || type === undefined) throw new Error(to.ok ? 'no type' : to.error.message);
        const ends = { from: [aim.from], to: [type] };
        expect(lineLoss(plan, ends.from, ends.to)).toBe('none');
        fc.assert(
          fc.property(fc.oneof(aim.near, anyValue(aim.from)), fc.oneof(aim.far, fc.constant(null)), (near, far) => {
            const [old, edited] = [[canonical(aim.from, near)], [canonical(type, far)]];
            expect(getPut(plan, ends, old)?.message).toBeUndefined();
            expect(putGet(plan, ends, edited, null)?.message).toBeUndefined();
            expect(putGet(plan, ends, edited, old)?.message).toBeUndefined();
          }),
          { seed, numRuns: 300 },
        );
      },
    );

    test(`V11, seed ${seed}: a table with several columns keeps both laws where cells are blank`, () => {
      const plan: readonly StepPlan[] = [
        { use: 'lookup', settings: { find: ['one', 'two'], give: ['three', 'four'], table } },
      ];
      const ends = { from: [text, text], to: [text, text] };
      expect(lineLoss(plan, ends.from, ends.to)).toBe('none');
      const cell = fc.constantFrom(null, '', ...rows.flat());
      fc.assert(
        fc.property(fc.tuple(cell, cell), fc.tuple(cell, cell), (near, far) => {
          expect(getPut(plan, ends, near)?.message).toBeUndefined();
          expect(putGet(plan, ends, far, null)?.message).toBeUndefined();
          expect(putGet(plan, ends, far, near)?.message).toBeUndefined();
        }),
        { seed, numRuns: 300 },
      );
    });
  }
});
