import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, goTo, inBothThemes, inTheme, scan, test } from './fixture.ts';

test('the first start: the sample runs, shows its progress and tells what it did', async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'A sync is ready to try' })).toBeVisible();
  await expect(page.getByText(/records in ERP/)).toBeVisible();
  await page.getByRole('button', { name: 'Run it', exact: true }).click();
  await expect(page.locator('.status')).toContainText('Running');
  await expect(page.getByText(/linked, .* created in ERP/)).toBeVisible({ timeout: 90_000 });
  await expect(page.locator('.status')).toContainText('Idle');
  await expect(page.getByRole('button', { name: 'Look inside' })).toBeVisible();
  await page.getByRole('button', { name: 'Show the list of syncs' }).click();
  await expect(page.getByRole('article', { name: 'Contacts' })).toContainText('need you');
});

for (const theme of ['light', 'dark'] as const)
  test(`nothing on the first start and the list keeps people out, in the ${theme} theme`, async ({ page }) => {
    await inTheme(page, theme);
    await expect(page.getByText(/records in ERP/)).toBeVisible();
    await scan(page);
    await page.getByRole('button', { name: 'Show the list of syncs' }).click();
    await expect(page.getByRole('article', { name: 'Contacts' })).toBeVisible();
    await scan(page);
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog', { name: 'Search or jump to' })).toBeVisible();
    await scan(page);
  });

test('the palette finds a field by a few letters, shows a group whole, and Enter goes there', async ({ page }) => {
  await page.keyboard.press('Control+k');
  const search = page.getByRole('combobox', { name: 'Search or jump to' });
  await search.fill('con');
  const options = page.getByRole('listbox', { name: 'What was found' });
  await expect(options.getByRole('option', { name: /^Contacts/ })).toHaveAttribute('aria-selected', 'true');
  await search.fill('contacts');
  await options.getByRole('option', { name: /^Run Contacts/ }).hover();
  await page.keyboard.press('Tab');
  await expect(options.getByRole('option', { name: 'Duplicate Contacts' })).toBeVisible();
  await search.fill('> duplicate');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: 'Contacts copy' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await search.fill('connections');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/connections$/);
  await expect(page).toHaveTitle('Connections - Tandem');
});

test('keys go to screens, open the sheet of keys, and rest while somebody types', async ({ page }) => {
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page).toHaveURL(/#\/connections$/);
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page).toHaveURL(/#\/syncs$/);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Go to Connections');
  await inBothThemes(page, () => scan(page));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Show the list of syncs' }).click();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Name, system or field' })).toBeFocused();
  await page.keyboard.type('gc?');
  await expect(page).toHaveURL(/#\/syncs$/);
  await expect(page.getByText('No sync fits')).toBeVisible();
});

test('a sync is renamed, duplicated and removed; removing asks first', async ({ page }) => {
  await page.getByRole('button', { name: 'Show the list of syncs' }).click();
  const choose = async (card: string, what: string): Promise<void> => {
    await page.getByRole('button', { name: `More about ${card}`, exact: true }).click();
    await page.getByRole('menuitem', { name: what }).click();
  };
  await choose('Contacts', 'Duplicate');
  await expect(page.getByRole('article', { name: 'Contacts copy' })).toBeVisible();
  await choose('Contacts copy', 'Rename');
  await page.getByRole('textbox', { name: 'Name' }).fill('Kunden & Käufer');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: 'Kunden & Käufer' })).toBeVisible();
  await page.getByRole('link', { name: 'Contacts', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('link', { name: 'Kunden & Käufer' })).toBeFocused();
  await choose('Kunden & Käufer', 'Remove');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('article')).toHaveCount(1);
});

test('the way back and forward leads through the screens', async ({ page }) => {
  await goTo(page, 'flow/contacts/versions');
  await expect(page).toHaveTitle('Versions - Contacts - Tandem');
  const crumbs = page.getByRole('navigation', { name: 'Where you are' });
  await crumbs.getByRole('link', { name: 'Contacts' }).click();
  await expect(page).toHaveURL(/#\/flow\/contacts$/);
  await crumbs.getByRole('button', { name: 'Back' }).click();
  await expect(page).toHaveURL(/versions$/);
  await crumbs.getByRole('button', { name: 'Forward' }).click();
  await expect(page).toHaveURL(/#\/flow\/contacts$/);
  await expect(crumbs.getByRole('button', { name: 'Forward' })).toBeDisabled();
});

test('a screen whose code cannot be fetched says so, and a reload mends it', async ({ page, complaints }) => {
  await page.route('**/assets/VersionsScreen-*.js', (route) => route.abort());
  await page.reload();
  await goTo(page, 'flow/contacts/versions');
  await expect(page.getByRole('heading', { name: 'This screen could not be loaded' })).toBeVisible();
  await scan(page);
  await page.unroute('**/assets/VersionsScreen-*.js');
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(page.getByRole('navigation', { name: 'Versions' })).toBeVisible();
  complaints.length = 0;
});

test('the tour can be left at any point and goes on from there', async ({ page }) => {
  await page.getByRole('button', { name: 'Show me around' }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('2 of 5')).toBeVisible();
  await inBothThemes(page, () => scan(page));
  await page.keyboard.press('Escape');
  await expect(page.getByText('2 of 5')).toBeHidden();
  await page.reload();
  await page.getByRole('button', { name: 'Go on with the tour' }).click();
  await expect(page.getByText('2 of 5')).toBeVisible();
});

test('each stop of the tour is open to everybody, in both themes', async ({ page }) => {
  await page.getByRole('button', { name: 'Show me around' }).click();
  for (const stop of ['1 of 5', '2 of 5', '3 of 5', '4 of 5', '5 of 5']) {
    await expect(page.getByText(stop)).toBeVisible();
    await inBothThemes(page, () => scan(page));
    await page
      .getByRole('button', { name: stop === '5 of 5' ? /^(Done|Finish|Close)/ : 'Next' })
      .first()
      .click();
  }
});

test.describe('several syncs', () => {
  test.use({ kind: 'nine' });
  test('each leads to its own runs', async ({ page }) => {
    await page.getByRole('button', { name: 'More about Tickets and issues', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Runs', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Activity', level: 1 })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Tickets and issues' })).toBeVisible();
    await expect(page.getByText('9 runs', { exact: true })).toBeVisible();
  });
});

test.describe('narrow windows', () => {
  test.use({ kind: 'nine', viewport: { width: 700, height: 800 } });
  test('filter by a menu, and a brake calls its system by name', async ({ page }) => {
    await expect(page.getByRole('article', { name: 'Stock and shelf count' })).toContainText(
      'Warehouse stock_right is empty',
    );
    await inBothThemes(page, () => scan(page));
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await page.getByRole('menuitemradio', { name: /Needs you/ }).click();
    await expect(page.getByRole('article')).toHaveCount(3);
  });
});

test('a sync is imported from a file, and what is no sync says so', async ({ page, served }) => {
  const choose = async (name: string, text: string): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import' }).click();
    await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  };
  await choose('notes.json', '[]');
  await expect(page.getByText('"notes.json" is not a sync.')).toBeVisible();
  await inBothThemes(page, () => scan(page));
  await choose('contacts.json', readFileSync(join(served.folder, 'flows', 'contacts.json'), 'utf8'));
  await expect(page).toHaveURL(/#\/flow\/contacts-2$/);
});

test('a window whose engine is gone says so, and finds it again', async ({ page, served, complaints }) => {
  const port = Number(new URL(served.address).port);
  await served.stop();
  await expect(page.locator('.status')).toContainText('Stopped');
  await served.start(port);
  await page.goto(served.address);
  await expect(page.locator('.status')).toContainText('Idle');
  complaints.length = 0;
});

test.describe('an empty workspace', () => {
  test.use({ kind: 'empty' });
  test('teaches where to begin', async ({ page }) => {
    await expect(page.getByText('A sync keeps two systems in step')).toBeVisible();
    await inBothThemes(page, () => scan(page));
    await page.getByRole('link', { name: /Tickets/ }).click();
    await expect(page).toHaveURL(/#\/new-sync\/tickets$/);
  });
});

test('a record is found by @ and one of its values, and opens its story', async ({ page }) => {
  await page.getByRole('button', { name: 'Run it', exact: true }).click();
  await expect(page.getByText(/linked, .* created in ERP/)).toBeVisible({ timeout: 90_000 });
  await page.keyboard.press('Control+k');
  const search = page.getByRole('combobox', { name: 'Search or jump to' });
  await search.fill('@');
  await expect(page.getByText(/any value of a linked record/)).toBeVisible();
  await search.fill('@ a');
  const options = page.getByRole('listbox', { name: 'What was found' }).getByRole('option');
  await expect(options.first()).toContainText('Contacts');
  await inBothThemes(page, () => scan(page));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/story\/contacts\/contacts\//);
});
