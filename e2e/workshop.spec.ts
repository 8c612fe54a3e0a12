import { expect, inTheme, scan, test } from './fixture.ts';
import { inAllLooks } from './pictures.ts';

const workshop = (address: string): string => address.replace(/#.*/, 'workshop.html');

test.beforeEach(async ({ page, served, complaints }) => {
  expect(complaints).toEqual([]);
  await page.goto(workshop(served.address));
  await expect(page.getByRole('heading', { name: 'Workshop' })).toBeVisible();
});

test('every component is drawn in both themes', async ({ page }) => {
  const look = () => expect(page.getByRole('region', { name: 'Icons' })).toBeAttached();
  await inAllLooks(page, 'workshop', look, { isLong: true });
});

for (const theme of ['light', 'dark'] as const)
  test(`nothing keeps people from using a component, in the ${theme} theme`, async ({ page }) => {
    await inTheme(page, theme);
    await scan(page);
  });

test('everything that opens works by keyboard and breaks no rule of the page', async ({ page }) => {
  const region = page.getByRole('region', { name: 'Menus, dialogs, drawers, messages' });
  await region.getByRole('button', { name: 'Menu', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Open' })).toBeFocused();
  await scan(page, '[role=menu]');
  await page.keyboard.press('Escape');
  for (const name of ['Dialog', 'Wide dialog', 'Drawer']) {
    await region.getByRole('button', { name, exact: true }).press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await scan(page, '[role=dialog]');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await region.getByRole('button', { name: 'Question' }).press('Enter');
  await expect(page.getByRole('alertdialog', { name: 'Remove it?' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).press('Enter');
  await region.getByRole('button', { name: 'Failed' }).press('Enter');
  await expect(page.getByText('It did not work')).toBeVisible();
  await scan(page, '.toasts');
});

test('a select and a combo box are chosen from by keyboard', async ({ page }) => {
  const fields = page.getByRole('region', { name: 'Fields' });
  await fields
    .getByRole('button', { name: /^Apple.*Fruit$|Fruit/ })
    .first()
    .press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(fields.getByRole('combobox', { name: 'Find a fruit' })).toHaveValue('Pear');
});

test('a table of 100,000 rows is walked with J, K, Home and End', async ({ page }) => {
  const table = page.getByRole('grid', { name: 'Numbers' });
  await table.focus();
  await page.keyboard.press('j');
  await expect(table.getByRole('row', { selected: true })).toContainText('Row 3');
  await page.keyboard.press('End');
  await expect(table.getByRole('row', { selected: true })).toContainText('Row 100000');
  await expect(table).toHaveAttribute('aria-rowcount', '100001');
  await page.keyboard.press('Home');
  await page.keyboard.press('k');
  await expect(table.getByRole('row', { selected: true })).toContainText('Row 1');
});
