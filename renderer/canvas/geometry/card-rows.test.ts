import { expect, test } from 'vitest';
import { ObjectShape } from '../../../engine/model/shape.ts';
import { cardRows, restingView } from './card-rows.ts';

const object = (count: number, required: readonly number[] = []): ObjectShape =>
  ObjectShape.parse({
    object: 'people',
    label: 'People',
    fields: Array.from({ length: count }, (_, at) => ({
      name: `f${at}`,
      label: `Field ${at}`,
      type: { kind: 'text' },
      required: required.includes(at),
      nullable: true,
      writable: 'always',
      unique: false,
      emptyIsNull: false,
    })),
    key: ['f0'],
    keyFrom: 'system',
    can: {
      since: false,
      removals: 'by-census',
      create: true,
      update: true,
      remove: true,
      cas: { update: 'none', remove: 'none' },
      reservesKeys: false,
      correlates: false,
      findLagMs: 0,
      readMax: 1,
      writeMax: 1,
      times: false,
    },
  });

const names = (rows: ReturnType<typeof cardRows>): readonly string[] => rows.rows.map((row) => row.name);

test('mapped fields are in view in the order of their system, the others fold away', () => {
  const rows = cardRows(object(30), new Set(['f9', 'f2']), restingView);
  expect(names(rows)).toEqual(['f2', 'f9']);
  expect(rows).toMatchObject({ folded: 28, canFold: true, scrolled: null });
});

test('a field that must be filled stays in view although nothing leads there', () => {
  expect(names(cardRows(object(30, [5]), new Set(['f2']), restingView))).toEqual(['f2', 'f5']);
});

test('a card without any line shows all its fields', () => {
  expect(cardRows(object(7), new Set(), restingView).rows).toHaveLength(7);
});

test('a row stands where the design has it', () => {
  const rows = cardRows(object(30), new Set(['f0', 'f1']), restingView);
  expect(rows.spotOf('f0')).toEqual({ y: 98, in: 'row' });
  expect(rows.spotOf('f1')).toEqual({ y: 126, in: 'row' });
  expect(rows.height).toBe(172);
});

test('five hundred fields scroll: twenty are drawn, and lines to the others end in the strips', () => {
  const rows = cardRows(object(500), new Set(['f3']), { ...restingView, unfolded: true, first: 100 });
  expect(rows.rows).toHaveLength(20);
  expect(rows.scrolled).toEqual({ above: 100, below: 380, all: 500 });
  expect(rows.spotOf('f3')).toEqual({ y: 98, in: 'above' });
  expect(rows.spotOf('f300').in).toBe('below');
  expect(rows.height).toBe(84 + 28 + 560 + 28 + 32);
});

test('at the top and at the bottom a row takes the place of the strip, and no row moves', () => {
  const at = (first: number) => cardRows(object(500), new Set(), { ...restingView, first });
  const [top, next, bottom] = [at(0), at(1), at(900)];
  expect(top.rows).toHaveLength(21);
  expect(top.scrolled).toEqual({ above: 0, below: 479, all: 500 });
  expect(top.spotOf('f0')).toEqual({ y: 98, in: 'row' });
  expect(next.spotOf('f1')).toEqual(top.spotOf('f1'));
  expect(bottom.rows.at(-1)?.name).toBe('f499');
  expect(new Set([top, next, bottom].map((rows) => rows.height)).size).toBe(1);
});

test('as many fields as fit with the strips need none', () => {
  expect(cardRows(object(22), new Set(), restingView).scrolled).toBeNull();
  expect(cardRows(object(23), new Set(), restingView).scrolled).not.toBeNull();
});

test('scrolling stops at the last row', () => {
  const rows = cardRows(object(30), new Set(), { ...restingView, unfolded: true, first: 900 });
  expect(rows.scrolled).toEqual({ above: 9, below: 0, all: 30 });
});

test('a search finds folded fields too, and lines to what it leaves out end in the fold', () => {
  const rows = cardRows(object(30), new Set(['f2']), { ...restingView, search: 'field 29' });
  expect(names(rows)).toEqual(['f29']);
  expect(rows.spotOf('f2').in).toBe('fold');
});

test('a field that a line names and the system does not have is shown as gone', () => {
  const rows = cardRows(object(3), new Set(['old']), restingView);
  expect(rows.rows).toEqual([{ name: 'old', label: 'old', field: null }]);
});
