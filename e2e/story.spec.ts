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

test('nothing keeps people from reading a story: of a value, of a record, with its question open', async ({ page }) => {
  await goTo(page, `${address}/job`);
  await story(page).getByRole('listitem').last().getByRole('button', { name: 'Restore this value' }).press('Enter');
  await expect(story(page).getByRole('button', { name: 'Restore in both' })).toBeVisible();
  await inBothThemes(page, () => scan(page));
  await goTo(page, address);
  await expect(page.getByRole('region', { name: 'Story of this record' }).getByRole('listitem').first()).toBeVisible();
  await inBothThemes(page, () => scan(page));
});
