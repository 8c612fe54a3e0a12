import { expect, test } from './fixture.ts';
import { inAllLooks } from './pictures.ts';

test('the first start and the list of syncs, in both themes and two sizes', async ({ page }) => {
  await expect(page.getByText(/records in ERP/)).toBeVisible();
  await inAllLooks(page, 'first-start', () => expect(page.getByRole('button', { name: 'Run it' })).toBeVisible());
  await page.getByRole('button', { name: 'Run it' }).click();
  await expect(page.getByText(/linked, .* created in ERP/)).toBeVisible({ timeout: 90_000 });
  await page.getByRole('button', { name: 'Show the list of syncs' }).click();
  await inAllLooks(page, 'syncs', () => expect(page.getByRole('article', { name: 'Contacts' })).toBeVisible());
});
