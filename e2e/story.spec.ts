import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { inQuarrel, valueIn, writeQuarrel } from '../engine/testing/quarrel.ts';
import { expect, goTo, inBothThemes, scan, testWith } from './fixture.ts';

/** Ana's job title was changed by people on either side, and carried over; what she was before is lost to both systems. */
const test = testWith(async (served) => {
  const { folder } = served;
  writeQuarrel(folder, { people: 12 });
  await served.command('run', 'people');
  inQuarrel(folder, 'left', `UPDATE {n} SET job = 'Category Buyer' WHERE id = '10000'`);
  await served.command('run', 'people');
  inQuarrel(folder, 'right', `UPDATE {n} SET job = 'Purchasing Lead', city = 'Oslo' WHERE id = 'C-10000'`);
  await served.command('run', 'people');
});

const address = 'story/people/people/left:10000';
const story = (page: Page) => page.getByRole('region', { name: 'Story of this value' });
const jobs = (folder: string) => [valueIn(folder, 'left', '10000', 'job'), valueIn(folder, 'right', 'C-10000', 'job')];

test('a value that was overwritten is found through its story and restored on both sides in two clicks', async ({
  page,
  served,
}) => {
  await goTo(page, `${address}/job`);
  const events = story(page).getByRole('listitem');
  await expect(events).toHaveCount(5);
  const lost = events.filter({ hasText: 'Somebody in HubSpot' });
  await expect(lost).toContainText('Category Buyer');
  await lost.hover();
  await lost.getByRole('button', { name: 'Restore this value' }).click();
  await expect(lost).toContainText('Writes Category Buyer to HubSpot and ERP. It can be undone.');
  expect(jobs(served.folder)).toEqual(['Purchasing Lead', 'Purchasing Lead']);
  await lost.getByRole('textbox', { name: 'What for? (optional)' }).fill('Promoted by mistake');
  await lost.getByRole('button', { name: 'Restore in both' }).click();
  await expect(story(page).getByText('Restored. It is a run of its own')).toBeVisible();
  expect(jobs(served.folder)).toEqual(['Category Buyer', 'Category Buyer']);
  await expect(events.first()).toContainText('An earlier value was restored');
  await expect(events).toHaveCount(7);
  await events
    .first()
    .getByRole('link', { name: /^Open the run of/u })
    .click();
  await expect(page).toHaveURL(/#\/activity\/\w+$/u);
});

test('what holds a value already is told in plain words, and nothing is written', async ({ page }) => {
  await goTo(page, `${address}/job`);
  const latest = story(page).getByRole('listitem').first();
  await latest.hover();
  await latest.getByRole('button', { name: 'Restore this value' }).click();
  await expect(latest).toContainText('it holds that value now');
  await expect(latest.getByRole('button', { name: /^Restore in/ })).toHaveCount(0);
});

test('by keyboard: the bar goes from change to change, the record follows, and a value comes back', async ({
  page,
  served,
}) => {
  await goTo(page, `${address}/job`);
  const bar = page.getByRole('slider', { name: 'Moment' });
  await expect(bar).toHaveAttribute('aria-valuetext', 'Today');
  await expect(page.getByRole('table')).toBeVisible();
  await page.keyboard.press('[');
  await expect(bar).toHaveAttribute('aria-valuenow', '3');
  await page.keyboard.press('Home');
  const then = page.getByRole('table');
  await expect(then.getByRole('row', { name: /Job title/ })).toContainText('Buyer');
  await expect(then.getByRole('row', { name: /Job title/ })).toContainText('Purchasing Lead');
  await bar.focus();
  await page.keyboard.press('ArrowRight');
  await expect(then.getByRole('row', { name: /Job title/ })).toContainText('Category Buyer');
  const first = story(page).getByRole('listitem').last();
  await first.getByRole('button', { name: 'Restore this value' }).press('Enter');
  await expect(first.getByRole('button', { name: 'Restore in both' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(first.getByRole('button', { name: 'Restore in both' })).toHaveCount(0);
  await first.getByRole('button', { name: 'Restore this value' }).press('Enter');
  await expect(first.getByRole('button', { name: 'Restore in both' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(story(page).getByText('Restored. It is a run of its own')).toBeVisible();
  expect(jobs(served.folder)).toEqual(['Buyer', 'Buyer']);
});

test('an earlier moment is shown beside today, on both sides, with what is different marked', async ({ page }) => {
  await goTo(page, `${address}/job`);
  const table = page.getByRole('table');
  await expect(table).toBeVisible();
  await page.keyboard.press('Home');
  await page.getByRole('button', { name: 'Compare with today' }).press('Enter');
  const row = (name: string) => table.getByRole('row', { name: new RegExp(`^${name}`, 'u') });
  await expect(row('Job title').getByRole('cell')).toHaveText(['Buyer', 'Purchasing Lead', 'Buyer', 'Purchasing Lead']);
  await expect(row('City').getByRole('cell')).toHaveText(['Madrid', 'Oslo', 'Madrid', 'Oslo']);
  await expect(row('Email').getByRole('cell').nth(1)).toHaveText('Same today');
  await page.keyboard.press(']');
  await expect(row('Job title').getByRole('cell').first()).toHaveText('Category Buyer');
  await page.getByRole('radio', { name: /^Changed/u }).click();
  await expect(row('Email')).toHaveCount(0);
  await inBothThemes(page, () => scan(page));
  await page.keyboard.press('End');
  await expect(page.getByRole('button', { name: 'Compare with today' })).toHaveCount(0);
  await expect(page.getByRole('columnheader', { name: 'Now, if different' })).toBeVisible();
});

test('a story is narrowed by who did it, what happened and which field; the bar stops at what is listed', async ({
  page,
}) => {
  await goTo(page, address);
  const events = page.getByRole('region', { name: 'Story of this record' }).getByRole('listitem');
  await expect(events).toHaveCount(5);
  const choose = async (box: string, option: string): Promise<void> => {
    await page.getByRole('button', { name: new RegExp(`${box}$`, 'u') }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  await page.getByRole('button', { name: 'All changes' }).press('Enter');
  await choose('Field', 'City');
  await expect(events).toHaveCount(2);
  await expect(events.first()).not.toContainText('Job title');
  await choose('Whose doing', 'Somebody in ERP');
  await expect(events).toHaveCount(1);
  await scan(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: '1 of 4 changes' })).toBeFocused();
  await page.keyboard.press('[');
  await expect(page.getByRole('slider', { name: 'Moment' })).toHaveAttribute('aria-valuenow', '3');
  await page.getByRole('button', { name: '1 of 4 changes' }).press('Enter');
  await choose('What happened', 'The two were linked');
  await expect(page.getByText('Nothing like this happened to it.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(events).toHaveCount(5);
});

test('a story is saved as a report that stands by itself: no script, all values, readable for everybody', async ({
  page,
  served,
  context,
}) => {
  await goTo(page, address);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a report' }).click();
  const file = `${served.folder}/report.html`;
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^story-of-ana-ruiz-\d{4}-\d\d-\d\d\.html$/u);
  await saved.saveAs(file);
  await expect(page.getByText('It opens in every browser')).toBeVisible();
  expect(readFileSync(file, 'utf8')).not.toMatch(/<script|https?:/iu);
  const report = await context.newPage();
  await report.goto(`file://${file}`);
  await expect(report.getByRole('heading', { name: 'Story of Ana Ruiz' })).toBeVisible();
  const happened = report.getByRole('table').nth(1).getByRole('row');
  await expect(happened).toHaveCount(7);
  await expect(happened.nth(1)).toContainText('Category Buyer');
  await expect(happened.nth(1)).toContainText('Somebody in HubSpot');
  await scan(report);
  await report.close();
});

test('nothing keeps people from reading a story: of a value, of a record, with its question open', async ({ page }) => {
  await goTo(page, `${address}/job`);
  await story(page).getByRole('listitem').last().getByRole('button', { name: 'Restore this value' }).press('Enter');
  await expect(story(page).getByRole('button', { name: 'Restore in both' })).toBeVisible();
  await inBothThemes(page, () => scan(page));
  await goTo(page, address);
  await expect(page.getByRole('region', { name: 'Story of this record' }).getByRole('listitem').first()).toBeVisible();
  await inBothThemes(page, () => scan(page));
});
