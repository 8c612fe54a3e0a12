import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, type Page, test as plain } from '@playwright/test';
import Database from 'better-sqlite3';
import { WebSocket } from 'ws';
import type { z } from 'zod';
import { overSocket } from '../engine/host/serve/socket-wire.ts';
import { ConflictId, FlowId, RunId } from '../engine/model/ids.ts';
import type { Call } from '../engine/protocol/call.ts';
import { retryFailures } from '../engine/protocol/calls/activity.ts';
import { resolveInbox } from '../engine/protocol/calls/inbox.ts';
import { addPerson } from '../engine/protocol/calls/people.ts';
import { listRuns, startRun } from '../engine/protocol/calls/runs.ts';
import { startUndo } from '../engine/protocol/calls/undo.ts';
import { clientOver } from '../engine/protocol/connect.ts';
import { expect, goTo, inTheme, scan } from './fixture.ts';
import { enterAs, password, serveToPeople, tryToEnter } from './people-served.ts';
import { type Served, serveNew } from './served.ts';

const flow = FlowId.parse('contacts');

/** A sample workspace in which people sign in by name, after a first run that left questions. */
const test = plain.extend<{ served: Served }>({
  // biome-ignore lint/correctness/noEmptyPattern: the way of Playwright to say that nothing else is needed
  served: async ({}, use) => {
    const served = await serveToPeople('sample', async ({ command }) => {
      await command('run', 'contacts', '--quiet');
    });
    await use(served);
    await served.remove();
  },
});

/** Everything that the host sends to a page, as it comes. */
function frames(page: Page): string[] {
  const got: string[] = [];
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => got.push(String(payload))));
  page.on('response', (answer) => {
    if (!answer.url().includes('/assets/'))
      void answer.text().then(
        (text) => got.push(text),
        () => {},
      );
  });
  return got;
}

/** Names, addresses of e-mail, telephone numbers and streets of everybody in both systems. */
function personalValues(folder: string): readonly string[] {
  const csv = readFileSync(join(folder, 'data', 'erp.csv'), 'utf8')
    .split(/\r?\n/)
    .slice(1);
  const left = csv.flatMap((line) => {
    const cells = line.split(';');
    return [1, 3, 4, 5].map((at) => cells[at] ?? '');
  });
  const db = new Database(join(folder, 'data', 'crm.sqlite'), { readonly: true });
  const rows = db.prepare('SELECT email, phone, street FROM contacts').raw().all();
  db.close();
  return [...new Set([...left, ...rows.flat().map(String)])].filter((value) => value.length >= 8 && value !== 'null');
}

/** Looks at every screen as somebody would, and opens what can be opened. */
async function lookAround(page: Page): Promise<void> {
  await expect(page.getByText(/Contacts/).first()).toBeVisible();
  await goTo(page, 'flow/contacts');
  const sample = page.getByRole('region', { name: 'Sample record' });
  await expect(sample).toContainText('1/20');
  await sample.getByRole('button', { name: 'Next sample' }).click();
  await expect(page.locator('.flow-canvas .chip').first()).toBeVisible();
  await goTo(page, 'flow/contacts/table');
  await expect(page.getByRole('grid', { name: 'Field maps' })).toBeVisible();
  await goTo(page, 'flow/contacts/preview');
  await expect(page.getByRole('heading', { name: /^Preview/ })).toBeVisible({ timeout: 120_000 });
  const list = page.getByRole('grid', { name: 'Changes of this preview' });
  await expect(list).toBeVisible({ timeout: 120_000 });
  await list.focus();
  await page.keyboard.press('j');
  await page.keyboard.press('Space');
  await goTo(page, 'flow/contacts/versions');
  await expect(page.getByRole('navigation', { name: 'Versions' })).toBeVisible();
  await goTo(page, 'connections/crm');
  await page.getByRole('radio', { name: /^Objects/ }).click();
  await expect(page.getByText('contacts', { exact: true }).first()).toBeVisible();
  await goTo(page, 'inbox');
  await expect(page.getByRole('tree').getByRole('treeitem', { level: 3 }).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'History' })).toBeVisible();
  await page.keyboard.press('1');
  await page.keyboard.press('a');
  await page.keyboard.press('Escape');
  await goTo(page, 'activity');
  const run = page.getByRole('region', { name: /^Run 1$/ });
  await expect(run.getByRole('region', { name: 'Records' }).getByRole('listitem').first()).toBeVisible();
  await run.getByRole('tab', { name: /^Records/ }).click();
  const records = page.getByRole('grid', { name: 'Records of this run' });
  await expect(records.getByRole('button', { expanded: false }).first()).toBeVisible();
  await records.focus();
  await page.keyboard.press('Space');
  await run.getByRole('tab', { name: /^Failures/ }).click();
  await expect(page.getByText(/Nothing failed|refused/).first()).toBeVisible();
  await run.getByRole('tab', { name: /^Conflicts/ }).click();
  await expect(run.getByRole('link').first()).toBeVisible();
  await run.getByRole('button', { name: 'Log', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Log', exact: true })).toContainText('Run ');
  await page.keyboard.press('Escape');
  for (const screen of ['activity', 'settings/people', 'settings/history']) {
    await goTo(page, screen);
    await expect(page.locator('main')).toHaveAttribute('data-at', screen.replace(/\/.*/, ''));
    await expect(page.getByRole('status').first()).toBeVisible();
    // What a screen asked for when it was opened has arrived once the next one is asked for and drawn.
  }
  await goTo(page, 'syncs');
  await expect(page.locator('main')).toHaveAttribute('data-at', 'syncs');
}

/** Calls the host by hand, with the cookie that a browser was given. */
async function byHand(context: BrowserContext, served: Served) {
  const { origin, host } = new URL(served.address);
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const socket = new WebSocket(`ws://${host}/engine`, { headers: { origin, cookie } });
  await new Promise((done, fail) => socket.once('open', done).once('error', fail));
  const client = clientOver(overSocket(socket));
  return {
    refused: async <Params extends z.ZodType, Answer extends z.ZodType>(
      call: Call<Params, Answer>,
      params: z.input<Params>,
    ): Promise<string | null> => {
      const said = await client.ask(call, params);
      return said.ok ? null : said.error.code;
    },
    runs: async () => {
      const said = await client.ask(listRuns, { flow, limit: 50 });
      return said.ok ? said.value.runs.length : -1;
    },
    close: () => socket.close(),
  };
}

const someConflict = ConflictId.parse('c1');
const someRun = RunId.parse('r1');

test('a viewer can neither resolve nor run, by screen or by a call made by hand', async ({ page, context, served }) => {
  await enterAs(page, served, 'victor');
  await goTo(page, 'flow/contacts');
  const run = page.getByRole('button', { name: /^Run/ });
  await expect(run).toBeDisabled();
  await run.focus();
  await expect(page.getByRole('tooltip')).toContainText('A viewer may not run syncs');
  await expect(page.getByText('Read only')).toBeVisible();
  await goTo(page, 'inbox');
  await expect(page.getByRole('tree').getByRole('treeitem', { level: 3 }).first()).toBeVisible();
  await page.keyboard.press('1');
  await expect(page.getByText('A viewer may not answer questions').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Resolve( Enter)?$/ })).toBeDisabled();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Answers that wait for the next run' })).toHaveCount(0);
  await goTo(page, 'settings/people');
  await expect(page.getByRole('button', { name: 'Add person' })).toBeDisabled();
  const hand = await byHand(context, served);
  expect(await hand.runs()).toBe(1);
  expect(await hand.refused(startRun, { flow })).toBe('role/not-allowed');
  const wishes = [{ id: someConflict, revision: 1, said: { choose: 'left' as const } }];
  expect(await hand.refused(resolveInbox, { wishes, why: null, strict: true })).toBe('role/not-allowed');
  const eve = { name: 'eve', label: 'Eve', role: 'admin', password } as const;
  expect(await hand.refused(addPerson, eve)).toBe('role/not-allowed');
  await goTo(page, 'activity');
  const undo = page.getByRole('button', { name: 'Undo run' });
  await expect(undo).toBeDisabled();
  await undo.focus();
  await expect(page.getByRole('tooltip')).toContainText('A viewer may not');
  expect(await hand.refused(startUndo, { run: someRun, both: false })).toBe('role/not-allowed');
  expect(await hand.refused(retryFailures, { failures: [{ id: someConflict, revision: 1 }], values: null })).toBe(
    'role/not-allowed',
  );
  expect(await hand.runs()).toBe(1);
  hand.close();
});

test('a value of a personal field never reaches the browser of a viewer, on any screen', async ({ page, served }) => {
  const got = frames(page);
  const values = personalValues(served.folder);
  expect(values.length).toBeGreaterThan(500);
  await enterAs(page, served, 'victor');
  await lookAround(page);
  const all = got.join('\n');
  expect(all.length).toBeGreaterThan(10_000);
  expect(values.filter((value) => all.includes(value))).toEqual([]);
  expect(all).toContain('•••');
});

test('an analyst is shown them, so that nothing is proved by an empty screen', async ({ page, served }) => {
  const got = frames(page);
  await enterAs(page, served, 'moses');
  await lookAround(page);
  const all = got.join('\n');
  expect(personalValues(served.folder).filter((value) => all.includes(value)).length).toBeGreaterThan(20);
});

test('whoever guesses is kept waiting, and whoever is signed out by an admin is out at once', async ({
  page,
  browser,
  served,
}) => {
  await page.goto(served.address);
  await tryToEnter(page, 'moses', 'a guess');
  await expect(page.getByRole('alert')).toContainText('do not go together');
  for (let nr = 0; nr < 4; nr++) {
    await tryToEnter(page, 'moses', `guess ${nr}`);
    await expect(page.getByRole('textbox', { name: 'Password' })).toHaveValue('');
  }
  await expect(page.getByRole('alert')).toContainText('Too many tries');
  await enterAs(page, served, 'dana');
  const other = await (await browser.newContext()).newPage();
  await enterAs(other, served, 'victor');
  await goTo(page, 'settings/people');
  const row = page.getByRole('row', { name: /Victor Osei/ });
  await expect(row).toContainText('Now');
  await row.getByRole('button', { name: /^Actions/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out everywhere' }).click();
  await expect(other.getByRole('heading', { name: 'Sign in to Tandem' })).toBeVisible();
  await enterAs(other, served, 'victor');
  await row.getByRole('button', { name: /Role of/ }).click();
  await page.getByRole('option', { name: 'Designer' }).click();
  await goTo(other, 'flow/contacts');
  await expect(other.getByRole('button', { name: /^Run/ })).toBeEnabled();
  await other.context().close();
});

test('the first person is added on screen; from then on everybody signs in', async ({ browser }) => {
  const served = await serveNew('empty');
  const page = await (await browser.newContext()).newPage();
  await page.goto(served.address);
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  await goTo(page, 'settings/people');
  await page.getByRole('button', { name: 'Add person' }).click();
  await page.getByRole('textbox', { name: 'Full name' }).fill('Dana Whitfield');
  await page.getByRole('textbox', { name: 'Name to sign in with' }).fill('dana');
  await page.getByRole('textbox', { name: 'Password' }).fill('short');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Add person' }).click();
  await expect(dialog.getByRole('alert')).toContainText('too easily guessed');
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await dialog.getByRole('button', { name: 'Add person' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Tandem' })).toBeVisible();
  await tryToEnter(page, 'dana', password);
  await goTo(page, 'settings/people');
  await expect(page.getByText('Signed in as Dana Whitfield')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Tandem' })).toBeVisible();
  await page.context().close();
  await served.remove();
});

const sections = ['general', 'alerts', 'people', 'history', 'network', 'transfer', 'diagnostics', 'policy'] as const;

for (const theme of ['light', 'dark'] as const)
  test(`nothing on the settings and the sign-in keeps people out, in the ${theme} theme`, async ({ page, served }) => {
    // Looking through a screen takes a slow machine many seconds, and there are eleven.
    test.setTimeout(420_000);
    await inTheme(page, theme);
    await page.goto(served.address);
    await expect(page.getByRole('heading', { name: 'Sign in to Tandem' })).toBeVisible();
    await scan(page);
    await tryToEnter(page, 'nobody', 'a guess');
    await expect(page.getByRole('alert')).toBeVisible();
    await scan(page);
    await enterAs(page, served, 'dana');
    for (const section of sections) {
      await goTo(page, `settings/${section}`);
      await expect(page.locator('.in2 h2').first()).toBeVisible();
      await scan(page);
    }
    await goTo(page, 'settings/people');
    await page.getByRole('button', { name: 'Add person' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await scan(page);
  });

test('the language of the screens and their formats are chosen, and kept', async ({ page, served }) => {
  await enterAs(page, served, 'dana');
  await goTo(page, 'settings/general');
  await page.getByRole('button', { name: /Dates and numbers/ }).click();
  await page.getByRole('option', { name: /^German \(Germany\)|^German \(DE\)/ }).click();
  await expect(page.getByText(/28\. Nov.* 12\.345,6/)).toBeVisible();
  await page.getByRole('button', { name: /Language/ }).click();
  await page.getByRole('option', { name: 'Deutsch' }).click();
  await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Personen und Rollen' })).toBeVisible();
});

test('what was drawn goes into a file and into another workspace; secrets and people do not', async ({
  page,
  served,
}) => {
  await enterAs(page, served, 'dana');
  await goTo(page, 'settings/transfer');
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const file = await (await coming).path();
  const zip = readFileSync(file);
  expect(zip.includes('people.json')).toBe(false);
  expect(zip.includes('flows/contacts.json')).toBe(true);
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByRole('dialog')).toContainText('are the same as here');
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
});
