import type { Page } from '@playwright/test';
import { expect, goTo, inTheme, scan, test } from './fixture.ts';

const table = (page: Page) => page.getByRole('grid', { name: 'Field maps' });
const row = (page: Page, map: string) => table(page).locator(`[data-row="contacts/${map}"]`);

async function openTable(page: Page): Promise<void> {
  await goTo(page, 'flow/contacts/table');
  await expect(row(page, 'email')).toBeVisible();
  await table(page).focus();
}

test('who wins is changed by keyboard: in the menu, and by its number at once', async ({ page }) => {
  await openTable(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  for (let by = 0; by < 6; by++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitemradio', { name: /ERP wins/ })).toBeVisible();
  await page.keyboard.press('1');
  await expect(row(page, 'email')).toContainText('ERP wins');
  await expect(table(page)).toBeFocused();
  await page.keyboard.press('3');
  await expect(row(page, 'email')).toContainText('Latest wins');
  await page.keyboard.press('Control+z');
  await expect(row(page, 'email')).toContainText('ERP wins');
});

test('several rows are set at once, grouped and undone', async ({ page }) => {
  await openTable(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  const bar = page.getByRole('toolbar', { name: 'Selected field maps' });
  await expect(bar.getByText('2 selected')).toBeVisible();
  await bar.getByRole('radio', { name: 'To CRM' }).click();
  await expect(row(page, 'name')).toContainText('One way');
  await expect(row(page, 'email')).toContainText('One way');
  await page.keyboard.press('Control+z');
  await expect(row(page, 'email')).not.toContainText('One way');
  await table(page).focus();
  await page.keyboard.press('g');
  await expect(table(page).getByText('2 fields move together')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();
});

test('rows are found, filtered and sorted, and a group stays together', async ({ page }) => {
  await openTable(page);
  await page.getByRole('button', { name: /ERP field/ }).click();
  await expect(table(page).getByText('4 fields move together')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find a field map' }).fill('telefon');
  await expect(row(page, 'phone')).toBeVisible();
  await expect(row(page, 'email')).toBeHidden();
  await page.getByRole('searchbox', { name: 'Find a field map' }).fill('');
  await page.getByRole('radio', { name: 'One way' }).click();
  await expect(row(page, 'newsletter')).toBeVisible();
  await expect(row(page, 'email')).toBeHidden();
});

test('a field map is removed and added again by keyboard', async ({ page }) => {
  await openTable(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await expect(row(page, 'email')).toBeHidden();
  await page.keyboard.press('n');
  await page.keyboard.type('e-mail');
  await page.keyboard.press('Enter');
  await page.keyboard.type('email');
  await page.keyboard.press('Enter');
  await expect(table(page).getByText('E-Mail')).toBeVisible();
});

for (const theme of ['light', 'dark'] as const)
  test(`nothing in the table keeps people out, in the ${theme} theme`, async ({ page }) => {
    await inTheme(page, theme);
    await openTable(page);
    await page.keyboard.press('ArrowDown');
    await scan(page);
    await page.keyboard.press(' ');
    await expect(page.getByText('1 selected')).toBeVisible();
    await scan(page);
  });
