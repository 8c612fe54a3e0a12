import type { Page } from '@playwright/test';
import { countIn, inQuarrel, valueIn } from '../engine/testing/quarrel.ts';
import { expect, test as fixture, goTo, inBothThemes, scan } from './fixture.ts';
import { type Change, jobsOf, serveQuarrel } from './quarrel-served.ts';
import type { Served } from './served.ts';

interface Options {
  readonly people: number;
  readonly changes: readonly Change[];
}

/** A workspace whose two systems disagree; `page` shows the inbox. */
const test = fixture.extend<{ quarrel: Options }>({
  quarrel: [{ people: 12, changes: jobsOf(4) }, { option: true }],
  served: async ({ quarrel }, use) => {
    const served = await serveQuarrel(quarrel.people, quarrel.changes);
    await use(served);
    await served.remove();
  },
  page: async ({ page }, use) => {
    await goTo(page, 'inbox');
    await expect(tree(page)).toBeVisible();
    await use(page);
  },
});

const tree = (page: Page) => page.getByRole('tree');
const record = (page: Page) => page.getByRole('region', { name: 'Record', exact: true });
const title = (page: Page) => record(page).getByRole('heading', { level: 2 });
const records = (page: Page) => tree(page).getByRole('treeitem', { level: 3 });
const views = (page: Page) => page.getByRole('radiogroup', { name: 'Which questions' });
const take = (page: Page, system: string) =>
  record(page).getByRole('button', { name: new RegExp(`^Job title, ${system}`) });
const jobs = ({ folder }: Served, nr: number) => [
  valueIn(folder, 'left', String(nr), 'job'),
  valueIn(folder, 'right', `C-${nr}`, 'job'),
];

/** Starts the run that writes what was answered, and waits until nothing waits for it. */
async function runNow(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run now' }).click();
  await expect(page.getByRole('list', { name: 'Answers that wait for the next run' })).toHaveCount(0, {
    timeout: 90_000,
  });
}

/** How long it takes from the next press of a key until the first view tells so many, as the page itself sees it. */
const untilTold = (page: Page, count: string): Promise<number> =>
  page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        let from = 0;
        addEventListener(
          'keydown',
          () => {
            from = performance.now();
          },
          { capture: true },
        );
        const look = (): void => {
          const told = document.querySelector('[role=radiogroup] [role=radio]')?.textContent ?? '';
          if (from > 0 && told.includes(wanted)) resolve(Math.round(performance.now() - from));
          else requestAnimationFrame(look);
        };
        look();
      }),
    count,
  );

const peopleAsked = 10_000;
const manyAsked: Options = {
  people: peopleAsked,
  changes: [
    ...jobsOf(1000),
    ['left', `UPDATE {n} SET phone = '+34 ' || phone WHERE {id} BETWEEN 11000 AND 16999`],
    ['right', `UPDATE {n} SET phone = replace(phone, ' ', '/') WHERE {id} BETWEEN 11000 AND 16999`],
    ['left', 'UPDATE {n} SET city = upper(city) WHERE {id} >= 17000'],
    ['right', 'UPDATE {n} SET city = lower(city) WHERE {id} >= 17000'],
  ],
};

fixture.describe('10,000 conflicts', () => {
  test.use({ quarrel: manyAsked });

  test('are grouped, one is resolved by keys, 1,000 alike in one step, which one key takes back; both systems are right', async ({
    page,
    served,
  }) => {
    await expect(views(page).getByRole('radio', { name: /^Open/ })).toContainText('10,000');
    await page.getByRole('button', { name: 'By sync and kind' }).click();
    await page.getByRole('menuitemradio', { name: 'By sync and field' }).click();
    const heads = tree(page).getByRole('treeitem', { level: 2 });
    await expect(heads.first()).toContainText('Phone number');
    await expect(heads.first()).toContainText('6,000');
    await page.getByRole('searchbox', { name: 'Record, field or value' }).fill('Job title');
    await expect(heads).toHaveText(/Job title.*1,000/);
    await records(page).first().click();
    await expect(title(page)).toBeVisible();
    await page.keyboard.press('1');
    await expect(page.getByRole('region', { name: 'Will be written' })).toContainText('ERP');
    expect(countIn(served.folder, 'right', "job LIKE 'Head%'")).toBe(0);
    await page.keyboard.press('Enter');
    await expect(views(page).getByRole('radio', { name: /^Open/ })).toContainText('9,999');

    await expect(page.getByRole('heading', { name: '999 alike' })).toBeVisible();
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog', { name: 'Job title: 999 alike' });
    await expect(dialog.getByRole('grid').getByRole('row').nth(1)).toContainText(/Head \d+.*Senior \d+.*Head \d+/);
    await expect(dialog).toContainText('999 written in ERP');
    const took = untilTold(page, '9,000');
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toHaveCount(0);
    await expect(views(page).getByRole('radio', { name: /^Open/ })).toContainText('9,000');
    console.log(`999 alike: resolved, and the list without them, in ${await took} ms`);
    expect(countIn(served.folder, 'right', "job LIKE 'Head%'")).toBe(0);
    await page.keyboard.press('u');
    await expect(views(page).getByRole('radio', { name: /^Open/ })).toContainText('9,999');
    await runNow(page);
    await expect.poll(() => countIn(served.folder, 'right', "job LIKE 'Head%'")).toBe(1);
    expect(countIn(served.folder, 'right', "job LIKE 'Senior%'")).toBe(999);

    await expect(page.getByRole('heading', { name: '999 alike' })).toBeVisible();
    await page.keyboard.press('a');
    await page.getByRole('radio', { name: 'ERP' }).click();
    await expect(dialog).toContainText('999 written in HubSpot');
    await page.getByRole('button', { name: /^Resolve 999/ }).click();
    await expect(views(page).getByRole('radio', { name: /^Open/ })).toContainText('9,000');
    await runNow(page);
    await expect.poll(() => countIn(served.folder, 'left', "job LIKE 'Senior%'")).toBe(999);
    expect(countIn(served.folder, 'right', "job LIKE 'Senior%'")).toBe(999);
    expect(countIn(served.folder, 'left', "job LIKE 'Head%'")).toBe(1);
    expect(countIn(served.folder, 'right', "phone LIKE '+34%'")).toBe(0);
  });
});

test('a key means the record that was chosen before it, however fast it follows', async ({ page, served }) => {
  const names = await records(page).locator('.t').allTextContents();
  await page.keyboard.type('j1');
  await page.keyboard.press('Enter');
  await expect(records(page)).toHaveCount(3);
  await expect(title(page)).toHaveText(names[2] ?? '');
  await page.keyboard.type('k2');
  await page.keyboard.press('Enter');
  await expect(records(page)).toHaveCount(2);
  await runNow(page);
  await expect
    .poll(() => [
      countIn(served.folder, 'left', `name = '${names[1]}' AND job LIKE 'Head%'`),
      countIn(served.folder, 'right', `name = '${names[1]}' AND job LIKE 'Head%'`),
      countIn(served.folder, 'left', `name = '${names[0]}' AND job LIKE 'Senior%'`),
      countIn(served.folder, 'right', `name = '${names[0]}' AND job LIKE 'Senior%'`),
    ])
    .toEqual([1, 1, 1, 1]);
});

test('what nobody has opened has a dot, which is gone for whoever looked, also after a reload', async ({ page }) => {
  const fresh = tree(page).getByRole('img', { name: 'Not opened yet' });
  await expect(title(page)).toBeVisible();
  await expect(fresh).toHaveCount(3);
  const first = (await title(page).textContent()) ?? '';
  await page.keyboard.press('j');
  // Passed by before it is there, a record was not looked at.
  await expect(title(page)).not.toHaveText(first);
  await expect(fresh).toHaveCount(2);
  await page.keyboard.press('k');
  await expect(fresh).toHaveCount(2);
  await page.reload();
  await expect(title(page)).toBeVisible();
  await expect(fresh).toHaveCount(2);
});

test('the past conflicts of a field map lead to the one decided last, which stays on screen', async ({ page }) => {
  const name = (await title(page).textContent()) ?? '';
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await expect(records(page)).toHaveCount(3);
  await goTo(page, 'flow/people');
  await page.locator('.flow-canvas [data-key="people/job"]').click();
  await page.getByRole('complementary', { name: 'Inspector' }).getByRole('link', { name: 'HubSpot 1 time' }).click();
  await expect(title(page)).toHaveText(name);
  await expect(views(page).getByRole('radio', { name: 'Resolved' })).toBeChecked();
  await runNow(page);
  await expect(title(page)).toHaveText(name);
});

test('everything is reached by keyboard, and a sheet shows the keys', async ({ page, served }) => {
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  await expect(sheet.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  await expect(sheet).toContainText('Resolve what was chosen');
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Record, field or value' })).toBeFocused();
  await page.keyboard.type('tomasz');
  await expect(records(page)).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(records(page)).toHaveCount(4);
  await tree(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  await expect(records(page)).toHaveCount(0);
  await expect(tree(page).getByRole('treeitem', { level: 1 })).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(records(page).first()).toHaveAttribute('aria-selected', 'true');
  const name = (await records(page).first().locator('.t').textContent()) ?? '';
  await expect(title(page)).toHaveText(name);
  await page.keyboard.press('e');
  await page.keyboard.type('Buyer of all');
  await expect(record(page).getByRole('list', { name: 'What that would write' })).toContainText('Buyer of all');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Will be written' })).toContainText('Buyer of all');
  await page.keyboard.press('Control+Enter');
  await expect(records(page)).toHaveCount(3);
  await page.keyboard.press('u');
  await expect(records(page)).toHaveCount(4);
  expect(countIn(served.folder, 'left', "job LIKE 'Head%'")).toBe(4);
});

test('a choice about values that moved on is dropped, and the new ones are shown', async ({ page, served }) => {
  await records(page).filter({ hasText: 'Ana Ruiz' }).click();
  await expect(title(page)).toHaveText('Ana Ruiz');
  await take(page, 'HubSpot').click();
  inQuarrel(served.folder, 'left', "UPDATE {n} SET job = 'Chief Buyer' WHERE id = '10000'");
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search or jump to' }).fill('Run Contacts and customers');
  await page.keyboard.press('Enter');
  await expect(record(page)).toContainText('Chief Buyer');
  await expect(take(page, 'HubSpot')).toHaveAttribute('aria-pressed', 'false');
  await expect(page.getByRole('button', { name: /^Resolve( Enter)?$/ })).toBeDisabled();
  expect(jobs(served, 10_000)).toEqual(['Chief Buyer', 'Senior 10000']);
});

test('several records are chosen by pointer or keys, and assigned, snoozed or resolved together', async ({
  page,
  served,
}) => {
  await records(page).nth(0).click();
  await records(page)
    .nth(1)
    .click({ modifiers: ['Control'] });
  await records(page)
    .nth(0)
    .click({ modifiers: ['Control'] });
  await expect(page.getByRole('region', { name: '2 chosen' })).toBeVisible();
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Dana' }).click();
  await expect(views(page).getByRole('radio', { name: /^Mine/ })).toContainText('2');
  await expect(tree(page).getByRole('img', { name: 'Dana' })).toHaveCount(2);

  await tree(page).focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByRole('region', { name: '4 chosen' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: '4 chosen' })).toHaveCount(0);
  await records(page).nth(0).click();
  await tree(page).focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('region', { name: '2 chosen' })).toBeVisible();
  await page.keyboard.press('2');
  const dialog = page.getByRole('dialog', { name: '2 chosen' });
  await expect(dialog).toContainText('2 written in HubSpot');
  await page.keyboard.press('Control+Enter');
  await expect(records(page)).toHaveCount(2);

  await records(page).nth(0).click();
  await tree(page).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Snooze', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Until tomorrow' }).click();
  await expect(records(page)).toHaveCount(1);
  await views(page)
    .getByRole('radio', { name: /^Snoozed/ })
    .click();
  await expect(records(page)).toHaveCount(1);
  await runNow(page);
  await expect.poll(() => countIn(served.folder, 'left', "job LIKE 'Senior%'")).toBe(2);
});

test('what was answered is listed with who did, and taken back before and after a run', async ({ page, served }) => {
  await records(page).filter({ hasText: 'Ana Ruiz' }).click();
  await expect(title(page)).toHaveText('Ana Ruiz');
  await page.keyboard.press('1');
  await page.getByRole('textbox', { name: 'Why (optional)' }).fill('told by phone');
  await page.keyboard.press('Enter');
  await views(page).getByRole('radio', { name: 'Resolved' }).click();
  await expect(records(page)).toHaveCount(1);
  await expect(records(page)).toHaveText(/Ana Ruiz.*Waits for the next run/);
  await expect(records(page).getByRole('img', { name: 'Dana' })).toBeVisible();
  await runNow(page);
  await expect(records(page)).toHaveText(/Ana Ruiz.*Over/);
  expect(jobs(served, 10_000)).toEqual(['Head 10000', 'Head 10000']);
  await page.getByRole('button', { name: 'Take back the answer' }).click();
  const dialog = page.getByRole('dialog', { name: 'Take back 1 answer?' });
  await expect(dialog).toContainText('Senior 10000');
  expect(jobs(served, 10_000)).toEqual(['Head 10000', 'Head 10000']);
  await dialog.getByRole('button', { name: 'Take back' }).click();
  await expect(page.getByRole('main')).toContainText('Nothing was resolved yet.');
  await expect.poll(() => jobs(served, 10_000)).toEqual(['Head 10000', 'Senior 10000']);
});

fixture.describe('of several kinds', () => {
  test.use({
    quarrel: {
      people: 12,
      changes: [
        ...jobsOf(3),
        ['left', "UPDATE {n} SET city = upper(city), job = 'Chief' WHERE {id} = 10002"],
        ['right', 'UPDATE {n} SET city = lower(city) WHERE {id} = 10002'],
        ['left', 'DELETE FROM {n} WHERE {id} = 10005'],
        ['right', "UPDATE {n} SET job = 'Baker' WHERE {id} = 10005"],
      ],
    },
  });

  test('questions are narrowed by conditions; nothing is wrong for a screen reader in either theme', async ({
    page,
  }) => {
    await expect(tree(page).getByRole('treeitem', { level: 1 })).toHaveText(/Contacts and customers/);
    await expect(records(page)).toHaveCount(4);
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('button', { name: /Asked because/ }).click();
    await page.getByRole('option', { name: 'Deleted on one side, changed on the other' }).click();
    await expect(records(page)).toHaveCount(1);
    await inBothThemes(page, () => scan(page));
    await page.getByRole('button', { name: 'Show all', exact: true }).click();
    await page.keyboard.press('Escape');
    await expect(records(page)).toHaveCount(4);
  });

  test('a record keeps what is left of it; it and the dialog of alike ones are readable in both themes', async ({
    page,
  }) => {
    await records(page).filter({ hasText: '2 fields' }).click();
    await expect(page.getByText('2 still to choose.')).toBeVisible();
    await page.keyboard.press('1');
    await expect(page.getByText('1 still to choose.')).toBeVisible();
    await inBothThemes(page, () => scan(page));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /^Resolve( Enter)?$/ })).toBeDisabled();
    await expect(title(page)).toHaveText('Priyanka Ruiz');
    await expect(page.getByText('1 still to choose.')).toBeVisible();
    await records(page).filter({ hasText: 'Ana Ruiz' }).click();
    await page.keyboard.press('a');
    await expect(page.getByRole('dialog', { name: /alike/ }).getByRole('row').nth(1)).toBeVisible();
    await inBothThemes(page, () => scan(page));
    await page.keyboard.press('Escape');
    await tree(page).focus();
    await page.keyboard.press('Control+a');
    await expect(page.getByRole('region', { name: '4 chosen' })).toBeVisible();
    await inBothThemes(page, () => scan(page));
  });
});

test('a window that is open shows what another one decides', async ({ page, served, context }) => {
  const other = await context.newPage();
  await other.goto(served.address);
  await goTo(other, 'inbox');
  await expect(records(other)).toHaveCount(4);
  await records(page).first().click();
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await expect(records(other)).toHaveCount(3);
});
