import { expect, test } from 'vitest';
import { FlowId } from '../../../model/ids.ts';
import { findRecords } from '../../../protocol/calls/records.ts';
import { startRun } from '../../../protocol/calls/runs.ts';
import { sampleWindow } from '../../../testing/open-window.ts';

const flow = FlowId.parse('contacts');

test('records are found by any value once a run has linked them, by their keys too, and no more than were asked for', async () => {
  const window = await sampleWindow();
  const find = (search: string, limit = 20) => window.ask(findRecords, { search, limit });
  expect(await find('a')).toEqual({ records: [], isWhole: true });
  const over = await window.listen((one) => one.kind === 'run');
  await window.ask(startRun, { flow });
  await over.next;
  const some = await find('a', 5);
  expect(some).toMatchObject({ isWhole: false });
  expect(some.records).toHaveLength(5);
  const [first] = some.records;
  expect(first).toMatchObject({ flow, sync: 'contacts' });
  const key = first?.left ?? expect.unreachable('The record has a left key.');
  expect((await find(key)).records.map((one) => one.left)).toContain(key);
  expect((await find((first?.title ?? '').toUpperCase())).records.map((one) => one.link)).toContain(first?.link);
  expect((await find('no record says this')).records).toEqual([]);
});
