import { describe, expect, test } from 'vitest';
import { ConflictId, FlowId, SyncId } from '../../../engine/model/ids.ts';
import type { InboxList } from '../../../engine/protocol/calls/inbox.ts';
import { between, countOf, inPlaceOf, linesOf, recordFrom } from './list-lines.ts';

const id = (name: string) => ConflictId.parse(name);
const sides = { left: { name: 'HubSpot', object: 'Contacts' }, right: { name: 'ERP', object: 'Customers' } };

function listOf(syncs: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>): InboxList {
  return {
    counts: { open: 0, mine: 0, snoozed: 0 },
    waiting: [],
    total: 0,
    people: [],
    syncs: Object.entries(syncs).map(([name, parts]) => ({
      flow: FlowId.parse(name),
      sync: SyncId.parse('people'),
      label: name,
      sides,
      parts: Object.entries(parts).map(([value, rows]) => ({
        value,
        label: value,
        count: rows.length,
        rows: rows.map(id),
      })),
    })),
  };
}

const list = listOf({ contacts: { removed: ['a'], blanked: ['b', 'c'] }, tickets: { removed: ['d'] } });
const kinds = (folded: readonly string[] = []) =>
  linesOf(list, new Set(folded)).map((line) => (line.is === 'record' ? line.name : line.is));

describe('the lines of the inbox', () => {
  test('are syncs, in them their parts, in those their records', () => {
    expect(kinds()).toEqual(['sync', 'part', 'a', 'part', 'b', 'c', 'sync', 'part', 'd']);
  });

  test('leave out what a folded head holds', () => {
    const [sync, part] = linesOf(list, new Set());
    expect(kinds([part?.name ?? ''])).toEqual(['sync', 'part', 'part', 'b', 'c', 'sync', 'part', 'd']);
    expect(kinds([sync?.name ?? ''])).toEqual(['sync', 'sync', 'part', 'd']);
  });

  test('count the questions of a sync', () => {
    expect(list.syncs.map(countOf)).toEqual([3, 1]);
  });

  test('lead from record to record over the heads between them, and nowhere beyond the last', () => {
    const lines = linesOf(list, new Set());
    expect(recordFrom(lines, -1, 1)).toBe('a');
    expect(recordFrom(lines, 2, 1)).toBe('b');
    expect(recordFrom(lines, 4, -1)).toBe('a');
    expect(recordFrom(lines, 8, 1)).toBeNull();
  });

  test('put the next record in the place of one that is gone, at the end the one before', () => {
    const lines = linesOf(list, new Set());
    const without = (gone: string) => lines.filter((line) => line.name !== gone);
    expect(inPlaceOf(lines, without('b'), id('b'))).toBe('c');
    expect(inPlaceOf(lines, without('c'), id('c'))).toBe('d');
    expect(inPlaceOf(lines, without('d'), id('d'))).toBe('c');
    expect(inPlaceOf(lines, [], id('d'))).toBeNull();
  });

  test('hold the records from one to another, whichever stands first', () => {
    const lines = linesOf(list, new Set());
    expect(between(lines, 'a', 'c')).toEqual(['a', 'b', 'c']);
    expect(between(lines, 'd', 'b')).toEqual(['b', 'c', 'd']);
    expect(between(lines, null, 'b')).toEqual(['b']);
  });
});
