import type { BrowserContext, Page } from '@playwright/test';
import { part } from './canvas-page.ts';
import { writeMockLike } from './data/mock-like.ts';
import { expect, goTo, inTheme, scan, test } from './fixture.ts';

/** A window of somebody who chose German before. */
async function inGerman(context: BrowserContext, address: string): Promise<Page> {
  await context.addInitScript(() => {
    // The empty page before the first one has no storage.
    if (location.protocol.startsWith('http')) localStorage.setItem('tandem.language', 'de');
  });
  const page = await context.newPage();
  await page.goto(address);
  await expect(page.getByRole('navigation', { name: 'Hauptbereiche' })).toBeVisible();
  return page;
}

/** What is wider than what holds it: buttons, tabs, places of the rail, bars and their likes. */
const cutOff = (page: Page): Promise<readonly string[]> =>
  page
    .locator(
      'button:visible, [role=radio]:visible, [role=tab]:visible, .rail a:visible, .badge:visible, .toolbar:visible, .status:visible, .pf:visible, .th:visible, .tc small:visible',
    )
    .evaluateAll((all) =>
      all
        // A name that somebody gave may be longer than its place, and then ends in three dots.
        .filter((one) => one.scrollWidth > one.clientWidth && one.clientWidth > 1 && one.querySelector('.ell') === null)
        .map((one) => `${one.textContent}: ${one.scrollWidth} in ${one.clientWidth}`),
    );

async function isSound(page: Page): Promise<void> {
  expect(await cutOff(page)).toEqual([]);
  for (const theme of ['light', 'dark'] as const) {
    await inTheme(page, theme);
    await scan(page);
  }
}

/** Takes a picture where `PICTURES` names a folder, for somebody to look at. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/german-${name}.png` });
}

/** Words that stand on these screens in English, and in no name that somebody gave. */
const english =
  /\b(field map|mapped|steps?|wins|both ways|suggest|undo|redo|publish|preview|never|saved|draft|direction|remove|nothing|which|records|rules?|when|runs?)\b/i;

/** What is said in English within a part of a screen: texts, and names of what has no text. */
const inEnglish = async (page: Page, within: string): Promise<readonly string[]> => {
  const said = await page.locator(within).evaluateAll((all) =>
    all.flatMap((one) => {
      const named = [one, ...one.querySelectorAll('[aria-label], [placeholder], [title]')];
      const names = named.flatMap((part) =>
        ['aria-label', 'placeholder', 'title'].flatMap((name) => part.getAttribute(name) ?? []),
      );
      return [...(one instanceof HTMLElement ? one.innerText.split('\n') : []), ...names];
    }),
  );
  return said.filter((text) => english.test(text));
};

test.describe('in German', () => {
  test('the first start and the list of syncs', async ({ context, served }) => {
    const page = await inGerman(context, served.address);
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await expect(page).toHaveTitle('Abgleiche - Tandem');
    await expect(page.getByRole('heading', { name: 'Ein Abgleich ist zum Ausprobieren bereit' })).toBeVisible();
    await expect(page.getByText(/Datensätze in ERP/)).toBeVisible();
    await picture(page, 'first-start');
    await isSound(page);
    await page.getByRole('button', { name: 'Starten', exact: true }).click();
    await expect(page.getByText(/verknüpft, .* in ERP angelegt/)).toBeVisible({ timeout: 90_000 });
    await page.getByRole('button', { name: 'Liste der Abgleiche zeigen' }).click();
    await expect(page.getByRole('article', { name: 'Contacts' })).toContainText('brauchen Sie');
    await expect(page.locator('.status')).toContainText('Bereit');
    await picture(page, 'syncs');
    await isSound(page);
  });

  test('connections, with dates and numbers as Germans write them', async ({ context, served }) => {
    const page = await inGerman(context, served.address);
    await goTo(page, 'connections');
    await expect(page).toHaveTitle('Verbindungen - Tandem');
    const grid = page.getByRole('grid', { name: 'Verbindungen' });
    await grid.getByText('CRM', { exact: true }).click();
    const card = page.getByRole('region', { name: 'Test', exact: true });
    await card.getByRole('button', { name: /testen|Test/ }).click();
    await expect(card.getByText('Alles in Ordnung')).toBeVisible();
    await expect(card.getByText(/^\d\d:\d\d, dauerte \d/)).toBeVisible();
    await picture(page, 'connections');
    await isSound(page);
    await page.getByRole('radio', { name: 'Objekte' }).click();
    await expect(page.getByText(/\d Felder, Schlüssel/).first()).toBeVisible();
  });

  test('the palette and the sheet of keys', async ({ context, served }) => {
    const page = await inGerman(context, served.address);
    await expect(page.getByText(/Datensätze in ERP/)).toBeVisible();
    await page.keyboard.press('Control+k');
    const search = page.getByRole('combobox', { name: 'Suchen oder springen zu' });
    await search.fill('verb');
    await expect(page.getByRole('option', { name: /^Verbindungen/ })).toBeVisible();
    await picture(page, 'palette');
    await isSound(page);
    await search.fill('');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: 'Tasten' });
    await expect(keys).toContainText('Zu: Verbindungen');
    await expect(keys).toContainText('Strg');
    await picture(page, 'keys');
    await isSound(page);
  });

  test('the canvas and its inspector', async ({ context, served }) => {
    const page = await inGerman(context, served.address);
    await page.setViewportSize({ width: 1280, height: 800 });
    writeMockLike(served.folder, { left: 40, right: 40 });
    await goTo(page, 'flow/contacts-and-customers');
    const inspector = page.getByRole('complementary', { name: 'Inspektor' });
    await expect(part(page, 'contacts/match')).toContainText('Erkennung');
    await expect(page.getByRole('region', { name: 'Beispieldatensatz' })).toContainText('1/20');
    await expect(page.locator('.flow-canvas [data-step]').filter({ hasText: 'Telefonnummer' })).toBeVisible();
    await picture(page, 'canvas');
    await page.locator('.flow-canvas [data-step]').filter({ hasText: 'Telefonnummer' }).click();
    await expect(inspector.getByRole('radio', { name: 'Beide', exact: true })).toBeVisible();
    await picture(page, 'inspector');
    expect(await inEnglish(page, '.toolbar, .insp, .tools, .sample, .card-head, .fold')).toEqual([]);
    await isSound(page);
  });

  test('the rules of a whole sync, and the menu of a card', async ({ context, served }) => {
    const page = await inGerman(context, served.address);
    await page.setViewportSize({ width: 1280, height: 800 });
    writeMockLike(served.folder, { left: 40, right: 40 });
    await goTo(page, 'flow/contacts-and-customers');
    const inspector = page.getByRole('complementary', { name: 'Inspektor' });
    await part(page, 'contacts/match').click();
    await expect(inspector.getByRole('heading', { name: 'Erkennung' })).toBeVisible();
    await inspector.getByRole('button', { name: 'Mehr', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Regeln des ganzen Abgleichs' }).click();
    await expect(inspector.getByRole('switch', { name: 'Leere Seite' })).toBeVisible();
    await picture(page, 'inspector-sync');
    expect(await inEnglish(page, '.insp')).toEqual([]);
    await part(page, 'contacts/left').click({ button: 'right', position: { x: 60, y: 16 } });
    await expect(page.getByRole('menuitem', { name: 'Diese Seite filtern' })).toBeVisible();
    expect(await inEnglish(page, '[role=menu]')).toEqual([]);
  });

  test('the table, with the bar for several rows', async ({ context, served }) => {
    const page = await inGerman(context, served.address);
    await page.setViewportSize({ width: 1280, height: 800 });
    writeMockLike(served.folder, { left: 40, right: 40 });
    await goTo(page, 'flow/contacts-and-customers/table');
    const grid = page.getByRole('grid', { name: 'Feldzuordnungen' });
    await expect(grid.getByRole('columnheader', { name: 'Wer gewinnt' })).toBeVisible();
    await expect(grid.getByText('Beide leeren').first()).toBeVisible();
    await picture(page, 'table');
    await isSound(page);
    expect(await inEnglish(page, '.table-bar, .map-head, .key-bar')).toEqual([]);
    await grid.focus();
    for (const key of ['ArrowDown', 'Space', 'ArrowDown', 'Space']) await page.keyboard.press(key);
    await expect(page.getByRole('toolbar', { name: 'Ausgewählte Feldzuordnungen' })).toContainText('2 ausgewählt');
    await picture(page, 'table-bulk');
    expect(await cutOff(page)).toEqual([]);
    expect(await inEnglish(page, '.table-bar')).toEqual([]);
  });

  test('a new sync, also a blank one, which has both objects on its canvas', async ({ context, served }) => {
    const page = await inGerman(context, served.address);
    await page.setViewportSize({ width: 1280, height: 800 });
    await goTo(page, 'new-sync');
    await expect(page.getByRole('heading', { name: 'Neuer Abgleich' })).toBeVisible();
    await expect(page.getByRole('button', { name: /Beliebige Liste/ })).toBeVisible();
    await picture(page, 'new-sync');
    await isSound(page);
    expect(await inEnglish(page, '.toolbar, .tplp, .opt, .footbar')).toEqual([]);
    await page.getByRole('button', { name: 'Leer beginnen' }).click();
    await expect(page.locator('.flow-canvas .card')).toHaveCount(2);
    await picture(page, 'blank');
  });
});
