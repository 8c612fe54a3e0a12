import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { writeMockLike } from './data/mock-like.ts';
import { expect, goTo } from './fixture.ts';

/** The file of the flow that `openMock` shows. */
export const flowFile = (folder: string): string =>
  readFileSync(join(folder, 'flows', 'contacts-and-customers.json'), 'utf8');

/** A part of the canvas by its key. */
export const part = (page: Page, key: string): Locator => page.locator(`.flow-canvas [data-key="${key}"]`).first();
export const handle = (page: Page, side: 'left' | 'right', field: string): Locator =>
  part(page, `contacts/${side}:${field}`).locator('.react-flow__handle');
/** The values on the lines. */
export const chips = (page: Page): Promise<string[]> => page.locator('.flow-canvas .chip').allTextContents();

/** Fills a workspace with the flow of the design and shows its canvas. */
export async function openMock(page: Page, folder: string): Promise<void> {
  writeMockLike(folder, { left: 40, right: 40 });
  await goTo(page, 'flow/contacts-and-customers');
  await expect(part(page, 'contacts/right:Payment terms')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Sample record' })).toContainText('1/20');
}

export async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (start === null || end === null) throw new Error('Nothing to drag is in view.');
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + start.width / 2 + 30, start.y + start.height / 2 + 4, { steps: 4 });
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 12 });
  await page.mouse.up();
}

export const saved = (page: Page): Promise<void> =>
  expect(page.locator('.toolbar')).toContainText(/Saved \d{1,2}:\d\d/);
