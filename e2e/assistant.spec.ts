import { expect, goTo, inBothThemes, scan, test } from './fixture.ts';
import { holdBack } from './held-back.ts';

test.beforeEach(async ({ page, complaints }) => {
  expect(complaints).toEqual([]);
  await goTo(page, 'new-sync');
  await expect(page.getByRole('status').filter({ hasText: /compared .* without writing/ })).toBeVisible({
    timeout: 60_000,
  });
});

test('two objects are compared without a press, and Ctrl Enter leads to the review of their links', async ({
  page,
}) => {
  await expect(
    page.getByRole('region', { name: 'Left side' }).getByRole('button', { name: /^contacts/ }),
  ).toBeVisible();
  await expect(page.getByText('Best key')).toBeVisible();
  await expect(page.getByText(/opens as draft 1, both ways, with the link review first/)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page).toHaveURL(/#\/flow\/contacts-and-erp\/links/);
});

test('keys and maps are taken and left out by hand, and the numbers follow', async ({ page }) => {
  const keys = page.getByRole('list', { name: 'Match keys' });
  const first = keys.getByRole('checkbox').first();
  await expect(first).toBeChecked();
  const links = page.locator('.tri strong').first();
  const before = await links.innerText();
  const taken = keys.getByRole('checkbox', { checked: true });
  for (let left = await taken.count(); left > 0; left--) {
    await taken.first().press('Space');
    await expect(taken).toHaveCount(left - 1);
  }
  await expect(links).toHaveText('0');
  await first.press('Space');
  await expect(links).not.toHaveText('0');
  expect(before).not.toBe('0');
  await page.getByRole('button', { name: /See all/ }).press('Enter');
  await page.getByRole('list', { name: 'Field maps' }).getByRole('checkbox', { checked: true }).first().press('Space');
  await expect(page.getByText(/wait for your yes/)).toBeVisible();
});

test('a template and a start are chosen by keyboard', async ({ page }) => {
  await page.getByRole('button', { name: /^Leads/ }).press('Enter');
  await expect(page.getByText(/opens as draft 1, to the right/)).toBeVisible();
  await page.getByRole('radio', { name: /Review links first/ }).press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText(/today’s values stay as they are/)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText(/on the records of its filters/)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page).toHaveURL(/#\/flow\/contacts-and-erp$/);
});

test('nothing keeps people from using the page, with a template and its filters too, in both themes', async ({
  page,
}) => {
  await expect(page.getByText('Best key')).toBeVisible();
  await inBothThemes(page, () => scan(page));
  await page.getByRole('button', { name: /^Leads/ }).press('Enter');
  await expect(page.getByRole('list', { name: 'Filters' }).getByRole('checkbox')).toHaveCount(1);
  await page.getByRole('button', { name: /See all/ }).press('Enter');
  await inBothThemes(page, () => scan(page));
  await page.getByRole('list', { name: 'Filters' }).getByRole('checkbox').press('Space');
  await page.keyboard.press('Control+Enter');
  await expect(page).toHaveURL(/#\/flow\/contacts-and-erp\/links/);
});

test('a new sync is open to everybody while its sides are compared', async ({ page }) => {
  await holdBack(page, '"kind":"maps"');
  await goTo(page, 'new-sync');
  await expect(page.getByText(/^comparing /)).toBeVisible();
  await inBothThemes(page, () => scan(page));
});
