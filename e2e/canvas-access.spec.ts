import type { Locator, Page } from '@playwright/test';
import { test as base, expect, inTheme, scan } from './fixture.ts';
import { scenes, serveScene } from './scenes.ts';

/** A canvas with every kind of part on it: filters on both sides, a match, a note, a fork, steps, and problems. */
const testOf = (name: 'canvas' | 'canvas-dense' | 'table') =>
  base.extend<object>({
    served: async ({ browserName: _ }, use) => {
      const served = await serveScene(scenes[name]);
      await use(served);
      await served.remove();
    },
  });

const part = (page: Page, key: string): Locator => page.locator(`.flow-canvas [data-key="${key}"]`).first();
const inspector = (page: Page): Locator => page.getByRole('complementary', { name: 'Inspector' });

const parts = [
  ['contacts/left', 'Object'],
  ['contacts/right/filter', 'Filter'],
  ['contacts/match', 'Match'],
  ['contacts/left:Language', 'Field'],
  ['contacts/name/join', 'Step'],
  ['contacts/owner/person', 'Step'],
  ['note:terms', 'Note'],
] as const;

for (const theme of ['light', 'dark'] as const) {
  testOf('canvas')(`the canvas keeps nobody out, whatever is selected on it, ${theme}`, async ({ page }) => {
    await inTheme(page, theme);
    await scenes.canvas.open(page);
    for (const [key, heading] of parts) {
      // In the middle of a card are its fields; its own are its edges.
      await part(page, key).click(heading === 'Object' ? { position: { x: 60, y: 14 } } : {});
      await expect(inspector(page).getByRole('heading', { name: heading, level: 2 })).toBeVisible();
      await scan(page, '.insp');
    }
    await page.keyboard.press('Escape');
    await part(page, 'contacts/city').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+a');
    await scan(page);
    await inspector(page).getByRole('button', { name: 'Close' }).click();
    await scan(page);
  });

  testOf('canvas')(`what opens over the canvas keeps nobody out, ${theme}`, async ({ page }) => {
    await inTheme(page, theme);
    await scenes.canvas.open(page);
    await page.getByRole('button', { name: 'Lay out' }).focus();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('tooltip')).toBeVisible();
    await scan(page);
    await page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name: 'Steps' }).click();
    await expect(page.getByLabel('Find a step')).toBeVisible();
    await scan(page);
    await page.keyboard.press('Escape');
    await part(page, 'contacts/city').dispatchEvent('contextmenu', { bubbles: true, clientX: 500, clientY: 300 });
    await expect(page.getByRole('menu')).toBeVisible();
    await scan(page);
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: 'Sample record' }).getByRole('button').first().click();
    await expect(page.getByLabel('Find a record')).toBeVisible();
    await scan(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Suggest maps' }).click();
    await expect(page.getByRole('region', { name: 'Suggested maps' })).toBeVisible();
    await scan(page);
  });

  testOf('canvas-dense')(`the dense canvas and its problems keep nobody out, ${theme}`, async ({ page }) => {
    await inTheme(page, theme);
    await scenes['canvas-dense'].open(page);
    await scan(page);
    await page.getByRole('button', { name: /^Problems/ }).click();
    await expect(page.getByRole('region', { name: 'Problems' }).getByRole('listitem').first()).toBeVisible();
    await scan(page);
  });

  testOf('table')(`the table keeps nobody out, ${theme}`, async ({ page }) => {
    await inTheme(page, theme);
    await scenes.table.open(page);
    await scan(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await scan(page);
  });
}
