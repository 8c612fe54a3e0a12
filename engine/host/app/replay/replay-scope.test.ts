import { expect, test } from 'vitest';
import { FlowId, RunId } from '../../../model/ids.ts';
import type { Run } from '../../../model/run.ts';
import { spansOf } from './replay-scope.ts';

const none = { created: 0, updated: 0, removed: 0, unchanged: 0 };

const runAt = (startedAt: string, updated: number, more: Partial<Run> = {}): Run => ({
  id: RunId.parse(`r ${startedAt}`),
  flow: FlowId.parse('people'),
  kind: 'run',
  planHash: '',
  changesHash: null,
  changesBySync: {},
  state: 'done',
  startedAt,
  endedAt: startedAt,
  syncs: { people: { linked: 0, conflicts: 0, failed: 0, parked: 0, left: { ...none, updated }, right: none } },
  brakes: [],
  problem: null,
  of: null,
  ...more,
});

const now = '2026-03-31T12:00:00Z';
const runs = [
  runAt('2026-03-31T10:00:00Z', 60),
  runAt('2026-03-30T13:00:00Z', 50),
  runAt('2026-03-28T12:00:00Z', 7, { kind: 'undo' }),
  runAt('2026-03-26T12:00:00Z', 5, { state: 'held' }),
  runAt('2026-03-10T12:00:00Z', 2000),
  runAt('2025-12-01T12:00:00Z', 1),
];

test('each period counts the runs that settled something in it; undone, held and failed ones decide nothing', () => {
  const spans = spansOf(runs, now, '2026-03-30T00:00:00Z');
  expect(spans.map(({ name, runs: count, changes }) => `${name}: ${count} runs, ${changes}`)).toEqual([
    'published: 2 runs, 110',
    'day: 2 runs, 110',
    'week: 2 runs, 110',
    'month: 3 runs, 2110',
    'last-100: 2 runs, 110',
    'last-1000: 3 runs, 2110',
    'all: 4 runs, 2111',
  ]);
});

test('so many of the latest changes begin with the run that made the first of them', () => {
  expect(spansOf(runs, now, null).find((one) => one.name === 'last-100')?.since).toBe('2026-03-30T13:00:00Z');
});

test('where nothing ran there is no period', () => {
  expect(spansOf([], now, now)).toEqual([]);
});
