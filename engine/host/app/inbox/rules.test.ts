import { expect, onTestFinished, test } from 'vitest';
import { FlowId, SyncId } from '../../../model/ids.ts';
import { type InboxSaid, inboxRows, listInbox, resolveInbox } from '../../../protocol/calls/inbox.ts';
import { inboxRecord } from '../../../protocol/calls/inbox-record.ts';
import { acceptRuleOffer, ruleOffers, tryRuleOffer } from '../../../protocol/calls/inbox-rules.ts';
import { storyOf } from '../../../protocol/calls/story.ts';
import { publishDraft } from '../../../protocol/calls/versions.ts';
import { testFolder } from '../../../testing/fresh-store.ts';
import { everyQuestion, runIn } from '../../../testing/inbox-window.ts';
import { openFor, type TestWindow, windowInto } from '../../../testing/open-window.ts';
import { inQuarrel, valueIn, writeQuarrel } from '../../../testing/quarrel.ts';

const flow = FlowId.parse('people');
const sync = SyncId.parse('people');

async function run(window: TestWindow): Promise<void> {
  expect(await runIn(window, flow)).toMatchObject({ run: { state: 'done' } });
}

/** Five people whose job title was changed on both sides, in a flow that was published. */
async function quarrelling() {
  const folder = testFolder();
  writeQuarrel(folder, { people: 8 });
  const house = await openFor(folder);
  const window = windowInto(house);
  onTestFinished(window.close);
  await window.ask(publishDraft, { flow, note: null });
  await run(window);
  inQuarrel(folder, 'left', `UPDATE {n} SET job = 'Head ' || id WHERE id < '10005'`);
  inQuarrel(folder, 'right', `UPDATE {n} SET job = 'Senior ' || id WHERE id < 'C-10005'`);
  await run(window);
  return { folder, house, window };
}

async function openRows(window: TestWindow) {
  const { syncs } = await window.ask(listInbox, { view: 'open', grouping: 'about', text: '', filter: everyQuestion });
  const ids = syncs.flatMap((one) => one.parts.flatMap((part) => part.rows));
  return (await window.ask(inboxRows, { ids })).rows;
}

async function decide(window: TestWindow, said: readonly InboxSaid[], why: string | null = null): Promise<void> {
  const rows = await openRows(window);
  const wishes = said.map((one, at) => {
    const row = rows[at];
    if (row === undefined) throw new Error('Too few questions are open.');
    return { id: row.id, revision: row.revision, said: one };
  });
  await window.ask(resolveInbox, { wishes, why, strict: true });
}

const left = { choose: 'left' } as const;

test('a rule is tried beside the others that fit, each decision with what was chosen and what the rule comes to', async () => {
  const { window } = await quarrelling();
  await decide(window, [left, left, left, { choose: 'right' }], 'told by phone');
  const trial = await window.ask(tryRuleOffer, { flow, rule: 'people.job.left-wins' });
  expect(trial).toMatchObject({ offer: { agree: 3, differ: 1 }, open: 1, live: 1, draft: 2 });
  expect(trial.others.map((one) => [one.rule.rule, one.agree])).toContainEqual(['right-wins', 1]);
  expect(trial.tried.at(-1)).toMatchObject({
    came: 'differ',
    chose: 'right',
    chosen: { side: 'right', text: expect.stringContaining('Senior') },
    ruled: { side: 'left', text: expect.stringContaining('Head') },
    why: 'told by phone',
  });
  const other = await window.ask(tryRuleOffer, { flow, rule: 'people.job.right-wins' });
  expect(other.tried.map((one) => one.came)).toEqual(['differ', 'differ', 'differ', 'agree']);
});

test('whoever types what one side has chose that side', async () => {
  const { window } = await quarrelling();
  const [row] = await openRows(window);
  const typed = { choose: 'typed', left: { job: row?.right ?? '' }, right: {} } as const;
  await decide(window, [typed]);
  const { tried } = await window.ask(tryRuleOffer, { flow, rule: 'people.job.right-wins' });
  expect(tried).toMatchObject([{ chose: 'right', came: 'agree' }]);
});

test('a rule in the draft changes nothing until it is published; then it decides what is open and what comes', async () => {
  const { window, folder } = await quarrelling();
  await decide(window, [left, left, left]);
  await window.ask(acceptRuleOffer, { flow, rule: 'people.job.left-wins', why: null });
  const drafted = await window.ask(ruleOffers, { flow, sync });
  expect(drafted).toMatchObject({
    offers: [],
    drafted: [{ unit: 'job', label: 'Job title', rule: { rule: 'left-wins' } }],
    live: 1,
    draft: 2,
  });
  await run(window);
  expect(await openRows(window)).toHaveLength(2);
  await window.ask(publishDraft, { flow, note: null });
  expect((await window.ask(ruleOffers, { flow, sync })).drafted).toEqual([]);
  await run(window);
  expect(await openRows(window)).toEqual([]);
  expect(valueIn(folder, 'right', 'C-10004', 'job')).toBe('Head 10004');
  inQuarrel(folder, 'left', `UPDATE {n} SET job = 'One' WHERE id = '10006'`);
  inQuarrel(folder, 'right', `UPDATE {n} SET job = 'Two' WHERE id = 'C-10006'`);
  await run(window);
  expect(await openRows(window)).toEqual([]);
  expect(valueIn(folder, 'right', 'C-10006', 'job')).toBe('One');
  const story = await window.ask(storyOf, { flow, sync, record: 'left:10006', field: 'job' });
  const written = story.moments.find((one) => one.by === 'tandem' && one.side === 'right');
  expect(written?.changed).toMatchObject([{ before: 'Two', after: 'One', why: 'left-wins' }]);
  expect(written?.version).toBe(2);
});

test('a viewer sees which rules are offered, and no value that they were tried on', async () => {
  const { window, house } = await quarrelling();
  await decide(window, [left, left, left]);
  const viewer = windowInto(house, { by: 'vera', role: 'viewer' });
  onTestFinished(viewer.close);
  expect((await viewer.ask(ruleOffers, { flow, sync })).offers).toHaveLength(1);
  expect(await viewer.refused(tryRuleOffer, { flow, rule: 'people.job.left-wins' })).toBe('role/not-allowed');
  const analyst = windowInto(house, { by: 'ann', role: 'analyst' });
  onTestFinished(analyst.close);
  expect((await analyst.ask(tryRuleOffer, { flow, rule: 'people.job.left-wins' })).tried).toHaveLength(3);
  expect(await analyst.refused(acceptRuleOffer, { flow, rule: 'people.job.left-wins', why: null })).toBe(
    'role/not-allowed',
  );
});

const byImport = { side: 'right', field: 'changed_by', is: 'equal', value: 'hr_import' } as const;

/** Fifteen job titles that both sides changed: people took HubSpot's, but the ERP's where the import had written it. */
async function imported() {
  const folder = testFolder();
  writeQuarrel(folder, { people: 18, editors: true });
  const house = await openFor(folder);
  const window = windowInto(house);
  onTestFinished(window.close);
  await window.ask(publishDraft, { flow, note: null });
  await run(window);
  inQuarrel(folder, 'left', `UPDATE {n} SET job = 'Head ' || id WHERE id < '10015'`);
  inQuarrel(
    folder,
    'right',
    `UPDATE {n} SET job = 'Senior ' || id WHERE id < 'C-10015'`,
    `UPDATE {n} SET changed_by = 'hr_import' WHERE id < 'C-10003'`,
  );
  await run(window);
  const rows = await openRows(window);
  const wishes = rows.map(({ id, revision, right }) => {
    const isImported = ['C-10000', 'C-10001', 'C-10002'].some((key) => right?.includes(key) === true);
    return { id, revision, said: { choose: isImported ? 'right' : 'left' } as const };
  });
  await window.ask(resolveInbox, { wishes, why: null, strict: true });
  await run(window);
  return { folder, window };
}

test('what those that a rule would decide otherwise have in common is offered as a condition, with what it changes', async () => {
  const { window } = await imported();
  const trial = await window.ask(tryRuleOffer, { flow, rule: 'people.job.left-wins' });
  expect(trial.offer).toMatchObject({ agree: 12, differ: 3, asks: 0, unsure: 0 });
  expect(trial.common).toEqual({ exception: byImport, common: 3, differ: 0, asks: 3 });
  expect(trial.lookable).toContainEqual(expect.objectContaining({ side: 'right', name: 'changed_by' }));
  const added = await window.ask(tryRuleOffer, { flow, rule: 'people.job.left-wins', unless: [byImport] });
  expect(added.offer).toMatchObject({ agree: 12, differ: 0, asks: 3, rule: { unless: [byImport] } });
  expect(added.tried.filter((one) => one.came === 'asks')).toHaveLength(3);
  expect(added.common).toBe(null);
});

test('a rule with a condition leaves what it holds for to a person, who is told why, and decides the rest', async () => {
  const { window, folder } = await imported();
  await window.ask(acceptRuleOffer, { flow, rule: 'people.job.left-wins', unless: [byImport], why: null });
  const { drafted } = await window.ask(ruleOffers, { flow, sync });
  expect(drafted).toMatchObject([{ unit: 'job', rule: { rule: 'left-wins', unless: [byImport] } }]);
  await window.ask(publishDraft, { flow, note: null });
  inQuarrel(folder, 'left', `UPDATE {n} SET job = 'One ' || id WHERE id > '10014'`);
  inQuarrel(
    folder,
    'right',
    `UPDATE {n} SET job = 'Two ' || id WHERE id > 'C-10014'`,
    `UPDATE {n} SET changed_by = 'hr_import' WHERE id = 'C-10016'`,
  );
  await run(window);
  expect(valueIn(folder, 'right', 'C-10015', 'job')).toBe('One 10015');
  const [row, more] = await openRows(window);
  expect([row?.right, more]).toEqual([expect.stringContaining('Two C-10016'), undefined]);
  const asked = row === undefined ? null : await window.ask(inboxRecord, { id: row.id });
  const condition = { ...byImport, label: 'Changed by' };
  expect(asked?.questions[0]?.what).toMatchObject({ unless: { rule: 'left-wins', unread: false, condition } });
  const story = await window.ask(storyOf, { flow, sync, record: 'left:10015', field: 'job' });
  const written = story.moments.filter((one) => one.by === 'tandem').at(-1);
  expect(written?.changed).toMatchObject([{ why: 'left-wins', unless: [{ ...byImport, label: 'Changed by' }] }]);
  // Another edit of the record makes the condition false: what was left to a person stays theirs.
  inQuarrel(folder, 'right', `UPDATE {n} SET changed_by = 'app', city = 'Graz' WHERE id = 'C-10016'`);
  await run(window);
  expect(await openRows(window)).toHaveLength(1);
  expect(valueIn(folder, 'left', '10016', 'city')).toBe('Graz');
  expect(valueIn(folder, 'right', 'C-10016', 'job')).toBe('Two C-10016');
});
