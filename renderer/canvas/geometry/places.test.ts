import { expect, test } from 'vitest';
import { Flow } from '../../../engine/model/flow.ts';
import { tieOf } from './note-tie.ts';
import { placesIn } from './places.ts';
import { referencePath } from './reference-path.ts';

const sync = (id: string, more: object = {}) => ({
  id,
  left: { connection: 'crm', object: 'a' },
  right: { connection: 'erp', object: 'b' },
  match: { tiers: [] },
  fields: [],
  ...more,
});
const flow = (...syncs: readonly object[]): Flow => Flow.parse({ format: 1, id: 'f', syncs });
const tall = () => ({ left: 400, right: 500 });

test('the parts of a sync stand as in the design: cards 592 apart, filters beside them, the match between', () => {
  expect(placesIn(flow(sync('one')), tall).get('one')).toEqual({
    left: { x: 0, y: 0 },
    right: { x: 800, y: 0 },
    leftFilter: { x: 228, y: 0 },
    rightFilter: { x: 616, y: 0 },
    match: { x: 408, y: 0 },
    bottom: 500,
  });
});

test('several syncs have a wider gap, and stand one below the other', () => {
  const places = placesIn(flow(sync('one'), sync('two')), tall);
  expect(places.get('two')?.left).toEqual({ x: 0, y: 556 });
  expect(places.get('two')?.right.x).toBe(208 + 904);
});

test('what people moved stays where they put it, and the next sync keeps clear of it', () => {
  const moved = sync('one', { right: { connection: 'erp', object: 'b', at: { x: 900, y: 300 } } });
  const places = placesIn(flow(moved, sync('two')), tall);
  expect(places.get('one')?.right).toEqual({ x: 900, y: 300 });
  expect(places.get('two')?.left.y).toBe(856);
});

test('a reference leaves its field outwards and ends at the head of the other card', () => {
  const path = referencePath('left', { x: 0, y: 380 }, { x: 0, y: 24 }, 0);
  expect(path.line).toBe('M0 380H-10Q-18 380 -18 372V32Q-18 24 -10 24H-5');
});

test('a note beside a handle is tied to it, one that is higher is not', () => {
  const handles = [{ x: 800, y: 178 }];
  expect(tieOf({ x: 600, y: 166, width: 180, height: 24 }, handles)?.to).toEqual({ x: 800, y: 178 });
  expect(tieOf({ x: 600, y: 100, width: 180, height: 24 }, handles)).toBeNull();
});
