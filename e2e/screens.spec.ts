import { expect, scan, test } from './fixture.ts';
import { inAllLooks } from './pictures.ts';

test('the first start in both themes and two sizes', async ({ page }) => {
  await expect(page.getByText(/records in ERP/)).toBeVisible();
  await inAllLooks(page, 'first-start', () => expect(page.getByRole('button', { name: 'Run it' })).toBeVisible());
});

test.describe('nine syncs', () => {
  test.use({ kind: 'nine' });
  test('stand in all ways a sync can, in both themes and two sizes', async ({ page }) => {
    await expect(page.getByRole('article')).toHaveCount(9);
    await expect(page.getByRole('article', { name: 'Stock and shelf count' })).toContainText('Stopped');
    await expect(page.getByRole('article', { name: 'Price list' })).toContainText('Paused');
    await expect(page.getByRole('article', { name: 'Products' })).toContainText('Draft');
    await inAllLooks(page, 'syncs', () => expect(page.getByRole('article').first()).toBeVisible());
    await scan(page);
    await page.getByRole('radio', { name: 'Needs you 3' }).click();
    await expect(page.getByRole('article')).toHaveCount(3);
  });

  test('are paused and resumed together, and one by one', async ({ page }) => {
    await page.getByRole('article', { name: 'Price list' }).getByRole('button', { name: 'Resume' }).click();
    await expect(page.getByRole('article', { name: 'Price list' })).toContainText('Live');
    await expect(page.locator('.status')).toContainText('6 live syncs');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('article', { name: 'Price list' })).toContainText('Paused');
    await page.getByRole('button', { name: 'Pause all' }).click();
    await expect(page.locator('.status')).toContainText('No live syncs');
  });
});
