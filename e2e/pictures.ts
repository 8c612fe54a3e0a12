import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { inTheme } from './fixture.ts';
import { smallPng } from './small-png.ts';

const folder = join(import.meta.dirname, '../docs/pictures');
const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;
const themes = ['light', 'dark'] as const;

/** How high a page that scrolls is as a whole. */
const heightOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelector('main')?.scrollHeight ?? 0);

/**
 * Calls `look` in both themes and sizes; with UPDATE_PICTURES=1 it also keeps a picture of each in docs/pictures,
 * of its whole length where it is long.
 */
export async function inAllLooks(
  page: Page,
  name: string,
  look: () => Promise<void>,
  { isLong = false }: { readonly isLong?: boolean } = {},
): Promise<void> {
  for (const theme of themes) {
    for (const size of sizes) {
      await inTheme(page, theme);
      await page.setViewportSize(size);
      await look();
      if (process.env['UPDATE_PICTURES'] !== '1') continue;
      if (isLong) await page.setViewportSize({ width: size.width, height: await heightOf(page) });
      const picture = smallPng(await page.screenshot({ animations: 'disabled' }));
      await writeFile(join(folder, `${name}-${theme}-${size.width}.png`), picture);
    }
  }
}
