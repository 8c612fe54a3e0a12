import { expect, onTestFinished, test } from 'vitest';
import { FlowId, SyncId } from '../../../model/ids.ts';
import { inboxRows, listInbox, resolveInbox } from '../../../protocol/calls/inbox.ts';
import { pastConflicts } from '../../../protocol/calls/past-conflicts.ts';
import { startRun } from '../../../protocol/calls/runs.ts';
import { testFolder } from '../../../testing/fresh-store.ts';
import { openFor, type TestWindow, windowInto } from '../../../testing/open-window.ts';
import { inQuarrel, writeQuarrel } from '../../../testing/quarrel.ts';

const flow = FlowId.parse('people');
const sync = SyncId.parse('people');

async function run(window: TestWindow): Promise<void> {
  const over = await window.listen((one) => one.kind === 'run');
  await window.ask(startRun, { flow });
  await over.next;
}

test('past conflicts of a field map are counted by the side that people chose, each with the one decided last', async () => {
  const folder = testFolder();
  writeQuarrel(folder, { people: 4 });
  const window = windowInto(await openFor(folder));
  onTestFinished(window.close);
  const asked = { flow, sync, unit: 'job', days: 30 };
  const none = { left: 0, right: 0, other: 0, last: { left: null, right: null, other: null } };
  expect(await window.ask(pastConflicts, asked)).toEqual(none);
  await run(window);
  inQuarrel(folder, 'left', `UPDATE {n} SET job = 'Head ' || id`);
  inQuarrel(folder, 'right', `UPDATE {n} SET job = 'Senior ' || id`);
  await run(window);
  const filter = { flow: null, reason: null, pattern: null, assignee: null, overdue: false, olderThanDays: null };
  const { syncs } = await window.ask(listInbox, { view: 'open', grouping: 'about', text: '', filter });
  const ids = syncs.flatMap((one) => one.parts.flatMap((part) => part.rows));
  const { rows } = await window.ask(inboxRows, { ids });
  const choices = ['left', 'left', 'right', 'agreed'] as const;
  const wishes = rows.map(({ id, revision }, at) => ({ id, revision, said: { choose: choices[at] ?? 'left' } }));
  await window.ask(resolveInbox, { wishes, why: null, strict: true });
  expect(await window.ask(pastConflicts, asked)).toEqual({
    left: 2,
    right: 1,
    other: 1,
    last: { left: rows[1]?.id, right: rows[2]?.id, other: rows[3]?.id },
  });
  expect(await window.ask(pastConflicts, { ...asked, unit: 'city' })).toEqual(none);
});
