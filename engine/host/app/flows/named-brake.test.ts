import { expect, test } from 'vitest';
import { ConnectionId, SyncId } from '../../../model/ids.ts';
import type { CardSync } from '../../../protocol/calls/flows.ts';
import { namedBrake } from './named-brake.ts';

const connection = (id: string, label: string): CardSync['left']['connection'] => ({
  id: ConnectionId.parse(id),
  label,
  kind: 'sqlite',
  kindLabel: 'SQLite',
});
const sync: CardSync = {
  id: SyncId.parse('stock'),
  label: 'Stock',
  left: { connection: connection('shop', 'Shop of $& Berlin'), object: 'items', objectLabel: 'items' },
  right: { connection: connection('warehouse', 'Main warehouse'), object: 'stock', objectLabel: 'stock' },
  way: 'both',
};
const brake = (message: string, of = sync.id) => ({
  code: 'brake/empty-side',
  brake: 'empty-side',
  sync: of,
  message,
  fix: 'Look at it.',
  holds: true,
});

test('a brake calls both systems by their names', () => {
  expect(namedBrake(brake('warehouse stock is empty: not one record was read.'), [sync]).message).toBe(
    'Main warehouse stock is empty: not one record was read.',
  );
  expect(namedBrake(brake('This run would remove 31 records in shop items.'), [sync]).message).toBe(
    'This run would remove 31 records in Shop of $& Berlin items.',
  );
});

test('words that only begin like a name stay as they are, and so do brakes of other syncs', () => {
  expect(namedBrake(brake('workshop items and shop itemsets'), [sync]).message).toBe(
    'workshop items and shop itemsets',
  );
  const other = brake('shop items', SyncId.parse('other'));
  expect(namedBrake(other, [sync])).toEqual(other);
});
