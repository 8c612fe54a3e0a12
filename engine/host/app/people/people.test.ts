import { describe, expect, onTestFinished, test } from 'vitest';
import { coverMark } from '../../../core/roles/mask.ts';
import { FlowId, SyncId } from '../../../model/ids.ts';
import { PersonName } from '../../../model/person.ts';
import { editFlow, listFlows, openFlow } from '../../../protocol/calls/flows.ts';
import { exportInbox, inboxRows, listInbox } from '../../../protocol/calls/inbox.ts';
import { inboxRecord } from '../../../protocol/calls/inbox-record.ts';
import { ruleOffers } from '../../../protocol/calls/inbox-rules.ts';
import {
  addPerson,
  changeOwnPassword,
  listPeople,
  removePerson,
  setPersonRole,
  signOutPerson,
} from '../../../protocol/calls/people.ts';
import { listRuns, startRun } from '../../../protocol/calls/runs.ts';
import { browseRows, followSample, listSamples } from '../../../protocol/calls/samples.ts';
import { findRecords, storyOf } from '../../../protocol/calls/story.ts';
import { sampleWindow, windowInto } from '../../../testing/open-window.ts';

const flow = FlowId.parse('contacts');
const sync = SyncId.parse('contacts');
const dana = { name: 'dana', label: 'Dana Whitfield', role: 'admin', password: 'four tall blue horses' } as const;
const moses = { name: 'moses', label: 'Moses Otieno', role: 'analyst', password: 'nine small red ships' } as const;

/** A workspace with an admin and an analyst, and a window of each. */
async function peopled() {
  const owner = await sampleWindow();
  for (const one of [dana, moses]) await owner.ask(addPerson, one);
  const seat = ({ name, label, role }: typeof dana | typeof moses) => {
    const visitor = { name: PersonName.parse(name), by: label, role };
    const window = windowInto(owner.open, owner.open.house.people.visitor(visitor));
    onTestFinished(window.close);
    return window;
  };
  return { owner, seat };
}

describe('people and roles', () => {
  test('are listed without their passwords, each with who it is that asks', async () => {
    const { seat } = await peopled();
    const { people } = await seat(moses).ask(listPeople, {});
    expect(people).toMatchObject([
      { name: 'dana', role: 'admin', isYou: false },
      { name: 'moses', label: 'Moses Otieno', role: 'analyst', isYou: true },
    ]);
    expect(JSON.stringify(people)).not.toContain('argon');
  });

  test('are changed by admins alone, and by nobody to their own gain or loss', async () => {
    const { seat } = await peopled();
    const [admin, analyst] = [seat(dana), seat(moses)];
    const name = PersonName.parse('moses');
    expect(await analyst.refused(setPersonRole, { name, role: 'admin' })).toBe('role/not-allowed');
    expect(await analyst.refused(addPerson, { ...dana, name: 'eve' })).toBe('role/not-allowed');
    expect(await admin.refused(removePerson, { name: PersonName.parse('dana') })).toBe('people/yourself');
    expect(await admin.refused(addPerson, { ...moses, name: 'a b' })).toBe('people/name');
    await admin.ask(removePerson, { name });
    expect((await admin.ask(listPeople, {})).people).toHaveLength(1);
  });

  test('a window is refused everything from the moment its person has another role, is signed out or gone', async () => {
    const { seat } = await peopled();
    const name = PersonName.parse('moses');
    const admin = seat(dana);
    const before = seat(moses);
    await before.ask(listFlows, {});
    await admin.ask(setPersonRole, { name, role: 'viewer' });
    expect(await before.refused(listFlows, {})).toBe('people/signed-out');
    await admin.ask(setPersonRole, { name, role: 'analyst' });
    const next = seat(moses);
    await admin.ask(signOutPerson, { name });
    expect(await next.refused(listFlows, {})).toBe('people/signed-out');
  });

  test('whoever knows their password may change it, and has to sign in again', async () => {
    const { owner, seat } = await peopled();
    const analyst = seat(moses);
    const password = 'seven quiet green trains';
    expect(await analyst.refused(changeOwnPassword, { current: 'a guess', password })).toBe('people/wrong-password');
    expect(await owner.refused(changeOwnPassword, { current: 'a guess', password })).toBe('people/no-name');
    await analyst.ask(changeOwnPassword, { current: moses.password, password });
    expect(await analyst.refused(listFlows, {})).toBe('people/signed-out');
  });

  test('what is done is in the audit log by the name of whoever did it', async () => {
    const { owner, seat } = await peopled();
    const admin = seat(dana);
    const over = await admin.listen((one) => one.kind === 'run');
    await admin.ask(startRun, { flow });
    await over.next;
    await admin.ask(signOutPerson, { name: PersonName.parse('moses') });
    const rows = await owner.open.house.engine.store.auditPage(0, 100);
    const done = rows.map(({ by, action }) => `${by} ${action}`);
    expect(done).toContain('Dana Whitfield person-sign-out');
    expect(rows.filter(({ action }) => action === 'run').map(({ by }) => by)).toEqual(
      rows.filter(({ action }) => action === 'run').map(() => 'Dana Whitfield'),
    );
    const runs = await owner.ask(listRuns, { flow: null, limit: 1 });
    expect(runs.runs).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(dana.password);
  });
});

describe('a viewer', () => {
  const viewer = { by: 'victor', role: 'viewer' } as const;

  test('changes nothing', async () => {
    const { open, ask } = await sampleWindow();
    const window = windowInto(open, viewer);
    onTestFinished(window.close);
    const { revision } = await ask(openFlow, { flow });
    expect(await window.refused(startRun, { flow })).toBe('role/not-allowed');
    const command = { do: 'rename-flow', label: 'Mine' } as const;
    expect(await window.refused(editFlow, { flow, revision, command, window: 'w' })).toBe('role/not-allowed');
  });

  test('is shown samples and rows without personal values, and follows a record by the key that was shown', async () => {
    const { open, ask } = await sampleWindow();
    const window = windowInto(open, viewer);
    onTestFinished(window.close);
    const { samples } = await ask(listSamples, { flow, sync });
    const first = samples[0] ?? { title: '', left: null, right: null };
    const whole = await ask(followSample, { flow, sync, sample: first });
    const personal = [...Object.entries(whole.left ?? {}), ...Object.entries(whole.right ?? {})]
      .filter(([name]) => ['Name', 'E-Mail', 'email', 'Telefon', 'phone'].includes(name))
      .map(([, value]) => String(value))
      .filter((value) => value.length > 3);
    expect(personal.length).toBeGreaterThan(3);
    const shown = await window.ask(listSamples, { flow, sync });
    expect(shown.samples).toHaveLength(samples.length);
    const followed = await window.ask(followSample, { flow, sync, sample: shown.samples[0] ?? first });
    const rows = await window.ask(browseRows, { flow, sync, side: 'right', limit: 500 });
    const told = JSON.stringify([shown, followed, rows]);
    for (const value of personal) expect(told).not.toContain(value);
    expect(told).toContain(coverMark);
    const unhidden = Object.entries(whole.left ?? {}).filter(([, value]) =>
      JSON.stringify(followed).includes(String(value)),
    );
    expect(unhidden.length).toBeGreaterThan(0);
  });

  test('cannot find a hidden value by searching for it', async () => {
    const { open, ask } = await sampleWindow();
    const window = windowInto(open, viewer);
    onTestFinished(window.close);
    const { rows } = await ask(browseRows, { flow, sync, side: 'right', limit: 1 });
    const mail = Object.values(rows[0]?.fields ?? {}).find((value) => String(value).includes('@'));
    const search = String(mail);
    expect((await ask(listSamples, { flow, sync, search })).samples.length).toBeGreaterThan(0);
    expect((await window.ask(listSamples, { flow, sync, search })).samples).toEqual([]);
  });

  test('is shown questions, records, runs and tables of them without personal values', async () => {
    const owner = await sampleWindow();
    const over = await owner.listen((one) => one.kind === 'run');
    await owner.ask(startRun, { flow });
    await over.next;
    const window = windowInto(owner.open, viewer);
    onTestFinished(window.close);
    const { rows } = await owner.ask(browseRows, { flow, sync, side: 'left', limit: 500 });
    const values = rows
      .flatMap(({ fields }) => ['Name', 'E-Mail', 'Telefon', 'Straße'].map((name) => String(fields[name])))
      .filter((value) => value.length >= 8);
    const filter = { flow: null, reason: null, pattern: null, assignee: null, overdue: false, olderThanDays: null };
    const asked = { view: 'open', grouping: 'about', text: '', filter } as const;
    const list = await window.ask(listInbox, asked);
    const ids = list.syncs.flatMap(({ parts }) => parts.flatMap((part) => part.rows)).slice(0, 20);
    expect(ids.length).toBeGreaterThan(5);
    const told: unknown[] = [list, await window.ask(inboxRows, { ids }), await window.ask(listFlows, {})];
    for (const id of ids) told.push(await window.ask(inboxRecord, { id }));
    const table = await window.ask(exportInbox, { view: 'open', text: '', filter, kind: 'csv' });
    told.push(Buffer.from(table.bytes, 'base64').toString('utf8'));
    told.push(await window.ask(ruleOffers, { flow, sync }));
    const found = await window.ask(findRecords, { flow: null, text: 'a', after: null, limit: 5 });
    told.push(found);
    for (const { left } of found.records)
      told.push(await window.ask(storyOf, { flow, sync, record: `left:${left}`, field: null }));
    told.push(await window.ask(listRuns, { flow, limit: 10 }));
    const all = JSON.stringify(told);
    expect(all.length).toBeGreaterThan(5000);
    expect(values.filter((value) => all.includes(value))).toEqual([]);
    const [mail = ''] = values.filter((value) => value.includes('@'));
    expect((await window.ask(findRecords, { flow: null, text: mail, after: null, limit: 5 })).records).toEqual([]);
    const own = await owner.ask(listInbox, asked);
    expect(own.counts.open).toBe(list.counts.open);
  });
});
