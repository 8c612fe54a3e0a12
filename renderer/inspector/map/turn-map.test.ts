import { expect, test } from 'vitest';
import { FieldMap } from '../../../engine/model/flow.ts';
import { turnMap } from './turn-map.ts';

const map = FieldMap.parse({
  id: 'stage',
  left: 'Stage',
  right: 'Status',
  steps: [
    { id: 'lower', use: 'case', settings: { to: 'lower' } },
    {
      id: 'values',
      use: 'value-map',
      settings: { pairs: [{ from: 'lead', to: 'P' }], unmapped: 'default', defaultTo: 'X' },
    },
  ],
});

test('a line that keeps where it starts keeps its steps', () => {
  expect(turnMap(map, 'to-right')).toEqual({ direction: 'to-right' });
  expect(turnMap(map, 'to-right-on-create')).toEqual({ direction: 'to-right-on-create' });
});

test('a line that is turned round lists its steps the other way, each doing the reverse', () => {
  const turned = turnMap(map, 'to-left');
  expect(turned.steps?.map((step) => step.id)).toEqual(['values', 'lower']);
  expect(turned.steps?.[0]?.settings).toEqual({
    pairs: [{ from: 'P', to: 'lead' }],
    unmapped: 'default',
    defaultFrom: 'X',
  });
});

test('turned round twice, a line is what it was', () => {
  const once = FieldMap.parse({ ...map, ...turnMap(map, 'to-left') });
  const twice = FieldMap.parse({ ...once, ...turnMap(once, 'both') });
  expect(twice.steps).toEqual(map.steps);
});
