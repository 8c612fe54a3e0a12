import type { Page } from '@playwright/test';
import { countIn, inQuarrel, valueIn } from '../engine/testing/quarrel.ts';
import { askEverything, writeQuestions } from '../engine/testing/questions.ts';
import { test as base, expect, goTo, inBothThemes, scan } from './fixture.ts';
import { type Served, serveNew } from './served.ts';

/** Two systems that ask about every kind of thing, each about another record. */
const test = base.extend({
  served: async ({ kind }, use) => {
    expect(kind).toBe('sample');
    const served = await serveNew('empty');
    await served.stop();
    writeQuestions(served.folder);
    await served.command('run', 'people');
    askEverything(served.folder);
    await runAgain(served);
    await served.start();
    await use(served);
    await served.remove();
  },
});

/** A run ends with another code where something could not be written. */
async function runAgain(served: Served): Promise<void> {
  await served.command('run', 'people').catch(() => '');
}

/** A run from the screen, to its end. */
async function runHere(page: Page): Promise<void> {
  await goTo(page, 'syncs');
  await page.getByRole('button', { name: /^Run now/ }).first().click();
  await expect(page.getByRole('contentinfo')).toContainText('Idle', { timeout: 15_000 });
}

const list = (page: Page) => page.getByRole('tree').or(page.getByRole('listbox')).first();
const record = (page: Page) => page.getByRole('region', { name: 'Record' });
const beside = (page: Page) => page.getByRole('complementary', { name: 'Beside this record' });

/** Opens the inbox at the record of somebody. */
async function open(page: Page, name: string): Promise<void> {
  await goTo(page, 'inbox');
  await list(page).getByText(name, { exact: true }).click();
  await expect(record(page).getByRole('heading', { level: 2 })).toHaveText(name);
}

async function resolve(page: Page): Promise<void> {
  await record(page).getByRole('button', { name: /^Resolve/ }).click();
}
