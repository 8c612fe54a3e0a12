import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { writeMockLike } from './data/mock-like.ts';
import { expect, goTo, inTheme, scan, test } from './fixture.ts';

test.use({ kind: 'empty' });

const flowFile = (folder: string): string => readFileSync(join(folder, 'flows', 'contacts-and-customers.json'), 'utf8');

const part = (page: Page, key: string): Locator => page.locator(`.flow-canvas [data-key="${key}"]`).first();
const handle = (page: Page, side: 'left' | 'right', field: string): Locator =>
  part(page, `contacts/${side}:${field}`).locator('.react-flow__handle');
const chips = (page: Page): Promise<string[]> => page.locator('.flow-canvas .chip').allTextContents();

async function open(page: Page, folder: string): Promise<void> {
  writeMockLike(folder, { left: 40, right: 40 });
  await goTo(page, 'flow/contacts-and-customers');
  await expect(part(page, 'contacts/right:Payment terms')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Sample record' })).toContainText('1/20');
}

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (start === null || end === null) throw new Error('Nothing to drag is in view.');
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + start.width / 2 + 30, start.y + start.height / 2 + 4, { steps: 4 });
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 12 });
  await page.mouse.up();
}

const saved = (page: Page): Promise<void> => expect(page.locator('.toolbar')).toContainText(/Saved \d\d:\d\d/);

test('a line is drawn, gets a step, shows live values at both ends, is made two-way, and its round trip names a row that loses something', async ({
  page,
  served,
}) => {
  await open(page, served.folder);
  await part(page, 'contacts/left:Phone number').click();
  await page.keyboard.press('Delete');
  await expect(part(page, 'contacts/phone')).toHaveCount(0);

  await drag(page, handle(page, 'left', 'Phone number'), handle(page, 'right', 'Telephone'));
  const line = part(page, 'contacts/phone-number');
  await expect(line).toBeAttached();
  await expect.poll(() => chips(page)).toContain('+34 910 55 50 11');
  await saved(page);
  const before = await chips(page);

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Steps', exact: true }).click();
  await page.getByLabel('Find a step').fill('phone');
  await drag(
    page,
    page.getByRole('button', { name: /^Format phone/ }),
    page.locator('[data-line="contacts/phone-number"].line-plus'),
  );
  await expect(page.locator('[data-step^="contacts/phone-number/"]')).toContainText('Format phone');
  await expect.poll(() => chips(page)).not.toEqual(before);

  await line.dispatchEvent('contextmenu', { bubbles: true, clientX: 400, clientY: 300 });
  await page.getByRole('menuitemradio', { name: 'To ERP' }).click();
  await saved(page);
  expect(flowFile(served.folder)).toContain('"direction": "to-right"');
  await line.dispatchEvent('contextmenu', { bubbles: true, clientX: 400, clientY: 300 });
  await page.getByRole('menuitemradio', { name: 'Both ways' }).click();
  await saved(page);
  expect(flowFile(served.folder)).toContain('"direction": "both"');

  await expect(page.getByRole('region', { name: 'Problems' })).toContainText('Payment terms');
  await line.dispatchEvent('contextmenu', { bubbles: true, clientX: 400, clientY: 300 });
  await page.getByRole('menuitem', { name: 'Round-trip check' }).click();
  const trip = page.getByRole('dialog', { name: 'Round trip of real rows' });
  await expect(trip.getByRole('status')).toContainText('75 rows tried.');
  const lossy = trip.getByRole('region', { name: /from HubSpot$/ });
  await expect(lossy).toContainText('Loses');
  await expect(lossy.getByRole('row', { name: /^1 910 555 011/ })).toBeVisible();
  await expect(lossy).toContainText(/Rows: 1, 2, 3/);
  await scan(page);
  await page.keyboard.press('Escape');
  await expect(trip).toBeHidden();

  const drawn = flowFile(served.folder);
  await page.reload();
  await expect(page.locator('[data-step^="contacts/phone-number/"]')).toContainText('Format phone');
  expect(flowFile(served.folder)).toBe(drawn);
});

test('ten edits are undone and done again, and a reload loses nothing', async ({ page, served }) => {
  await open(page, served.folder);
  const first = flowFile(served.folder);
  for (let nr = 0; nr < 10; nr++) {
    await part(page, 'contacts/match').click();
    await page.keyboard.press(nr % 2 === 0 ? 'Alt+ArrowDown' : 'Alt+ArrowRight');
    // Another selection between, so that each press is an edit of its own.
    await part(page, 'contacts/left/filter').click();
    await page.keyboard.press('Alt+ArrowDown');
  }
  await saved(page);
  const last = flowFile(served.folder);
  expect(last).not.toBe(first);
  for (let nr = 0; nr < 20; nr++) await page.keyboard.press('Control+z');
  await expect.poll(() => flowFile(served.folder)).toBe(first);
  for (let nr = 0; nr < 20; nr++) await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => flowFile(served.folder)).toBe(last);
  await page.reload();
  await expect(part(page, 'contacts/match')).toBeVisible();
  expect(flowFile(served.folder)).toBe(last);
});

test('a field is mapped by keyboard alone', async ({ page, served }) => {
  await open(page, served.folder);
  const lone = part(page, 'contacts/right:Payment terms');
  await lone.click();
  await page.keyboard.press('m');
  await expect(page.locator('.flow-canvas .frow.aim')).toBeVisible();
  const aimed = await page.locator('.flow-canvas .frow.aim').getAttribute('data-field');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.flow-canvas .frow.aim')).not.toHaveAttribute('data-field', aimed ?? '');
  await page.keyboard.press('Enter');
  await saved(page);
  expect(flowFile(served.folder)).toContain('"right": "Payment terms"');
});

test('Tab goes through the canvas along its lines', async ({ page, served }) => {
  await open(page, served.folder);
  await part(page, 'contacts/left:Email').focus();
  const seen: string[] = [];
  for (let nr = 0; nr < 4; nr++) {
    seen.push(String(await page.evaluate(() => document.activeElement?.getAttribute('data-key'))));
    await page.keyboard.press('Tab');
    await page.waitForFunction((key) => document.activeElement?.getAttribute('data-key') !== key, seen.at(-1));
  }
  expect(seen).toEqual(['contacts/left:Email', 'contacts/email', 'contacts/email/lower', 'contacts/left:First name']);
});

test('a flow that another window edits is shown as it is there', async ({ page, served, context }) => {
  await open(page, served.folder);
  const other = await context.newPage();
  await other.goto(served.address.replace(/#.*/, ''));
  await goTo(other, 'flow/contacts-and-customers');
  await expect(part(other, 'contacts/email')).toBeAttached();
  await part(other, 'contacts/left:Language').click();
  await other.keyboard.press('Delete');
  await expect(part(page, 'contacts/language')).toHaveCount(0);
  await other.close();
});

for (const theme of ['light', 'dark'] as const)
  test(`nothing is wrong for screen readers, ${theme}`, async ({ page, served }) => {
    await inTheme(page, theme);
    await open(page, served.folder);
    await expect.poll(async () => (await chips(page)).length).toBeGreaterThan(20);
    await scan(page);
    await part(page, 'contacts/stage/values').click();
    await scan(page);
    await page.keyboard.press('n');
    await expect(page.getByLabel('Text of the note')).toBeVisible();
    await scan(page);
  });
