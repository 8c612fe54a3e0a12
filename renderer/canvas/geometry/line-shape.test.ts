import { expect, test } from 'vitest';
import { type LineInput, lineShape } from './line-shape.ts';
import { type Chain, lineSpots } from './line-spots.ts';
import { zoneOf } from './zone.ts';

const shapeOf = ({ steps = [], ...more }: Partial<Omit<LineInput, 'spots'>> & { readonly steps?: Chain } = {}) => {
  const ends = { left: { x: 228, ys: [290] }, right: { x: 820, ys: [346] }, ...more };
  const spots = lineSpots(ends.left.ys, ends.right.ys, steps);
  return lineShape({ way: 'both', noWayBack: null, ...ends, spots });
};

test('a two-way line runs flat past its values, bends in the zone, and ends nine pixels from the handles', () => {
  expect(shapeOf().parts).toEqual(['M237 290H524C616 290 616 346 708 346H811']);
  expect(shapeOf().heads).toEqual([
    { tone: 'l', d: 'M235 290l8 -4q-1.6 4 0 8z' },
    { tone: 'r', d: 'M813 346l-8 -4q1.6 4 0 8z' },
  ]);
});

test('a one-way line has one head, in the colour of the side it comes from', () => {
  const shape = shapeOf({ way: 'to-left', left: { x: 228, ys: [514] }, right: { x: 820, ys: [514] } });
  expect(shape.parts).toEqual(['M237 514H524C616 514 616 514 708 514H815']);
  expect(shape.heads).toEqual([{ tone: 'r', d: 'M235 514l8 -4q-1.6 4 0 8z' }]);
});

test('several fields at the left bend into the step and one line leaves it', () => {
  const shape = shapeOf({
    left: { x: 228, ys: [150, 178] },
    right: { x: 820, ys: [150] },
    steps: [{ width: 157, mid: 0 }],
  });
  expect(shape.parts).toEqual([
    'M237 150H300C336 150 336 164 372 164',
    'M237 178H300C336 178 336 164 372 164',
    'M372 164H524C616 164 616 150 708 150H811',
  ]);
  expect(shape.routes).toHaveLength(2);
});

test('several fields at the right part from the trunk before their values', () => {
  const shape = shapeOf({ right: { x: 820, ys: [150, 178] } });
  expect(shape.parts).toHaveLength(3);
  expect(shape.parts[0]).toBe('M676 164C712 164 712 150 748 150H811');
  expect(shape.heads.map((head) => head.tone)).toEqual(['l', 'r', 'r']);
});

test('the part before a step that cannot run backwards is dashed', () => {
  const shape = shapeOf({ steps: [{ width: 120, mid: 0 }], noWayBack: 0 });
  expect(shape.dashed).toBe('M237 290H372');
  expect(shape.parts).toEqual(['M372 290H524C616 290 616 346 708 346H811']);
});

test('steps stand with four pixels between, values between them too, and push the curve', () => {
  const steps = [
    { width: 100, mid: 60 },
    { width: 100, mid: 0 },
  ];
  const spots = lineSpots([164], [164], steps);
  expect(spots.steps.map(({ x }) => x)).toEqual([144, 312]);
  expect(spots.mids).toEqual([{ x: 248, y: 164 }, null]);
  const { zone } = shapeOf({ steps });
  expect(zone.from).toBe(640);
  expect(zone.to - zone.from).toBeGreaterThanOrEqual(120);
});

test.each([600, 528, 500, 400, 344])('with a gap of %i the zone is at least 120 wide and values have room', (gap) => {
  const zone = zoneOf(0, gap, null);
  expect(zone.to - zone.from).toBeGreaterThanOrEqual(120);
  expect(zone.chip).toBeGreaterThanOrEqual(72);
});

test.each([300, 100, 0, -200, -900])(
  'with a gap of %i values wait for the pointer and the curve keeps its reach',
  (gap) => {
    const zone = zoneOf(0, gap, null);
    expect(zone.chip).toBeNull();
    expect(zone.reach).toBeGreaterThanOrEqual(60);
  },
);
