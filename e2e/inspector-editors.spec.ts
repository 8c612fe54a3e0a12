import type { Page } from '@playwright/test';
import { flowFile, openMock, part } from './canvas-page.ts';
import { expect, scan, test } from './fixture.ts';

test.use({ kind: 'empty' });

const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' });

async function pickIn(page: Page, list: string, option: string): Promise<void> {
  await inspector(page).getByRole('button', { name: list }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

test('rules that pick by condition are written without code', async ({ page, served }) => {
  await openMock(page, served.folder);
  await part(page, 'contacts/function').focus();
  await page.keyboard.press('s');
  await page.getByLabel('Find a step').fill('pick');
  await page.keyboard.press('Enter');
  const pane = inspector(page);
  await expect(pane.getByRole('listitem', { name: 'Rule 1' })).toBeVisible();
  await pane.getByRole('button', { name: 'Take out rule 2' }).click();
  await pickIn(page, 'Comparison of condition 1 of rule 1', 'contains');
  await pane.getByLabel('What condition 1 of rule 1 compares with').fill('Head');
  await page.keyboard.press('Enter');
  await pane.getByLabel('What rule 1 gives, text').fill('Chief');
  await page.keyboard.press('Enter');
  await pickIn(page, 'What is given where no rule holds', 'Job title');
  await expect.poll(() => flowFile(served.folder)).toContain('"text": "Chief"');
  await expect.poll(() => flowFile(served.folder)).toContain('"value": "Head"');
  await pane.getByRole('radio', { name: 'To ERP' }).click();
  await expect(page.locator('.flow-canvas .chip').filter({ hasText: 'Chief' })).toBeVisible();
  await scan(page, '.insp');
});

test('a constant for a choice field is one of its choices', async ({ page, served }) => {
  await openMock(page, served.folder);
  const problem = page.getByRole('region', { name: 'Problems' }).locator('li').filter({ hasText: 'Payment terms' });
  await problem.getByRole('button', { name: 'Set a value' }).click();
  const constant = page.locator('.flow-canvas [data-step]').filter({ hasText: 'Constant' });
  await expect(constant).toBeVisible();
  await constant.click();
  await pickIn(page, 'Always this value', 'NET60');
  await expect.poll(() => flowFile(served.folder)).toContain('"value": "NET60"');
  await scan(page, '.insp');
});

test('what must hold between fields of a group is an expression that is added and changed', async ({
  page,
  served,
}) => {
  await openMock(page, served.folder);
  await part(page, 'contacts/city').focus();
  await page.keyboard.press('Space');
  await part(page, 'contacts/postcode').focus();
  await page.keyboard.press('Space');
  const pane = inspector(page);
  await expect(pane.getByRole('heading', { name: '2 field maps' })).toBeVisible();
  await pane.getByRole('button', { name: 'Group', exact: true }).click();
  await page.keyboard.press('Escape');
  await pane.getByRole('button', { name: 'Close' }).click();
  await pane.getByRole('button', { name: 'Change', exact: true }).click();
  await pane.getByRole('button', { name: 'What must hold' }).click();
  await page.getByRole('menuitem', { name: 'An expression is true' }).first().click();
  await pane.getByRole('button', { name: 'Add a field' }).click();
  const expression = pane.getByRole('textbox', { name: 'Must be true' });
  await expression.fill('city != postalCode');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => flowFile(served.folder)).toContain('"expression": "city != postalCode"');
  await scan(page, '.insp');
  await pane.getByRole('button', { name: /^Do not ask any more/ }).click();
  await expect.poll(() => flowFile(served.folder)).not.toContain('"expression"');
});
