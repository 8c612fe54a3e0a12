import type { Page } from '@playwright/test';
import { expect, goTo, inTheme, scan, test } from './fixture.ts';

const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' });
const part = (page: Page, key: string) => page.locator(`.flow-canvas [data-key="${key}"]`).first();

async function openSample(page: Page): Promise<void> {
  await goTo(page, 'flow/contacts');
  await expect(part(page, 'contacts/phone/format')).toBeVisible();
}

test('a field map is made one-way and two-way again, its rule is changed, and all of it is undone', async ({
  page,
}) => {
  await openSample(page);
  await part(page, 'contacts/phone/format').click();
  const pane = inspector(page);
  await expect(pane.getByText('Telefon')).toBeVisible();
  await expect(pane.getByRole('radio', { name: 'Both ways' })).toBeChecked();
  await pane.getByRole('radio', { name: 'To CRM' }).click();
  await expect(pane.getByRole('radio', { name: 'To CRM' })).toBeChecked();
  await expect(pane.getByText('When both sides changed it')).toBeHidden();
  await pane.getByRole('radio', { name: 'Both ways' }).click();
  await expect(pane.getByRole('radio', { name: 'CRM wins' })).toBeChecked();
  await pane.getByText('Latest change wins').click();
  await expect(pane.getByRole('radio', { name: 'Latest change wins' })).toBeChecked();
  for (let edits = 0; edits < 3; edits++) await page.keyboard.press('Control+z');
  await expect(pane.getByRole('radio', { name: 'CRM wins' })).toBeChecked();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('a step is added and set by keyboard alone, and what it does not take is told and not set', async ({ page }) => {
  await openSample(page);
  await part(page, 'contacts/phone/format').focus();
  await page.keyboard.press('Enter');
  const pane = inspector(page);
  await pane.getByRole('button', { name: 'Add step' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Find a step' })).toBeFocused();
  await page.keyboard.type('cut');
  await page.keyboard.press('Enter');
  await expect(part(page, 'contacts/phone/cut')).toBeVisible();
  await page.keyboard.press('Escape');
  await part(page, 'contacts/phone/cut').click();
  const characters = pane.getByRole('textbox', { name: 'Characters' });
  await characters.fill('many');
  await page.keyboard.press('Enter');
  await expect(pane.getByText('Not set yet.')).toBeVisible();
  await characters.fill('7');
  await page.keyboard.press('Enter');
  await expect(pane.getByText('Not set yet.')).toBeHidden();
  await expect(part(page, 'contacts/phone/cut')).toContainText('first 7');
  await expect(pane.getByText(/Runs backwards/)).toBeVisible();
});

test('in a narrow window the inspector opens over the canvas and is closed with Escape', async ({ page }) => {
  await page.setViewportSize({ width: 1180, height: 800 });
  await openSample(page);
  const pane = inspector(page);
  await expect(pane).toBeHidden();
  const step = part(page, 'contacts/phone/format');
  await step.focus();
  await page.keyboard.press('Enter');
  await expect(pane.getByRole('region', { name: 'Step', exact: true })).toBeFocused();
  await scan(page);
  await page.keyboard.press('Escape');
  await expect(pane).toBeHidden();
  await expect(step).toBeFocused();
});

test('a look-up takes its rows from a table that is typed here, or from a file beside the flow', async ({ page }) => {
  await openSample(page);
  await part(page, 'contacts/phone/format').click();
  const pane = inspector(page);
  await pane.getByRole('button', { name: 'Add step' }).click();
  await page.keyboard.type('look up');
  await page.keyboard.press('Enter');
  await part(page, 'contacts/phone/lookup').click();
  await pane.getByRole('button', { name: 'Add a row' }).click();
  await pane.getByLabel('Row 3, code').fill('W');
  await page.keyboard.press('Tab');
  await pane.getByLabel('Row 3, team').fill('West');
  await page.keyboard.press('Enter');
  await pane.getByLabel('Name of column 1').fill('short');
  await page.keyboard.press('Enter');
  await expect(pane.getByLabel('Row 3, short')).toHaveValue('W');
  await pane.getByRole('button', { name: 'Take out the column city' }).click();
  await expect(part(page, 'contacts/phone/lookup')).toContainText('team');
  await scan(page);
  await pane.getByRole('radio', { name: 'CSV file' }).click();
  await expect(pane.getByText('Not set yet.')).toBeVisible();
  await pane.getByRole('textbox', { name: 'CSV file' }).fill('teams.csv');
  await page.keyboard.press('Enter');
  await expect(pane.getByText('Not set yet.')).toBeHidden();
  await expect(pane.getByRole('textbox', { name: 'Find by' })).toHaveValue('short');
});

test('a run is started from the bar over the canvas, and its result is told there', async ({ page }) => {
  await openSample(page);
  await page.getByRole('button', { name: 'Run the draft' }).click();
  await expect(page.getByRole('status', { name: 'Result of the run' })).toBeVisible();
  await scan(page);
});

test('a pair of a value map is added and taken out', async ({ page }) => {
  await openSample(page);
  await part(page, 'contacts/country/codes').click();
  const pane = inspector(page);
  const rows = pane.locator('.pair-row');
  const before = await rows.count();
  await pane.getByRole('button', { name: 'Add a pair' }).click();
  await expect(rows).toHaveCount(before + 1);
  await pane.getByLabel(`Pair ${before + 1}, left`).fill('CZ');
  await page.keyboard.press('Enter');
  await expect(pane.getByRole('button', { name: new RegExp(`^Take out pair ${before + 1}, CZ`) })).toBeVisible();
  await pane.getByRole('button', { name: new RegExp(`^Take out pair ${before + 1}`) }).click();
  await expect(rows).toHaveCount(before);
});

test('a problem is told below the canvas, and a button mends it', async ({ page }) => {
  await openSample(page);
  await part(page, 'contacts/birthday/read').click();
  await page.keyboard.press('Delete');
  const problems = page.getByRole('region', { name: 'Problems' });
  await expect(problems.getByText('Stops publishing', { exact: true })).toBeVisible();
  const row = problems.locator('li').filter({ hasText: 'Stops publishing' });
  await row.getByRole('button', { name: /Add the step/ }).click();
  await expect(problems.getByText('Stops publishing', { exact: true })).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(problems.getByText('Stops publishing', { exact: true })).toBeVisible();
  await row.getByRole('button').first().click();
  await expect(inspector(page).getByRole('heading', { name: 'Field map' })).toBeVisible();
  await page.keyboard.press('p');
  await expect(problems.getByText('Stops publishing', { exact: true })).toBeHidden();
});

test('a whole sync has rules, a schedule and brakes', async ({ page }) => {
  await openSample(page);
  const pane = inspector(page);
  await expect(pane.getByText('Only when it is told to')).toBeVisible();
  await pane.getByRole('button', { name: 'Change' }).click();
  await pane.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Every so often' }).click();
  const minutes = pane.getByRole('textbox', { name: 'Every so many minutes' });
  await minutes.fill('0');
  await page.keyboard.press('Enter');
  await expect(pane.getByText(/It must be/)).toBeVisible();
  await minutes.fill('30');
  await page.keyboard.press('Enter');
  await expect(pane.getByText('Every 30 minutes')).toBeVisible();
  await pane.getByText('Empty side').click();
  await expect(pane.getByRole('switch', { name: 'Empty side' })).not.toBeChecked();
});

for (const theme of ['light', 'dark'] as const)
  test(`nothing in the inspector keeps people out, in the ${theme} theme`, async ({ page }) => {
    await inTheme(page, theme);
    await openSample(page);
    await scan(page, '.insp');
    await scan(page, '.probs');
    await part(page, 'contacts/country/codes').click();
    await expect(inspector(page).getByText('Value map')).toBeVisible();
    await scan(page, '.insp');
    await part(page, 'contacts/match').click();
    await scan(page, '.insp');
    await inspector(page).getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Rules of the whole sync' }).click();
    await expect(inspector(page).getByText('Brakes')).toBeVisible();
    await scan(page, '.insp');
  });
