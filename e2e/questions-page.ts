import type { Page } from '@playwright/test';
import { valueIn } from '../engine/testing/quarrel.ts';
import { askEverything, writeQuestions } from '../engine/testing/questions.ts';
import { expect, goTo, testWith } from './fixture.ts';
import type { Served } from './served.ts';

/** Has two systems ask about every kind of thing, each about another record. */
export async function prepareQuestions({ folder, command }: Served): Promise<void> {
  writeQuestions(folder);
  await command('run', 'people');
  askEverything(folder);
  // The run says by its code that a record could not be written.
  await command('run', 'people').catch(() => '');
}

/** The page shows the inbox of what was prepared. */
export const asking = testWith(prepareQuestions).extend({
  page: async ({ page }, use) => {
    await goTo(page, 'inbox');
    await expect(page.getByRole('tree')).toBeVisible();
    await use(page);
  },
});

export const record = (page: Page) => page.getByRole('region', { name: 'Record', exact: true });
/** What the question is called that asks which of several records are the same. */
export const smiths = 'Jon Smith, John Smith';
export const beside = (page: Page) => page.getByRole('complementary', { name: 'Beside this record' });
export const card = (page: Page, name: string) => record(page).getByRole('group', { name, exact: true });

/** Shows the record of somebody. */
export async function openRecord(page: Page, name: string): Promise<void> {
  await page.getByRole('tree').getByText(name, { exact: true }).click();
  await expect(record(page).getByRole('heading', { level: 2 })).toHaveText(name);
}

export const resolveChosen = (page: Page) =>
  record(page)
    .getByRole('button', { name: /^Resolve/ })
    .click();

/** Starts the run that writes what was answered, and waits until nothing waits for it. */
export async function runNow(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run now' }).click();
  await expect(page.getByRole('list', { name: 'Answers that wait for the next run' })).toHaveCount(0);
}

export const both = (folder: string, nr: number, field: string) => [
  valueIn(folder, 'left', String(nr), field),
  valueIn(folder, 'right', `C-${nr}`, field),
];
