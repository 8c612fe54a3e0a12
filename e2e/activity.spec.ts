import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { inQuarrel, valueIn, writeQuarrel } from '../engine/testing/quarrel.ts';
import { expect, goTo, inBothThemes, scan, testWith } from './fixture.ts';
import type { Served } from './served.ts';

/** A workspace of twelve people in which things happened before it is served. */
const testOf = (happen: (served: Served) => Promise<void>) =>
  testWith(async (served) => {
    writeQuarrel(served.folder, { people: 12 });
    await served.command('run', 'people');
    await happen(served);
  });

const job = (id: number, to: string): string => `UPDATE {n} SET job = '${to}' WHERE id IN ('${id}', 'C-${id}')`;

/** Three jobs that HubSpot changed and a run carried over; ERP changed one of them again. */
const changedSince = testOf(async ({ folder, command }) => {
  inQuarrel(folder, 'left', ...[10_000, 10_001, 10_002].map((id) => job(id, 'Head of Purchasing')));
  await command('run', 'people');
  inQuarrel(folder, 'right', job(10_001, 'Retired'));
});

const refusesLong = (event: 'INSERT' | 'UPDATE'): string =>
  `CREATE TRIGGER city_${event.toLowerCase()} BEFORE ${event} ON {n} WHEN length(NEW.city) > 20
   BEGIN SELECT RAISE(ABORT, 'CITY_LEN: a city has 20 letters at most'); END`;
const longCity = 'Llanfairpwllgwyngyllgogerych';

/** Four cities that ERP refuses, and two jobs that it takes. */
const refused = testOf(async ({ folder, command }) => {
  inQuarrel(folder, 'right', refusesLong('INSERT'), refusesLong('UPDATE'));
  inQuarrel(
    folder,
    'left',
    `UPDATE {n} SET city = '${longCity}' WHERE id IN ('10000', '10001', '10002', '10003')`,
    job(10_005, 'Head of Purchasing'),
    job(10_006, 'Head of Purchasing'),
  );
  await command('run', 'people').catch(() => {});
});

const jobsOf = (folder: string, id: number) => [
  valueIn(folder, 'left', `${id}`, 'job'),
  valueIn(folder, 'right', `C-${id}`, 'job'),
];
const cityOf = (folder: string, id: number) => valueIn(folder, 'right', `C-${id}`, 'city');

const runs = (page: Page) => page.getByRole('listbox', { name: 'Runs' });
const runRow = (page: Page, number: number) => runs(page).getByRole('option', { name: new RegExp(`Run ${number}\\b`) });
const detail = (page: Page, number: number) => page.getByRole('region', { name: `Run ${number}`, exact: true });

async function openRun(page: Page, number: number): Promise<void> {
  await goTo(page, 'activity');
  await runRow(page, number).click();
  await expect(detail(page, number).getByRole('heading', { name: `Run ${number}` })).toBeVisible();
}

const openPage = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();

changedSince(
  'a run is taken back: what changed since is listed before, left alone, and listed after; both systems are right',
  async ({ page, served: { folder } }) => {
    await openRun(page, 2);
    await page.getByRole('button', { name: 'Undo run' }).click();
    const dialog = page.getByRole('dialog', { name: 'Undo run 2' });
    await expect(dialog).toContainText('In ERP: 2 put back to what they were.');
    const back = dialog.getByRole('listbox', { name: 'Put back' }).getByRole('option');
    await expect(back).toHaveCount(2);
    await expect(back.first()).toContainText('Head of Purchasing');
    await expect(back.first()).toContainText('Buyer');
    await dialog.getByRole('radio', { name: /Left alone/ }).click();
    const alone = dialog.getByRole('listbox', { name: 'Left alone' }).getByRole('option');
    await expect(alone).toHaveCount(1);
    await expect(alone).toContainText('Retired');
    await expect(alone).toContainText('Changed since the run');
    expect(jobsOf(folder, 10_000)).toEqual(['Head of Purchasing', 'Head of Purchasing']);

    await dialog.getByRole('button', { name: 'Undo 2 writes' }).click();
    await expect(dialog.getByRole('status')).toContainText('2 records put back.');
    const left = dialog.getByRole('list', { name: 'Left alone' }).getByRole('listitem');
    await expect(left).toHaveCount(1);
    await expect(left).toContainText('Changed since the run');
    for (const id of [10_000, 10_002]) expect(jobsOf(folder, id)).toEqual(['Head of Purchasing', 'Buyer']);
    expect(jobsOf(folder, 10_001)).toEqual(['Head of Purchasing', 'Retired']);

    await dialog.getByRole('button', { name: 'Open the undo' }).click();
    await expect(detail(page, 3)).toContainText('undo of run 2');
    await expect(detail(page, 3).getByRole('region', { name: 'Left alone' }).getByRole('listitem')).toHaveCount(1);
    await expect(runRow(page, 2)).toContainText('undone by run 3');
  },
);

changedSince('an undo reaches where the values came from too, if that is asked for', async ({ page, served }) => {
  await openRun(page, 2);
  await page.getByRole('button', { name: 'Undo run' }).click();
  const dialog = page.getByRole('dialog', { name: 'Undo run 2' });
  await expect(dialog).toContainText('In ERP: 2 put back');
  await dialog.getByText('Also where the values came from').click();
  await expect(dialog).toContainText('In HubSpot: 2 put back');
  await dialog.getByRole('button', { name: /^Undo \d+ writes$/ }).click();
  await expect(dialog.getByRole('status')).toContainText('records put back.');
  for (const id of [10_000, 10_002]) expect(jobsOf(served.folder, id)).toEqual(['Buyer', 'Buyer']);
});

changedSince('one record of a run is taken back alone', async ({ page, served: { folder } }) => {
  await openRun(page, 2);
  await openPage(page, 'Records');
  const table = page.getByRole('grid', { name: 'Records of this run' });
  await expect(table).toHaveAttribute('aria-rowcount', '4');
  await page.getByRole('searchbox', { name: 'Find in this run' }).fill('p2@');
  await expect(table).toHaveAttribute('aria-rowcount', '2');
  await table.focus();
  await page.keyboard.press('Space');
  await table.getByRole('button', { name: 'Undo this record' }).click();
  const dialog = page.getByRole('dialog', { name: 'Undo a part of run 2' });
  await dialog.getByRole('button', { name: 'Undo 1 write' }).click();
  await expect(dialog.getByRole('status')).toContainText('1 record put back.');
  expect(jobsOf(folder, 10_002)).toEqual(['Head of Purchasing', 'Buyer']);
  expect(jobsOf(folder, 10_000)).toEqual(['Head of Purchasing', 'Head of Purchasing']);
});

/** One record of which HubSpot changed two fields, which a run carried over. */
const twoFields = testOf(async ({ folder, command }) => {
  inQuarrel(folder, 'left', `UPDATE {n} SET job = 'Head of Purchasing', city = 'Graz' WHERE id = '10000'`);
  await command('run', 'people');
});

twoFields(
  'one field of a record is taken back alone, and the run is told as undone in part',
  async ({ page, served }) => {
    const { folder } = served;
    const city = cityOf(folder, 10_000);
    await openRun(page, 2);
    await openPage(page, 'Records');
    const table = page.getByRole('grid', { name: 'Records of this run' });
    await table.focus();
    await page.keyboard.press('Space');
    await table.getByRole('button', { name: 'Undo Job alone' }).click();
    const dialog = page.getByRole('dialog', { name: 'Undo a part of run 2' });
    await dialog.getByRole('button', { name: 'Undo 1 write' }).click();
    await expect(dialog.getByRole('status')).toContainText('1 record put back.');
    expect(jobsOf(folder, 10_000)).toEqual(['Head of Purchasing', 'Buyer']);
    expect(cityOf(folder, 10_000)).toBe(city);
    await page.keyboard.press('Escape');
    await expect(detail(page, 2).getByRole('link', { name: 'partly undone by run 3' })).toBeVisible();
  },
);

refused('what a system refused is sent again: one, some, all, and corrected', async ({ context, page, served }) => {
  const { folder } = served;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openRun(page, 2);
  await openPage(page, 'Failures');
  const failures = page.getByRole('region', { name: 'Failures' });
  const items = failures.getByRole('listitem');
  await expect(items).toHaveCount(4);
  await expect(items.first()).toContainText('ERP refused the change.');
  await expect(items.first()).toContainText('CITY_LEN');
  await items.first().getByRole('button', { name: 'Show message' }).click();
  const raw = 'sqlite/trigger: CITY_LEN: a city has 20 letters at most (update right C-10000)';
  await expect(items.first()).toContainText(raw);
  await items.first().getByRole('button', { name: 'Copy' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(raw);

  const first = items.filter({ hasText: 'Ana Ruiz' });
  inQuarrel(folder, 'left', `UPDATE {n} SET city = 'Anglesey' WHERE id = '10000'`);
  await first.getByRole('button', { name: 'Retry Ana Ruiz', exact: true }).click();
  await expect(first).toContainText('Over: a later run took it up.');
  await expect.poll(() => cityOf(folder, 10_000)).toBe('Anglesey');

  const second = items.filter({ hasText: 'Tomasz Ruiz' });
  await second.getByRole('button', { name: 'Edit and retry Tomasz Ruiz' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit and retry' });
  await dialog.getByRole('textbox', { name: 'city' }).fill('Bangor');
  await dialog.getByRole('button', { name: 'Send to ERP' }).click();
  await expect(second).toContainText('Over: a later run took it up.');
  await expect.poll(() => cityOf(folder, 10_001)).toBe('Bangor');
  await expect.poll(() => valueIn(folder, 'left', '10001', 'city')).toBe('Bangor');

  await expect(page.getByText('0 of 2 chosen')).toBeVisible();
  inQuarrel(folder, 'left', `UPDATE {n} SET city = 'Conwy' WHERE id IN ('10002', '10003')`);
  await items.filter({ hasText: 'Priyanka Ruiz' }).getByRole('checkbox').click({ force: true });
  await page.getByRole('button', { name: 'Retry 1 chosen' }).click();
  await expect.poll(() => cityOf(folder, 10_002)).toBe('Conwy');
  expect(cityOf(folder, 10_003)).not.toBe('Conwy');
  await page.getByRole('button', { name: 'Retry all 1' }).click();
  await expect.poll(() => cityOf(folder, 10_003)).toBe('Conwy');
  await expect(items.filter({ hasText: 'Over: a later run took it up.' })).toHaveCount(4);
});

refused('counts add up, and each step is told with its time', async ({ page }) => {
  await openRun(page, 2);
  const sums = page.getByRole('region', { name: 'Planned and done' });
  await expect(sums).toContainText('6 planned = 2 done + 4 failed');
  const erp = sums.getByRole('row', { name: /ERP/ });
  await expect(erp.getByRole('cell')).toHaveText(['6', '0', '2', '0', '2']);
  await expect(page.getByRole('tab', { name: /Records/ })).toContainText('2');
  await expect(page.getByRole('tab', { name: /Failures/ })).toContainText('4');
  const steps = page.getByRole('region', { name: 'Steps' }).getByRole('listitem');
  await expect(steps.filter({ hasText: 'Read HubSpot' })).toContainText('12 records');
  await expect(steps.filter({ hasText: 'Write ERP' })).toContainText('2 written, 4 failed');
  await expect(page.getByRole('img', { name: /2 runs, 2 changes, 0 conflicts, 4 failed records/ })).toBeVisible();
});

refused('the log of a run is read, and saved as a file', async ({ page }) => {
  await openRun(page, 2);
  await page.getByRole('button', { name: 'Log', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Log of Run 2' });
  await expect(dialog.getByRole('region', { name: 'Log' })).toContainText('CITY_LEN');
  const saved = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe('people-run-2.log');
  const text = readFileSync(await file.path(), 'utf8');
  expect(text).toContain('of people: run, partial');
  expect(text.split('\n').filter((line) => line.startsWith('Failed: '))).toHaveLength(4);
});

changedSince('by keyboard: to the runs, through them, into one, and to the undo', async ({ page }) => {
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(runs(page)).toBeVisible();
  await runs(page).focus();
  await expect(runRow(page, 2)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('j');
  await expect(detail(page, 1)).toBeVisible();
  await page.keyboard.press('k');
  await expect(detail(page, 2)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Overview' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('grid', { name: 'Records of this run' })).toBeVisible();
  await page.keyboard.press('u');
  await expect(page.getByRole('dialog', { name: 'Undo run 2' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('/');
  await page.keyboard.type('ana');
  const found = page.getByRole('region', { name: 'Records', exact: true }).getByRole('link');
  await expect(found.first()).toContainText('Ana Ruiz');
  await found.first().press('Enter');
  await expect(page.locator('main')).toHaveAttribute('data-at', 'story');
});

changedSince('numbers lead to the pages of a run, L to its log, S to the story of a record', async ({ page }) => {
  await openRun(page, 2);
  for (const [key, name] of [
    ['2', 'Records'],
    ['3', 'Failures'],
    ['4', 'Conflicts'],
    ['1', 'Overview'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('tab', { name: new RegExp(`^${name}`) })).toHaveAttribute('aria-selected', 'true');
  }
  await page.keyboard.press('l');
  await expect(page.getByRole('dialog').getByRole('region', { name: 'Log' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('2');
  const table = page.getByRole('grid', { name: 'Records of this run' });
  await expect(table).toHaveAttribute('aria-rowcount', '4');
  await table.focus();
  await page.keyboard.press('s');
  await expect(page.locator('main')).toHaveAttribute('data-at', 'story');
});

changedSince('the chart leads to the run of a bar, and marks a stretch of them', async ({ page }) => {
  await goTo(page, 'activity');
  await expect(runs(page).getByRole('option')).toHaveCount(2);
  const chart = page.locator('.ac-plot .u-over');
  const box = await chart.boundingBox();
  if (box === null) throw new Error('The chart is drawn.');
  const slot = box.width / 40.5;
  await chart.click({ position: { x: box.width - slot * 1.5, y: box.height / 3 } });
  await expect(detail(page, 1)).toBeVisible();
  await page.mouse.move(box.x + box.width - slot * 0.9, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - slot * 0.5, box.y + 20);
  await page.mouse.move(box.x + box.width - slot * 0.1, box.y + 20);
  await page.mouse.up();
  await expect(runs(page).getByRole('option')).toHaveCount(1);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(runs(page).getByRole('option')).toHaveCount(2);
});

refused('a value of a run leads to its story', async ({ page }) => {
  await openRun(page, 2);
  await openPage(page, 'Records');
  const table = page.getByRole('grid', { name: 'Records of this run' });
  await table.getByRole('link').first().click();
  await expect(page.getByRole('region', { name: 'Story of this value' })).toContainText('Head of Purchasing');
});

refused('nothing keeps people from any part of it, in both themes', async ({ page }) => {
  await openRun(page, 2);
  await inBothThemes(page, () => scan(page));
  await openPage(page, 'Records');
  await page.getByRole('grid', { name: 'Records of this run' }).focus();
  await page.keyboard.press('Space');
  await inBothThemes(page, () => scan(page));
  await openPage(page, 'Failures');
  await page.getByRole('button', { name: 'Show message' }).first().click();
  await inBothThemes(page, () => scan(page));
  await page
    .getByRole('button', { name: /^Edit and retry/ })
    .first()
    .click();
  await expect(page.getByRole('dialog', { name: 'Edit and retry' })).toBeVisible();
  await inBothThemes(page, () => scan(page));
  await page.keyboard.press('Escape');
  await openPage(page, 'Conflicts');
  await inBothThemes(page, () => scan(page));
  await page.getByRole('button', { name: 'Log', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Log of Run 2' })).toContainText('CITY_LEN');
  await inBothThemes(page, () => scan(page));
});

changedSince('nothing keeps people from an undo, in both themes', async ({ page }) => {
  await openRun(page, 2);
  await page.getByRole('button', { name: 'Undo run' }).click();
  const dialog = page.getByRole('dialog', { name: 'Undo run 2' });
  await expect(dialog.getByRole('option').first()).toBeVisible();
  await inBothThemes(page, () => scan(page));
  await dialog.getByRole('radio', { name: /Left alone/ }).click();
  await expect(dialog.getByRole('listbox', { name: 'Left alone' })).toBeVisible();
  await inBothThemes(page, () => scan(page));
  await dialog.getByRole('button', { name: 'Undo 2 writes' }).click();
  await expect(dialog.getByRole('button', { name: 'Open the undo' })).toBeVisible();
  await inBothThemes(page, () => scan(page));
});
