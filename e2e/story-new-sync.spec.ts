import type { Page } from '@playwright/test';
import { startPostgres } from '../engine/testing/systems/postgres.ts';
import { expect, test } from './fixture.ts';
import { keysBesideMail, makeTwoDatabases, signIn, type TwoDatabases, whatBecame } from './two-databases.ts';

test.use({ kind: 'empty' });

let two: TwoDatabases;
test.beforeAll(async () => {
  two = await makeTwoDatabases(await startPostgres());
});
test.afterAll(() => two.server.stop());

const main = (page: Page) => page.getByRole('navigation', { name: 'Main' });
const count = (page: Page, label: string) => page.getByRole('button', { name: new RegExp(`^${label}`) });

async function connect(page: Page, name: string, database: string): Promise<void> {
  await page.getByRole('button', { name: 'Add connection' }).click();
  await page.getByRole('button', { name: /^PostgreSQL/ }).click();
  for (const [label, value] of Object.entries(signIn(two.server, name, database)))
    await page.getByRole('textbox', { name: label, exact: true }).fill(value);
  const card = page.getByRole('region', { name: 'Test', exact: true });
  await card.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(card.getByText('All fine')).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
}

/** Joins the two lists by their e-mail, all but where people live. */
async function join(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /compared .* without writing/ })).toBeVisible();
  const keys = page.getByRole('list', { name: 'Match keys' });
  for (const name of await keysBesideMail(keys)) await keys.getByRole('checkbox', { name, exact: true }).press('Space');
  await page.getByRole('button', { name: /^See all/ }).click();
  await page.getByRole('checkbox', { name: 'Map city and town' }).press('Space');
  await page.getByText('Everything at once').click();
  await expect(page.getByText('customer_group in Shop')).toBeVisible();
  await page.getByRole('button', { name: /^Open on the canvas/ }).click();
  await expect(page).toHaveURL(/#\/flow\/contacts-and-customers/);
}

async function mend(page: Page): Promise<void> {
  await page.getByText('Suggest maps').click();
  const suggested = page.getByRole('region', { name: 'Suggested maps' });
  await suggested.getByRole('button', { name: /^Accept all/ }).click();
  await expect(suggested).toBeHidden();
  const problems = page.getByRole('region', { name: 'Problems' });
  await expect(problems.getByText('cannot be created without "customer_group"')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publish', exact: true })).toBeDisabled();
  await problems.getByRole('button', { name: 'Set a value' }).click();
  await expect(problems.getByText('Stops publishing', { exact: true })).toBeHidden();
  await expect(page.locator('.toolbar')).toContainText(/6 field maps.*Saved \d{1,2}:\d\d/);
}

async function reviewLinks(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Link review' }).click();
  await expect(page.getByRole('heading', { name: 'Link review', level: 1 })).toBeVisible();
  await expect(count(page, 'Linked')).toContainText('26');
  await expect(count(page, 'Ambiguous')).toContainText('1');
  const jon = page.getByRole('region', { name: 'Cluster' }).getByRole('button', { name: /^Pair 1: Jon and Jon,/ });
  await expect(jon).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('toolbar', { name: 'Decide' }).getByRole('button', { name: /^Link/ }).click();
  await expect(count(page, 'Linked')).toContainText('27');
  await page.getByRole('button', { name: /^Accept and preview/ }).click();
}

test('from nothing: two databases are connected, joined, mended, reviewed, published and run; both sides change', async ({
  page,
}) => {
  await main(page).getByRole('link', { name: 'Connections' }).click();
  await connect(page, 'CRM', two.crm);
  await connect(page, 'Shop', two.shop);
  await main(page).getByRole('link', { name: 'Syncs' }).click();
  await page.getByRole('button', { name: 'New sync' }).first().click();
  await join(page);
  await mend(page);
  await reviewLinks(page);

  await expect(page.getByRole('heading', { name: 'Preview of draft 1' })).toBeVisible();
  await expect(count(page, 'Create')).toContainText('CRM 3');
  await expect(count(page, 'Create')).toContainText('Shop 4');
  await expect(count(page, 'Update')).toContainText('CRM 2');
  await expect(count(page, 'Update')).toContainText('Shop 3');
  await count(page, 'Conflict').click();
  await expect(
    page.getByRole('grid', { name: 'Changes of this preview' }).getByRole('row', { name: /Meera/ }),
  ).toContainText('Differs at the first link');
  await page.getByRole('button', { name: 'Publish version 1' }).click();
  await page
    .getByRole('region', { name: 'Publish version 1' })
    .getByRole('button', { name: 'Publish version 1' })
    .click();
  await expect(page.getByRole('heading', { name: 'Preview of version 1' })).toBeVisible();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const result = page.getByRole('status', { name: 'Result of the run' });
  await expect(result).toContainText('The run is done');
  await expect(result).toContainText('Planned 34, done 34');

  const { crm, shop } = await whatBecame(two);
  expect(crm.emails).toHaveLength(31 + 3);
  expect(crm.emails.slice(31)).toEqual(['p31@example.com', 'p32@example.com', 'p33@example.com']);
  expect(shop.emails).toHaveLength(31 + 4);
  expect(shop.emails.slice(31)).toEqual(['p27', 'p28', 'p29', 'p30'].map((name) => `${name}@example.com`));
  expect(crm.phones).toEqual(['+49 228 1004', '+49 228 1005']);
  expect(shop.phones).toEqual(['+49 228 1001', '+49 228 1002', '+49 228 1003']);
  expect(shop.groups).toEqual(['Unknown']);
  // Where both sides say something else, a person is asked.
  expect([crm.city, shop.town]).toEqual([['Madrid'], ['Toledo']]);
});
