import { expect, type Page } from '@playwright/test';
import { de } from '../renderer/words/de/index.ts';
import { en } from '../renderer/words/en/index.ts';
import { inBothThemes, scan } from './fixture.ts';

/** What is named in English in the workspaces of the tests: names that somebody gave, and values of records. */
const names: readonly string[] = [
  'Stock and shelf count',
  'Contacts and customers',
  'Tickets and issues',
  'Staff to users',
  'Leads to leads',
  'Orders to invoices',
  'Head of Purchasing',
  'Head of Finance',
  'HEAD OF BUYING',
  'Head of Buying',
  'Phone number',
  'Changed by',
  'Record ID',
  'ERP customer no.',
  'Customer no.',
  'Finance sets this. Ask Priya.',
  'SMITH AND CO LTD',
  'a city has 20 letters at most',
  'The first one',
  'Phones come from the CRM only',
];

type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;
const [english, german]: readonly Texts[] = [en, de];

/** Texts of the screens of more than one word that are others in German. */
const untranslated = new Set(
  Object.entries(english ?? {}).flatMap(([area, texts]) =>
    Object.entries(texts).flatMap(([key, text]) =>
      text.includes(' ') && !text.includes('{{') && german?.[area]?.[key] !== text ? [text] : [],
    ),
  ),
);

/** Words that no German sentence has. */
const englishWords =
  /\b(?:the|of|and|is|are|to|with|for|from|by|not|this|that|has|have|be|it|its|on|when|only|your|you|their|both|no|or|were|been|run|runs|records?|fields?)\b/i;

/** All that a page says: its texts, and the names of what has none. */
const saidOn = (page: Page): Promise<readonly string[]> =>
  page.locator('body').evaluate((body) => {
    const said: string[] = [];
    const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) said.push(node.textContent ?? '');
    for (const part of body.querySelectorAll('[aria-label], [placeholder], [title], [alt]'))
      for (const name of ['aria-label', 'placeholder', 'title', 'alt']) said.push(part.getAttribute(name) ?? '');
    return [...new Set(said.map((one) => one.trim()).filter((one) => one.includes(' ')))];
  });

/** What somebody named, and what stands in quotes, may be in any language. */
const withoutNames = (text: string): string =>
  names.reduce((rest, name) => rest.replaceAll(name, ''), text.replaceAll(/„[^“]*“/g, '')).trim();

/** Shows the page in German, as if another window of the same browser had chosen it. */
export async function speakGerman(page: Page): Promise<void> {
  await page.evaluate(() => {
    localStorage.setItem('tandem.language', 'de');
    window.dispatchEvent(new StorageEvent('storage', { key: 'tandem.language', newValue: 'de' }));
  });
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
}

/** What a page says in English. */
const leftOn = async (page: Page): Promise<readonly string[]> =>
  (await saidOn(page)).filter((text) => {
    const said = withoutNames(text);
    return untranslated.has(said) || englishWords.test(said);
  });

/** Shows the page in German and finds nothing on it that is left in English, nor hard to use for anybody in either theme. */
export async function expectGerman(page: Page): Promise<void> {
  await speakGerman(page);
  await expect.poll(() => leftOn(page), { message: 'what is left in English', timeout: 10_000 }).toEqual([]);
  await inBothThemes(page, () => scan(page));
}
