import type { Locator, Page } from '@playwright/test';
import { startPostgres } from '../engine/testing/systems/postgres.ts';
import { expect, test } from './fixture.ts';
import { keysBesideMail, makeTwoDatabases, signIn, type TwoDatabases, whatBecame } from './two-databases.ts';

test.use({ kind: 'empty' });

let two: TwoDatabases;
test.beforeAll(async () => {
  two = await makeTwoDatabases(await startPostgres());
});
test.afterAll(() => two.server.stop());

const count = (page: Page, label: string) => page.getByRole('button', { name: new RegExp(`^${label}`) });
const tabsMax = 90;

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  const seen: string[] = [];
  for (let presses = 0; presses < tabsMax; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
    seen.push(await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 70) ?? ''));
  }
  throw new Error(`Tab does not lead to ${target}, but to:\n${seen.join('\n')}`);
}

async function pressOn(page: Page, target: Locator, how: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await tabTo(page, target, how);
  await page.keyboard.press('Enter');
}

async function goBy(page: Page, letter: string): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press(letter);
}

async function connect(page: Page, name: string, database: string): Promise<void> {
  await pressOn(page, page.getByRole('button', { name: 'Add connection' }));
  await pressOn(page, page.getByRole('button', { name: /^PostgreSQL/ }));
  for (const [label, value] of Object.entries(signIn(two.server, name, database))) {
    await tabTo(page, page.getByRole('textbox', { name: label, exact: true }));
    await page.keyboard.press('Control+a');
    await page.keyboard.type(value);
  }
  const card = page.getByRole('region', { name: 'Test', exact: true });
  await pressOn(page, card.getByRole('button', { name: 'Test', exact: true }));
  await expect(card.getByText('All fine')).toBeVisible();
  await pressOn(page, page.getByRole('button', { name: 'Save', exact: true }));
  await expect(page.getByRole('heading', { name })).toBeVisible();
}

async function join(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /compared .* without writing/ })).toBeVisible();
  const keys = page.getByRole('list', { name: 'Match keys' });
  for (const name of await keysBesideMail(keys)) {
    await tabTo(page, keys.getByRole('checkbox', { name, exact: true }));
    await page.keyboard.press('Space');
  }
  await pressOn(page, page.getByRole('button', { name: /^See all/ }));
  await tabTo(page, page.getByRole('checkbox', { name: 'Map city and town' }));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('radio', { name: /^Review links first/ }));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /^Everything at once/ })).toBeChecked();
  await pressOn(page, page.getByRole('button', { name: /^Open on the canvas/ }));
  await expect(page).toHaveURL(/#\/flow\/contacts-and-customers/);
}

async function mend(page: Page): Promise<void> {
  const problems = page.getByRole('region', { name: 'Problems' });
  await expect(problems.getByText('cannot be created without "customer_group"')).toBeVisible();
  await pressOn(page, page.getByText('Suggest maps').locator('xpath=ancestor-or-self::button'));
  const suggested = page.getByRole('region', { name: 'Suggested maps' });
  await pressOn(page, suggested.getByRole('button', { name: /^Accept all/ }));
  await expect(suggested).toBeHidden();
  await pressOn(page, problems.getByRole('button', { name: 'Set a value' }));
  await expect(problems.getByText('Stops publishing', { exact: true })).toBeHidden();
  await expect(page.locator('.toolbar')).toContainText(/6 field maps.*Saved \d{1,2}:\d\d/);
}

async function reviewLinks(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('review links');
  await expect(page.getByRole('option', { name: /^Review links of/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(count(page, 'Ambiguous')).toContainText('1');
  await expect(page.getByRole('button', { name: /^Pair 1: Jon and Jon,/ })).toBeVisible();
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await expect(count(page, 'Linked')).toContainText('27');
  await page.keyboard.press('Control+Enter');
}

test('by keyboard alone: two databases are connected, joined, mended, reviewed, published and run', async ({
  page,
}) => {
  await goBy(page, 'c');
  await connect(page, 'CRM', two.crm);
  await connect(page, 'Shop', two.shop);
  await goBy(page, 's');
  await expect(page.getByRole('heading', { name: 'Syncs', level: 1 })).toBeVisible();
  await page.keyboard.press('n');
  await join(page);
  await mend(page);
  await reviewLinks(page);

  await expect(page.getByRole('heading', { name: 'Preview of draft 1' })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  const panel = page.getByRole('region', { name: 'Publish version 1' });
  await expect(panel.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('The first one');
  await pressOn(page, panel.getByRole('button', { name: 'Publish version 1' }));
  await expect(page.getByRole('heading', { name: 'Preview of version 1' })).toBeVisible();
  await pressOn(page, page.getByRole('button', { name: 'Run', exact: true }));
  await expect(page.getByRole('status', { name: 'Result of the run' })).toContainText('The run is done');

  const { crm, shop } = await whatBecame(two);
  expect(crm.emails).toContain('p33@example.com');
  expect(shop.emails).toContain('p30@example.com');
});
