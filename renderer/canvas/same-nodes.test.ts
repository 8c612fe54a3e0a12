import { expect, test } from 'vitest';
import { SyncId } from '../../engine/model/ids.ts';
import type { PartNode } from './graph.ts';
import { sameNodes } from './same-nodes.ts';

const sync = SyncId.parse('people');
const node = (side: 'left' | 'right', x: number): PartNode => ({
  id: `people/${side}`,
  type: 'card',
  position: { x, y: 0 },
  data: { part: { kind: 'side', sync, side } },
});

test('nodes that did not change stay the very same, and one that moved keeps what it shows', () => {
  const before = [node('left', 0), node('right', 800)];
  const [left, right] = sameNodes(before, [node('left', 4), node('right', 800)]);
  expect(right).toBe(before[1]);
  expect(left).not.toBe(before[0]);
  expect(left?.position.x).toBe(4);
  expect(left?.data).toBe(before[0]?.data);
});

test('a node that was not there before is taken as it is', () => {
  const added = node('right', 800);
  expect(sameNodes([], [added])[0]).toBe(added);
});
