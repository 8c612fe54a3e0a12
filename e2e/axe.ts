import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What the source leaves in the page. */
declare const axe: typeof import('axe-core');

/**
 * What axe finds wrong in a page now, a line for each rule: its name and what breaks it.
 * @param within what is looked at, by its selector; all of the page when null
 */
export async function violationsOf(page: Page, within: string | null): Promise<readonly string[]> {
  // It is put into each page once: reading it anew takes longer than its looking.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate(async (selector) => {
    const { violations } = await axe.run(
      {
        include: [selector ?? 'html'],
        // What was said aloud points at what said it, which may have gone with its screen; the library takes it away after some seconds.
        exclude: ['[data-live-announcer]'],
      },
      { resultTypes: ['violations'] },
    );
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n  ')}`);
  }, within);
}
