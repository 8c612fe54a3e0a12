import { expect, test } from 'vitest';
import { ConflictId, FlowId, SyncId } from '../../../engine/model/ids.ts';
import type { InboxSync, Line } from '../state/list-lines.ts';
import { treeKey } from './tree-keys.ts';

const sides = { left: { name: 'HubSpot', object: '' }, right: { name: 'ERP', object: '' } };
const part = { value: 'removed', label: 'removed', count: 2, rows: [] };
const sync: InboxSync = {
  flow: FlowId.parse('people'),
  sync: SyncId.parse('people'),
  label: 'People',
  sides,
  parts: [part],
};
const lines: readonly Line[] = [
  { is: 'sync', name: 'sync', sync, at: 1, of: 1 },
  { is: 'part', name: 'part', sync, part, at: 1, of: 1 },
  { is: 'record', name: ConflictId.parse('a'), sync, part, at: 1, of: 2 },
  { is: 'record', name: ConflictId.parse('b'), sync, part, at: 2, of: 2 },
];
const press = (key: string, at: number, folded: readonly string[] = []) =>
  treeKey(key, { lines, at, page: 2 }, new Set(folded));

test('arrows go over all lines and stop at the ends', () => {
  expect(press('ArrowDown', 0)).toEqual({ does: 'go', to: 1 });
  expect(press('ArrowDown', 3)).toEqual({ does: 'go', to: 3 });
  expect(press('PageUp', 3)).toEqual({ does: 'go', to: 1 });
  expect(press('End', 0)).toEqual({ does: 'go', to: 3 });
});

test('left and right fold, unfold, and go to the head and into it', () => {
  expect(press('ArrowLeft', 3)).toEqual({ does: 'go', to: 1 });
  expect(press('ArrowLeft', 1)).toEqual({ does: 'fold', head: 'part', isFolded: true });
  expect(press('ArrowLeft', 1, ['part'])).toEqual({ does: 'go', to: 0 });
  expect(press('ArrowRight', 1, ['part'])).toEqual({ does: 'fold', head: 'part', isFolded: false });
  expect(press('ArrowRight', 1)).toEqual({ does: 'go', to: 2 });
});

test('Enter folds a head, and is left to the screen on a record', () => {
  expect(press('Enter', 0)).toEqual({ does: 'fold', head: 'sync', isFolded: true });
  expect(press('Enter', 2)).toBeNull();
});
