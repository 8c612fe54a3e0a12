import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { writeTwins } from '../engine/testing/twins.ts';
import { expect, goTo, inBothThemes, inTheme, scan, testWith } from './fixture.ts';
import { holdBack } from './held-back.ts';
import { inAllLooks } from './pictures.ts';

/** A workspace of two lists of customers, with clusters, records that are there twice, and close names. */
const test = testWith((served) => writeTwins(served.folder));

async function openReview(page: Page): Promise<void> {
  await goTo(page, 'flow/customers/links');
  await expect(page.getByRole('heading', { name: 'Link review', level: 1 })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Jon Smith, John Smith' })).toBeVisible();
}

const count = (page: Page, name: string) =>
  page.getByRole('region', { name: 'What was found' }).getByRole('button', { name: new RegExp(`^${name}`) });
const toDecide = (page: Page) => page.getByRole('region', { name: 'To decide' });
/** What was decided stands at the end of a list that draws only what is in view. */
async function seeDecided(page: Page, words: RegExp): Promise<void> {
  await expect(async () => {
    await toDecide(page).getByRole('listbox').hover();
    await page.mouse.wheel(0, 10_000);
    await expect(toDecide(page).getByRole('option', { name: words })).toBeVisible({ timeout: 1000 });
  }).toPass();
}

const cluster = (page: Page) => page.getByRole('region', { name: 'Cluster' });
const foot = (page: Page) => page.getByText(/decided\./).locator('..');

test('shows what is linked, what a person must decide, and what is on one side only; nothing is written', async ({
  page,
}) => {
  await openReview(page);
  await expect(page.getByText('111 in HubSpot and 107 in ERP compared')).toBeVisible();
  await expect(count(page, 'Linked')).toContainText('60');
  await expect(count(page, 'Ambiguous')).toHaveAttribute('aria-pressed', 'true');
  await expect(count(page, 'Only in HubSpot')).toContainText('would be created in ERP');
  await expect(page.getByText('Nothing written')).toBeVisible();
  await expect(
    cluster(page).getByRole('button', { name: /^Pair 1: Jon Smith and Smith, Jon, 9\d % alike/ }),
  ).toHaveAttribute('aria-pressed', 'true');
  await expect(cluster(page).getByRole('row', { name: /^Company/ })).toContainText('Same but for how it is written');
  await inAllLooks(page, 'link-review', () => expect(cluster(page)).toBeVisible());
});

for (const theme of ['light', 'dark'] as const) {
  test(`keeps nobody from using it, in the ${theme} theme`, async ({ page }) => {
    // Looking through a screen takes a slow machine many seconds, and there are several.
    test.setTimeout(360_000);
    await inTheme(page, theme);
    await openReview(page);
    await scan(page);
    for (const [name, record] of [
      ['Linked', 'Sven Aalto'],
      ['Only in HubSpot', 'Kai Moreau'],
      ['Only in ERP', 'Kai Moreaua'],
    ] as const) {
      await count(page, name).click();
      await expect(page.getByRole('grid', { name })).toBeVisible();
      await expect(page.getByRole('complementary', { name: 'Record' })).toContainText(record);
      await scan(page);
    }
    await count(page, 'Ambiguous').click();
    await page.getByRole('button', { name: 'Round trip' }).click();
    await expect(page.getByText(/rows tried\./)).toBeVisible();
    await scan(page);
  });

  test(`keeps nobody from using what it asks in dialogs, in the ${theme} theme`, async ({ page }) => {
    // Looking through a screen takes a slow machine many seconds, and there are several.
    test.setTimeout(360_000);
    await inTheme(page, theme);
    await openReview(page);
    await toDecide(page)
      .getByRole('option', { name: /Priyanka Nair/ })
      .click();
    await page.keyboard.press('m');
    await expect(page.getByRole('dialog', { name: 'Merge two records' })).toContainText('Job title');
    await scan(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Check/ }).click();
    await expect(page.getByText('Are these two the same?')).toBeVisible();
    await scan(page);
    await page.keyboard.press('Escape');
    await toDecide(page)
      .getByRole('option', { name: /Jon Smith/ })
      .click();
    await page.keyboard.press('Enter');
    await cluster(page)
      .getByRole('button', { name: /^Pair 1: .* linked$/ })
      .click();
    await page.keyboard.press('s');
    await expect(page.getByRole('dialog', { name: 'Split a wrong link' })).toContainText('put back at once');
    await scan(page);
    await page.keyboard.press('Escape');
    await toDecide(page)
      .getByRole('option', { name: /Hanne Vik/ })
      .click();
    await expect(cluster(page).getByRole('heading', { name: /^Hanne Vik/ })).toBeVisible();
    await page.keyboard.press('o');
    await seeDecided(page, /Left out, by/);
    await scan(page);
  });
}

test('keeps nobody from leaving it while it compares, in both themes', async ({ page }) => {
  await holdBack(page, '"is":"ready"');
  await goTo(page, 'flow/customers/links');
  await expect(page.getByRole('heading', { name: 'Comparing both sides' })).toBeVisible();
  await inBothThemes(page, () => scan(page));
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'Comparing both sides' })).toBeHidden();
});

test('lists after a restart what was decided, by whom and when, and takes one of it back', async ({ page, served }) => {
  await openReview(page);
  await page.keyboard.press('Enter');
  await expect(cluster(page).getByText('Linked to C-10482 by').first()).toBeVisible();
  await toDecide(page)
    .getByRole('option', { name: /Hanne Vik/ })
    .click();
  await expect(cluster(page).getByRole('heading', { name: /^Hanne Vik/ })).toBeVisible();
  await page.keyboard.press('x');
  await seeDecided(page, /Not the same as C-10503, by/);
  await page.goto('about:blank');
  await served.stop();
  await served.start();
  await page.goto(served.address);
  await openReview(page);
  const linked = toDecide(page).getByRole('option', { name: /Linked to C-10482, by/ });
  await seeDecided(page, /Not the same as C-10503, by/);
  await seeDecided(page, /Linked to C-10482, by/);
  await linked.click();
  await page.keyboard.press('u');
  await expect(linked).toBeHidden();
  await seeDecided(page, /Not the same as C-10503, by/);
});

test('is decided by keyboard alone, goes on by itself, and takes back what was said last', async ({ page }) => {
  await openReview(page);
  await page.keyboard.press('2');
  await expect(cluster(page).getByRole('button', { name: /^Pair 2:/ })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await expect(cluster(page).getByText('Linked to C-10482 by').first()).toBeVisible();
  await expect(foot(page)).toContainText('0 of 11 decided.');
  await page.keyboard.press('n');
  await expect(foot(page)).toContainText('1 of 11 decided.');
  await expect(cluster(page).getByRole('heading', { name: 'Norbeck Tools Iberia' })).toBeVisible();
  await page.keyboard.press('s');
  await expect(foot(page)).toContainText('2 of 11 decided.');
  await page.keyboard.press('j');
  await expect(cluster(page).getByRole('heading', { name: 'Maria Garcia, M. Garcia' })).toBeVisible();
  // What is decided is the one that the keys led to, though it is still on its way.
  await page.keyboard.press('k');
  await page.keyboard.press('x');
  await expect(cluster(page).getByRole('heading', { name: 'Hanne Vik' })).toBeVisible();
  await expect(cluster(page).getByRole('button', { name: /not the same$/ })).toBeVisible();
  // Keys may come faster than answers.
  for (let times = 0; times < 4; times++) await page.keyboard.press('u');
  await expect(foot(page)).toContainText('0 of 11 decided.');
  await expect(count(page, 'Linked')).toContainText('60');
});

test('measures on a checked sample how many close names would be wrong, and links the others together', async ({
  page,
}) => {
  await openReview(page);
  const risk = page.getByRole('complementary', { name: 'Risk' });
  await expect(risk).toContainText('Not measured yet');
  await risk.getByRole('button', { name: /^Check 20/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Check close names' });
  await expect(dialog).toContainText('1 of 20');
  await page.keyboard.press('n');
  await expect(dialog).toContainText('2 of 20');
  for (let at = 3; at <= 6; at++) {
    await page.keyboard.press('y');
    await expect(dialog).toContainText(`${at} of 20`);
  }
  await page.keyboard.press('Escape');
  await expect(risk).toContainText('You checked 5 of such pairs, drawn by chance: 1 was wrong.');
  await expect(risk).toContainText(/About \d+ wrong links?/);
  await expect(risk).toContainText('hardly more than');
  const linked = async () => Number(/\d+/.exec(await count(page, 'Linked').innerText())?.[0]);
  const before = await linked();
  expect(before).toBe(64);
  await risk.getByRole('button', { name: /^Link all/ }).click();
  await expect(risk.getByRole('button', { name: /^Unlink all/ })).toBeVisible();
  expect(await linked()).toBeGreaterThan(before + 10);
  await risk.getByRole('button', { name: /^Unlink all/ }).click();
  await expect(count(page, 'Linked')).toContainText('64');
  const from = risk.getByRole('slider', { name: 'May be linked together from' });
  await from.focus();
  await page.keyboard.press('ArrowRight');
  await expect(risk).toContainText('from 95 %');
});

test('merges two records of one side after showing what that writes, and undoes it', async ({ page, served }) => {
  await openReview(page);
  const file = () => readFile(join(served.folder, 'data/contacts.csv'), 'utf8');
  await toDecide(page)
    .getByRole('option', { name: /Priyanka Nair/ })
    .click();
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog', { name: 'Merge two records' });
  await expect(dialog.getByRole('row', { name: /Job title/ })).toContainText('Director');
  await expect(dialog.getByRole('button', { name: 'Merge', exact: true })).toBeDisabled();
  await dialog.getByText('Remove it').click();
  await expect(dialog).toContainText('109 is removed.');
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('1 run written from here')).toBeVisible();
  expect(await file()).not.toContain('\n109,');
  await page.getByRole('searchbox', { name: 'Record or value' }).fill('Priyanka');
  await seeDecided(page, /109 merged into 108, by/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(toDecide(page).getByRole('option', { name: /109 merged/ })).toBeHidden();
  await expect.poll(file).toContain('Director');
});

test('searches and unlinks in the list of linked ones, and leaves a record out of one that is on one side only', async ({
  page,
}) => {
  await openReview(page);
  await count(page, 'Linked').click();
  const table = page.getByRole('grid', { name: 'Linked' });
  await page.getByRole('searchbox', { name: 'Record or value' }).fill('p12@');
  await expect(table.getByRole('row')).toHaveCount(2);
  await page.getByRole('complementary', { name: 'Record' }).getByRole('button', { name: 'Unlink' }).click();
  await expect(table).toContainText('Not linked with C-30012 by');
  await expect(count(page, 'Linked')).toContainText('59');
  await count(page, 'Only in ERP').click();
  await page.getByRole('searchbox', { name: 'Record or value' }).fill('Customer 3');
  await page.getByRole('complementary', { name: 'Record' }).getByRole('button', { name: 'Leave out' }).click();
  await expect(page.getByRole('grid', { name: 'Only in ERP' })).toContainText('Left out by');
});

test('saves a list as a file, is told what was edited meanwhile, and goes on to the preview', async ({ page }) => {
  await openReview(page);
  await page.getByRole('button', { name: 'Export CSV' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'This list' }).click();
  expect((await saved).suggestedFilename()).toBe('customers-ambiguous.csv');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: /^Preview/, level: 1 })).toBeVisible();
  await goTo(page, 'flow/customers/links');
  await expect(page.getByRole('heading', { name: 'Link review', level: 1 })).toBeVisible();
});
