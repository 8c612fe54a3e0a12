import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { inQuarrel, valueIn, writeQuarrel } from '../engine/testing/quarrel.ts';
import { part } from './canvas-page.ts';
import { expect, goTo, scan, testWith } from './fixture.ts';
import { speakGerman } from './german.ts';
import type { Served } from './served.ts';

const flowFile = (folder: string): string => join(folder, 'flows', 'people.json');

/** Two systems that hold a credit limit with its cents, and disagree about that of the first person. */
async function withLimits({ folder, command }: Served): Promise<void> {
  writeQuarrel(folder, { people: 12 });
  const sides = ['left', 'right'] as const;
  for (const side of sides) inQuarrel(folder, side, "ALTER TABLE {n} ADD COLUMN credit DECIMAL(12,2) DEFAULT '100.5'");
  const flow = JSON.parse(readFileSync(flowFile(folder), 'utf8'));
  flow.syncs[0].fields.push({ id: 'credit', label: 'Credit limit', left: 'credit', right: 'credit' });
  writeFileSync(flowFile(folder), JSON.stringify(flow));
  await command('run', 'people', '--quiet');
  inQuarrel(folder, 'left', "UPDATE {n} SET credit = '900.25' WHERE id = '10000'");
  inQuarrel(folder, 'right', "UPDATE {n} SET credit = '800' WHERE id = 'C-10000'");
  await command('run', 'people', '--quiet');
}

const test = testWith(withLimits);

const syncIn = (folder: string) => JSON.parse(readFileSync(flowFile(folder), 'utf8')).syncs[0];

async function type(page: Page, name: string | RegExp, text: string): Promise<void> {
  const box = page.getByRole('complementary', { name: 'Inspektor' }).getByRole('textbox', { name });
  await box.fill(text);
  await box.press('Enter');
}

test.describe('in German', () => {
  test.beforeEach(async ({ page }) => speakGerman(page));

  test('a value is typed with a comma, and both systems hold it', async ({ page, served: { folder } }) => {
    await goTo(page, 'inbox');
    const record = page.getByRole('region', { name: 'Datensatz', exact: true });
    await page.getByRole('tree').getByText('Ana Ruiz', { exact: true }).click();
    const limit = record.getByRole('group', { name: 'Credit limit', exact: true });
    await expect(limit).toContainText('900.25');
    await page.keyboard.press('e');
    const box = limit.getByRole('textbox', { name: /Credit limit/ });
    await expect(box).toHaveAttribute('placeholder', '900,25');
    await box.fill('1.250');
    await expect(limit).toContainText('„1.250“ kann zwei Zahlen meinen. Schreiben Sie 1250 oder 1,250.');
    await expect(limit.getByRole('button', { name: /^Diesen Wert/ })).toBeDisabled();
    await scan(page);
    await box.fill('1.250,75');
    await expect(limit.getByRole('list')).toContainText('1250.75');
    await box.press('Enter');
    await expect(limit.getByRole('button', { name: /1250,75/ })).toBeVisible();
    await record.getByRole('button', { name: /lösen/i }).click();
    await page.getByRole('button', { name: 'Jetzt starten' }).click();
    await expect.poll(() => Number(valueIn(folder, 'left', '10000', 'credit'))).toBe(1250.75);
    await expect.poll(() => Number(valueIn(folder, 'right', 'C-10000', 'credit'))).toBe(1250.75);
  });

  test('limits of brakes and conditions of filters take a comma, and the flow holds a point', async ({
    page,
    served: { folder },
  }) => {
    await goTo(page, 'flow/people');
    await part(page, 'people/match').click();
    const inspector = page.getByRole('complementary', { name: 'Inspektor' });
    await inspector.getByRole('button', { name: 'Mehr', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Regeln des ganzen Abgleichs' }).click();
    await type(page, /^Geschrumpfte Seite/, '12.5');
    await expect(inspector.getByText('„12.5“ ist hier keine Zahl. Geschrieben wird sie wie 12,5.')).toBeVisible();
    await type(page, /^Geschrumpfte Seite/, '12,5');
    await expect.poll(() => syncIn(folder).brakes.shrunkSidePercent).toBe(12.5);
    await part(page, 'people/left').click({ button: 'right', position: { x: 60, y: 16 } });
    await page.getByRole('menuitem', { name: 'Diese Seite filtern' }).click();
    await inspector.getByRole('button', { name: /Feld von Bedingung 1/ }).click();
    await page.getByRole('dialog').getByRole('option', { name: 'credit' }).click();
    await inspector.getByRole('button', { name: /Vergleich von Bedingung 1/ }).click();
    await page.getByRole('option', { name: 'ist mindestens' }).click();
    await type(page, 'Wert', '1.234,5');
    await expect.poll(() => syncIn(folder).left.filter.conditions[0].value).toBe('1234.5');
    await expect(inspector.getByRole('textbox', { name: 'Wert' })).toHaveValue('1234,5');
  });
});
