import { join } from 'node:path';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { countIn, inQuarrel, writeQuarrel } from '../engine/testing/quarrel.ts';
import { expect, inBothThemes, scan, testWith } from './fixture.ts';

/** Twelve people who agree, and three jobs that HubSpot changed since. */
const test = testWith(async ({ folder, command }) => {
  writeQuarrel(folder, { people: 12 });
  await command('run', 'people');
  inQuarrel(folder, 'left', `UPDATE {n} SET job = 'Head of Purchasing' WHERE id IN ('10000', '10001', '10002')`);
});

/** Keeps ERP from being written, so that a run waits for it until somebody stops the run. @returns what lets it go */
function holdErp(folder: string): () => void {
  const db = new Database(join(folder, 'data', 'erp.sqlite'));
  db.exec('BEGIN IMMEDIATE');
  return () => {
    db.exec('ROLLBACK');
    db.close();
  };
}

const carried = (folder: string): number => countIn(folder, 'right', "job = 'Head of Purchasing'");
const status = (page: Page) => page.locator('.status');
const detail = (page: Page, number: number) => page.getByRole('region', { name: `Run ${number}`, exact: true });
const runRow = (page: Page, number: number) =>
  page.getByRole('listbox', { name: 'Runs' }).getByRole('option', { name: new RegExp(`Run ${number}\\b`) });

async function startRun(page: Page): Promise<void> {
  await expect(status(page)).toContainText('Idle');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search or jump to' }).fill('Run Contacts and customers');
  await expect(page.getByRole('option', { name: /^Run Contacts and customers/ })).toBeVisible();
  await page.keyboard.press('Enter');
}

/** Starts the second run, which waits for ERP, and opens it from the status bar. */
async function startWaiting(page: Page): Promise<void> {
  await startRun(page);
  await expect(status(page)).toContainText('writing');
  await status(page).getByRole('link', { name: 'Contacts and customers, run 2' }).click();
  await expect(detail(page, 2)).toContainText('writing');
}

test('a run is paused at a checkpoint, waits through a restart, and goes on as the same run', async ({
  page,
  served,
  complaints,
}) => {
  const release = holdErp(served.folder);
  await startWaiting(page);
  await detail(page, 2).getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(detail(page, 2)).toContainText('Paused at a checkpoint');
  await expect(detail(page, 2)).toContainText('3 planned = 0 done + 3 still to do');
  await expect(runRow(page, 2)).toContainText('Paused');
  await expect(status(page)).toContainText('Paused');
  await inBothThemes(page, () => scan(page));
  await detail(page, 2).getByRole('button', { name: 'Undo run' }).hover();
  await expect(page.getByRole('tooltip')).toContainText('This run is paused: it is not over yet.');
  release();
  await served.stop();
  await served.start();
  await page.goto(served.address);
  await expect(status(page)).toContainText('Paused');
  expect(carried(served.folder)).toBe(0);
  await status(page).getByRole('link', { name: 'Contacts and customers, run 2' }).click();
  await detail(page, 2).getByRole('button', { name: 'Resume', exact: true }).click();
  await expect(detail(page, 2)).toContainText('3 planned = 3 done');
  await expect(page.getByRole('listbox', { name: 'Runs' }).getByRole('option')).toHaveCount(2);
  await expect(status(page)).toContainText('Idle');
  expect(carried(served.folder)).toBe(3);
  // The page looked for the host while it was away.
  complaints.length = 0;
});

test('a run is paused from the status bar and cancelled while it is paused; the next one does what was left', async ({
  page,
  served,
}) => {
  const release = holdErp(served.folder);
  await startWaiting(page);
  await status(page).getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(status(page)).toContainText('Paused');
  await status(page).getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(runRow(page, 2)).toContainText('Cancelled');
  await expect(detail(page, 2)).toContainText('The run was cancelled while it was paused');
  release();
  await status(page).getByRole('button', { name: 'Resume all' }).click();
  await startRun(page);
  await expect.poll(() => carried(served.folder)).toBe(3);
});

test('a run that goes on is cancelled from Activity', async ({ page, served }) => {
  const release = holdErp(served.folder);
  await startWaiting(page);
  await detail(page, 2).getByRole('button', { name: 'Cancel the run' }).click();
  await expect(runRow(page, 2)).toContainText('Cancelled');
  await expect(detail(page, 2)).toContainText('what it wrote until then stands');
  await expect(detail(page, 2)).toContainText('3 planned = 0 done + 3 left out');
  release();
  expect(carried(served.folder)).toBe(0);
});
