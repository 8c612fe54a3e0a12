import { expect, onTestFinished, test } from 'vitest';
import type { Exception } from '../../../model/flow.ts';
import { FlowId, SyncId } from '../../../model/ids.ts';
import { listInbox } from '../../../protocol/calls/inbox.ts';
import { inboxRecord } from '../../../protocol/calls/inbox-record.ts';
import { ruleOffers } from '../../../protocol/calls/inbox-rules.ts';
import { everyChange, previewRecord, previewRows } from '../../../protocol/calls/preview.ts';
import { storyOf } from '../../../protocol/calls/story.ts';
import { testFolder } from '../../../testing/fresh-store.ts';
import { everyQuestion, runIn } from '../../../testing/inbox-window.ts';
import { openFor, type TestWindow, windowInto } from '../../../testing/open-window.ts';
import { previewed } from '../../../testing/previewed.ts';
import { inQuarrel } from '../../../testing/quarrel.ts';
import { writeRuled } from '../../../testing/ruled.ts';

const flow = FlowId.parse('people');
const sync = SyncId.parse('people');

/** The left wins on job titles, unless a condition holds; then three people are changed on both sides, the second by an import. */
async function ruled(...unless: Exception[]) {
  const folder = testFolder();
  writeRuled(folder, { rule: 'left-wins', unless });
  const house = await openFor(folder);
  const window = windowInto(house);
  const viewer = windowInto(house, { by: 'vera', role: 'viewer' });
  onTestFinished(window.close);
  onTestFinished(viewer.close);
  await runIn(window, flow);
  inQuarrel(folder, 'left', `UPDATE {n} SET job = 'Head ' || id WHERE id < '10003'`);
  inQuarrel(
    folder,
    'right',
    `UPDATE {n} SET job = 'Senior ' || id WHERE id < 'C-10003'`,
    `UPDATE {n} SET changed_by = 'hr_import' WHERE id = 'C-10001'`,
  );
  return { window, viewer };
}

const byImport: Exception = { side: 'right', field: 'changed_by', is: 'equal', value: 'hr_import' };
const ofOne: Exception = { side: 'left', field: 'phone', is: 'equal', value: '910 555 0001' };

async function shownIn(window: TestWindow) {
  const { id: preview } = await previewed(window, flow);
  const { rows } = await window.ask(previewRows, { preview, query: everyChange, offset: 0, limit: 50 });
  const records = await Promise.all(rows.map(({ row }) => window.ask(previewRecord, { preview, row })));
  return { rows, values: records.flatMap((one) => one.shifts).map((shift) => shift.why) };
}

/** The only record of the inbox. */
async function asked(window: TestWindow) {
  const { syncs } = await window.ask(listInbox, { view: 'open', grouping: 'about', text: '', filter: everyQuestion });
  const [id, ...more] = syncs.flatMap((one) => one.parts.flatMap((part) => part.rows));
  if (id === undefined || more.length > 0) throw new Error('One record is asked about.');
  return window.ask(inboxRecord, { id });
}

test('a preview says which condition kept a rule from deciding, and which ones did not', async () => {
  const { window } = await ruled(byImport, { side: 'left', field: 'city', is: 'blank' });
  const { rows, values } = await shownIn(window);
  const held = 'HubSpot wins on Job title, unless Changed by in ERP is "hr_import", which holds';
  expect(rows.filter((one) => one.group === 'conflict').map((one) => one.why)).toEqual([held]);
  expect(values).toContain(held);
  const decided =
    'HubSpot wins on Job title, unless Changed by in ERP is "hr_import" or City in HubSpot is blank, which did not hold';
  expect(values.filter((one) => one === decided)).toHaveLength(2);
});

test('a condition on a personal field says to a viewer that it holds, and not of what', async () => {
  const { window, viewer } = await ruled(ofOne);
  await runIn(window, flow);
  const held = { rule: 'left-wins', condition: { side: 'left', field: 'phone', label: 'Phone number' } };
  const [question] = (await asked(window)).questions;
  expect(question?.what).toMatchObject({ unless: { ...held, condition: { ...held.condition, value: ofOne.value } } });
  const seen = await asked(viewer);
  expect(seen.questions[0]?.what).toMatchObject({ unless: held });
  const story = await viewer.ask(storyOf, { flow, sync, record: 'left:10000', field: 'job' });
  expect(story.moments.flatMap((one) => one.changed).flatMap((one) => one.unless)).toMatchObject([{ field: 'phone' }]);
  const shown = [seen, story, await viewer.ask(ruleOffers, { flow, sync }), await shownIn(viewer)];
  expect(JSON.stringify(shown)).not.toContain('910 555');
});
