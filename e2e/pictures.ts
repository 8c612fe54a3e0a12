import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { inTheme } from './fixture.ts';

const folder = join(import.meta.dirname, '../docs/pictures');
const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;
const themes = ['light', 'dark'] as const;

/** Calls `look` in both themes and sizes; with UPDATE_PICTURES=1 it also keeps a picture of each in docs/pictures. */
export async function inAllLooks(page: Page, name: string, look: () => Promise<void>): Promise<void> {
  for (const theme of themes) {
    for (const size of sizes) {
      await inTheme(page, theme);
      await page.setViewportSize(size);
      await look();
      if (process.env['UPDATE_PICTURES'] === '1')
        await page.screenshot({ path: join(folder, `${name}-${theme}-${size.width}.png`), animations: 'disabled' });
    }
  }
}
