import { expect, test } from 'vitest';
import { RecordKey } from '../model/ids.ts';
import type { Value } from '../model/value.ts';
import { pileOfSnapshots } from './pile.ts';

const snapshots = (count: number, value: Value = 'x') =>
  Array.from({ length: count }, (_, at) => ({ key: RecordKey.parse(`${at}`), fields: { value } }));

test('a pile is full when it holds many records, or long ones', () => {
  const pile = pileOfSnapshots();
  pile.add(snapshots(100));
  expect(pile.isFull()).toBe(false);
  pile.add(snapshots(3_000));
  expect(pile.isFull()).toBe(true);
  expect(pile.take()).toHaveLength(3_100);
  expect(pile.isFull()).toBe(false);
  pile.add(snapshots(10, { parts: ['x'.repeat(1_000_000)] }));
  expect(pile.isFull()).toBe(true);
  expect(pile.take()).toHaveLength(10);
  expect(pile.take()).toHaveLength(0);
});
