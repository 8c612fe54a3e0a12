import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { countIn, inQuarrel, valueIn, writeQuarrel } from '../engine/testing/quarrel.ts';
import { editSheet } from './data/edit-sheet.ts';
import { expect, goTo, inBothThemes, scan, testWith } from './fixture.ts';

const asked = 200;

/** Two hundred people whose job title was changed on both sides. */
const test = testWith(async (served) => {
  const { folder, command } = served;
  writeQuarrel(folder, { people: asked });
  await command('run', 'people');
  inQuarrel(folder, 'left', `UPDATE {n} SET job = 'Head ' || id`);
  inQuarrel(folder, 'right', `UPDATE {n} SET job = 'Senior ' || id`);
  await command('run', 'people');
});

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Import decisions' });
const needYou = (page: Page, words: string) =>
  expect(page.getByRole('main').getByText(words, { exact: true })).toBeVisible();

/** Saves what is listed as a workbook. @returns where it is */
async function exportTo(page: Page, folder: string): Promise<string> {
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Excel workbook' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe('conflicts.xlsx');
  const path = join(folder, 'conflicts.xlsx');
  await file.saveAs(path);
  return path;
}

async function choose(page: Page, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await dialog(page).getByRole('button', { name: 'Choose a file' }).click();
  await (await chooser).setFiles(file);
}

async function importChecked(page: Page, file: string): Promise<void> {
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await choose(page, file);
  await expect(dialog(page)).toContainText('199 decisions');
  await expect(dialog(page)).toContainText('1 row cannot be taken');
}

/** Takes all rows but the bad one. */
async function record(page: Page): Promise<void> {
  await dialog(page).getByText('Leave these rows out, and take the others').click();
  await dialog(page).getByRole('textbox', { name: 'Why' }).fill('decided in Excel');
  await dialog(page).getByRole('button', { name: 'Record 199 decisions' }).click();
  await expect(page.getByText('199 decisions recorded').first()).toBeVisible();
  await needYou(page, '1 needs you');
}

async function run(page: Page): Promise<void> {
  await goTo(page, 'flow/people/preview');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('status', { name: 'Result of the run' })).toContainText('The run is done');
}

test('two hundred conflicts go out to Excel, are decided there, come back checked, and can be taken back as one', async ({
  page,
  served: { folder },
}) => {
  test.slow();
  await goTo(page, 'inbox');
  await needYou(page, '200 need you');
  const file = await exportTo(page, folder);
  await expect(page.getByText('200 questions are in conflicts.xlsx')).toBeVisible();

  const decided = join(folder, 'decided.xlsx');
  const rows = await editSheet(file, decided, (_, at) => {
    if (at === 7) return { Decision: 'middle' };
    if (at === 8) return { Decision: 'value', Value: 'Buyer of steel', Why: 'told by phone' };
    return { Decision: at % 2 === 0 ? 'left' : 'right' };
  });
  expect(rows).toBe(asked);
  await importChecked(page, decided);
  const bad = dialog(page).getByRole('region', { name: 'Rows that cannot be taken' }).getByRole('row').nth(1);
  await expect(bad).toContainText('9');
  await expect(bad).toContainText('middle');
  await inBothThemes(page, () => scan(page));
  await expect(dialog(page).getByRole('button', { name: 'Record 199 decisions' })).toBeDisabled();
  await needYou(page, '200 need you');
  await record(page);
  expect(countIn(folder, 'left', `job LIKE 'Head %'`)).toBe(asked);
  await page.getByRole('alertdialog').filter({ hasText: 'recorded' }).getByRole('button', { name: 'Undo' }).click();
  await needYou(page, '200 need you');

  await importChecked(page, decided);
  await record(page);
  await run(page);
  for (const side of ['left', 'right'] as const) {
    const [head, senior] = [countIn(folder, side, `job LIKE 'Head %'`), countIn(folder, side, `job LIKE 'Senior %'`)];
    expect(head + senior).toBe(asked - 1);
    expect(countIn(folder, side, `job = 'Buyer of steel'`)).toBe(1);
    expect([head, senior]).toEqual(side === 'left' ? [100, 99] : [99, 100]);
  }

  await goTo(page, 'inbox');
  await needYou(page, '1 needs you');
  await page.keyboard.press('u');
  const back = page.getByRole('dialog', { name: 'Take back 199 answers?' });
  await back.getByRole('button', { name: 'Take back', exact: true }).click();
  await needYou(page, '200 need you');
  expect(countIn(folder, 'left', `job LIKE 'Head %'`)).toBe(asked);
  expect(countIn(folder, 'right', `job LIKE 'Senior %'`)).toBe(asked);
});

test('a file that is no table is told with what to do, and another one can be chosen', async ({ page, served }) => {
  await goTo(page, 'inbox');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await inBothThemes(page, () => scan(page));
  await choose(page, join(served.folder, 'flows/people.json'));
  await expect(dialog(page).getByRole('alert')).toContainText('neither a workbook nor CSV');
  const csv = page.waitForEvent('download');
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: 'Record, field or value' }).fill('10007');
  await needYou(page, '200 need you');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: 'CSV file' }).click();
  expect((await csv).suggestedFilename()).toBe('conflicts.csv');
  await expect(page.getByText('1 question is in conflicts.csv')).toBeVisible();
  expect(valueIn(served.folder, 'left', '10007', 'job')).toBe('Head 10007');
});
