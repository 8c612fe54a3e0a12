import { readFileSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { FlowId } from '../../../model/ids.ts';
import {
  makeReplay,
  type ReplayQuery,
  type ReplaySummary,
  replayRows,
  replayScope,
} from '../../../protocol/calls/replay.ts';
import { startRun } from '../../../protocol/calls/runs.ts';
import { openFor, type TestWindow, windowInto } from '../../../testing/open-window.ts';
import { people, smallWorkspace } from '../../../testing/tandem.ts';

const flow = FlowId.parse('people');
const all: ReplayQuery = { sync: null, kind: null, about: null, endsDifferently: false, search: '' };
const twoPeople = people(2);

async function runOnce(window: TestWindow): Promise<void> {
  const over = await window.listen((one) => one.kind === 'run');
  await window.ask(startRun, { flow });
  await over.next;
}

/** Two people whose town was changed in the shop, and carried over. */
async function moved() {
  const small = smallWorkspace({ shop: twoPeople, crm: twoPeople });
  const open = await openFor(small.folder);
  const window = windowInto(open);
  onTestFinished(window.close);
  await runOnce(window);
  small.shop(twoPeople.map((one, nr) => ({ ...one, city: nr === 0 ? 'Köln' : 'Ulm' })));
  await runOnce(window);
  /** Draws the line of the town the other way. */
  const turnTown = (): void => {
    const edited = readFileSync(small.flowFile, 'utf8').replace(/"id": ?"city"/u, '$&, "direction": "to-left"');
    writeFileSync(small.flowFile, edited);
  };
  const replayed = async (since: string): Promise<ReplaySummary> => {
    const last = (await window.collect(makeReplay, { flow, since, until: null, sync: null })).at(-1);
    if (last?.is !== 'done') throw new Error('The replay did not end.');
    return last.replay;
  };
  return { ...small, window, turnTown, replayed };
}

test('a replay compares what an edited flow would have done with what happened, and writes nothing', async () => {
  const { window, crm, turnTown, replayed } = await moved();
  expect(await replayed('2020-01-01T00:00:00Z')).toMatchObject({ same: true, differing: 0, syncs: [{ pairs: 2 }] });
  turnTown();
  const told = await replayed('2020-01-01T00:00:00Z');
  expect(told).toMatchObject({ same: false, differing: 2, listed: 2, syncs: [{ counts: { 'not-written': 2 } }] });
  const { rows, total } = await window.ask(replayRows, { replay: told.id, query: all, offset: 0, limit: 10 });
  expect(total).toBe(2);
  expect(rows[0]).toMatchObject({
    title: expect.stringMatching(/^Person [12]$/u),
    kind: 'not-written',
    side: 'right',
    recorded: expect.stringMatching(/Köln|Ulm/u),
  });
  expect(crm('SELECT city FROM people')).toEqual([{ city: 'Köln' }, { city: 'Ulm' }]);
});

test('what came of a replay is found by kind, line, name and value', async () => {
  const { window, turnTown, replayed } = await moved();
  turnTown();
  const { id: replay } = await replayed('2020-01-01T00:00:00Z');
  const found = async (query: Partial<ReplayQuery>): Promise<number> =>
    (await window.ask(replayRows, { replay, query: { ...all, ...query }, offset: 0, limit: 10 })).total;
  expect(await found({ kind: 'not-written', about: 'city', endsDifferently: true })).toBe(2);
  expect(await found({ kind: 'new-question' })).toBe(0);
  expect(await found({ about: 'name' })).toBe(0);
  expect(await found({ search: 'köln' })).toBe(1);
  expect(await found({ search: 'PERSON 1' })).toBe(1);
  expect(await found({ search: 'nobody' })).toBe(0);
});

test('periods that can be replayed are told with what was written in them, and an unrun flow has none', async () => {
  const { window } = await moved();
  const { spans, live, ahead } = await window.ask(replayScope, { flow });
  expect({ live, ahead }).toEqual({ live: null, ahead: null });
  expect(spans.map(({ name, runs, changes }) => [name, runs, changes])).toEqual([
    ['day', 2, 2],
    ['week', 2, 2],
    ['month', 2, 2],
    ['all', 2, 2],
  ]);
  const fresh = smallWorkspace({ shop: twoPeople, crm: [] });
  const other = windowInto(await openFor(fresh.folder));
  onTestFinished(other.close);
  expect((await other.ask(replayScope, { flow })).spans).toEqual([]);
});

test('a replay tells how far it is among the pairs', async () => {
  const { window } = await moved();
  const asked = { flow, since: '2020-01-01T00:00:00Z', until: null, sync: null };
  const told = await window.collect(makeReplay, asked);
  for (const one of told) if (one.is === 'working') expect(one.of).toBe(2);
  expect(told.at(-1)?.is).toBe('done');
});
