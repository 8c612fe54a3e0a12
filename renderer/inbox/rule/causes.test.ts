import { expect, test } from 'vitest';
import { ConflictId } from '../../../engine/model/ids.ts';
import type { Tried } from '../../../engine/protocol/calls/inbox-rules.ts';
import { byCause, byDate, commonCause } from './causes.ts';

const tried = (nr: number, why: string | null): Tried => ({
  conflict: ConflictId.parse(`c${nr}`),
  title: `Record ${nr}`,
  left: 'a',
  right: 'b',
  chose: 'right',
  came: 'differ',
  chosen: { text: 'b', side: 'right' },
  ruled: { text: 'a', side: 'left' },
  by: 'dana',
  why,
  at: `2026-01-0${nr}T00:00:00.000Z`,
});
const ids = (some: readonly Tried[]): string => some.map((one) => one.conflict.slice(1)).join(' ');

const all = [tried(1, 'HR import'), tried(2, null), tried(3, 'typo'), tried(4, 'HR import'), tried(5, null)];

test('what differs stands by cause, the most frequent first and those without one last, or the newest first', () => {
  expect(ids(byCause(all))).toBe('4 1 3 5 2');
  expect(ids(byDate(all))).toBe('5 4 3 2 1');
});

test('a cause is common where more than half have it, and at least three', () => {
  expect(commonCause(all)).toBe(null);
  expect(commonCause([...all, tried(6, 'HR import'), tried(7, 'HR import')])).toEqual({ why: 'HR import', count: 4 });
  expect(commonCause([tried(1, 'typo'), tried(2, 'typo')])).toBe(null);
});
