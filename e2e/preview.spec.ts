import type { Page } from '@playwright/test';
import { disputed } from './data/disputed.ts';
import { expect, goTo, inBothThemes, inTheme, scan, test, testWith } from './fixture.ts';
import { servePeople } from './people-workspace.ts';

const list = (page: Page) => page.getByRole('grid', { name: 'Changes of this preview' });

async function openPreview(page: Page, flow: string): Promise<void> {
  await goTo(page, `flow/${flow}/preview`);
  await expect(list(page).getByRole('button', { expanded: false }).first()).toBeVisible({ timeout: 300_000 });
}

const count = (page: Page, label: string) => page.getByRole('button', { name: new RegExp(`^${label}`) });

test('the sample’s preview counts what a run would do, and its list is narrowed and searched', async ({ page }) => {
  await openPreview(page, 'contacts');
  await expect(count(page, 'Create')).toContainText('450');
  await expect(count(page, 'Update')).toHaveAttribute('aria-pressed', 'true');
  await expect(list(page)).toHaveAttribute('aria-rowcount', '501');
  const aside = page.getByRole('complementary', { name: 'Narrow the list' });
  await aside.getByRole('button', { name: /^Phone 100/ }).click();
  await expect(list(page)).toHaveAttribute('aria-rowcount', '101');
  await aside.getByRole('button', { name: /^Phone 100/ }).click();
  await page.keyboard.press('/');
  await page.keyboard.type('albrecht');
  await expect(list(page).getByRole('row').nth(1)).toContainText('Albrecht');
  await page.keyboard.press('Escape');
  await count(page, 'Conflict').click();
  await expect(list(page)).toHaveAttribute('aria-rowcount', '50');
});

test('by keyboard a record is opened and excluded, and only what is left runs', async ({ page }) => {
  await openPreview(page, 'contacts');
  await list(page).focus();
  await page.keyboard.press('j');
  await page.keyboard.press('Space');
  await expect(list(page).getByRole('list', { name: /^Values of/ })).toBeVisible();
  await page.keyboard.press('x');
  await expect(page.getByText('1 record excluded')).toBeVisible();
  await page.getByRole('button', { name: 'Stop Fills what was empty' }).press('Enter');
  await expect(page.getByText('1 record excluded, 1 rule stopped')).toBeVisible();
  await page.getByRole('button', { name: /^Run [\d,]+ changes/ }).click();
  await page.getByRole('region', { name: 'Run', exact: true }).getByRole('button', { name: /^Run/ }).click();
  const result = page.getByRole('status', { name: 'Result of the run' });
  await expect(result).toContainText('The run is done');
  await expect(result).toContainText(/Planned 2,150, done [\d,]+, [\d,]+ left out/);
});

test('a draft is published in place with a note, and found among the versions', async ({ page }) => {
  await openPreview(page, 'contacts');
  await page.keyboard.press('Control+Enter');
  const panel = page.getByRole('region', { name: 'Publish version 1' });
  await expect(panel.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('The first one');
  await page.keyboard.press('Enter');
  await expect(panel).toBeVisible();
  await panel.getByRole('button', { name: 'Publish version 1' }).click();
  await expect(page.getByRole('heading', { name: 'Preview of version 1' })).toBeVisible();
  await goTo(page, 'flow/contacts/versions');
  await expect(page.getByRole('navigation', { name: 'Versions' })).toContainText('The first one');
  await scan(page);
});

for (const theme of ['light', 'dark'] as const)
  test(`nothing keeps people from using a preview, in the ${theme} theme`, async ({ page }) => {
    test.setTimeout(400_000);
    await openPreview(page, 'contacts');
    await inTheme(page, theme);
    await list(page).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('x');
    await page.keyboard.press('Control+Enter');
    await scan(page);
    await count(page, 'Conflict').click();
    await scan(page);
  });

const changed = test.extend({
  served: async ({ kind }, use) => {
    expect(kind).toBe('sample');
    const served = await servePeople(200, ({ change }) => {
      change('left', "UPDATE contacts SET city = 'Köln' WHERE id <= 30");
      change('right', "UPDATE customers SET town = 'Berlin' WHERE id > 20 AND id <= 50");
    });
    await use(served);
    await served.remove();
  },
});

changed('both sides changed: each update goes to the other side, and what differs is asked', async ({ page }) => {
  await openPreview(page, 'people');
  await expect(count(page, 'Update')).toContainText('HubSpot 20');
  await expect(count(page, 'Update')).toContainText('ERP 20');
  await expect(count(page, 'Conflict')).toContainText('10');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const result = page.getByRole('status', { name: 'Result of the run' });
  await expect(result).toContainText('Planned 50, done 50');
  await result.getByRole('button', { name: 'Open the run' }).click();
  await expect(page).toHaveURL(/#\/activity\/r/u);
});

const twice = test.extend({
  served: async ({ kind }, use) => {
    expect(kind).toBe('sample');
    const served = await servePeople(20, ({ change }) =>
      change('left', "UPDATE contacts SET city = 'Köln', phone = '+49 221 1' WHERE id <= 2"),
    );
    await use(served);
    await served.remove();
  },
});

twice(
  'a single field is left out by keyboard: the run is without it, and the next preview has it again',
  async ({ page }) => {
    await openPreview(page, 'people');
    await list(page).focus();
    await page.keyboard.press('Space');
    const values = list(page).getByRole('list', { name: /^Values of/ });
    const city = values.getByRole('button', { name: /^Include City of/ });
    await city.press('Enter');
    await expect(city).toHaveAttribute('aria-pressed', 'false');
    await expect(list(page).locator('[aria-pressed="mixed"]').last()).toBeVisible();
    await expect(page.getByText('1 without some fields')).toBeVisible();
    await inBothThemes(page, () => scan(page));
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    const result = page.getByRole('status', { name: 'Result of the run' });
    await expect(result).toContainText('Planned 2, done 2, 1 without some fields');
    await page.getByRole('button', { name: 'Preview again' }).click();
    await expect(list(page)).toHaveAttribute('aria-rowcount', '2');
    await expect(list(page)).toContainText('City');
    await expect(list(page)).not.toContainText('Phone');
  },
);

const emptied = test.extend({
  served: async ({ kind }, use) => {
    expect(kind).toBe('sample');
    const served = await servePeople(200, ({ change }) => change('left', 'UPDATE contacts SET city = NULL'));
    await use(served);
    await served.remove();
  },
});

emptied('a brake that would stop the run leads to its limit in the inspector', async ({ page }) => {
  await openPreview(page, 'people');
  const brake = page.getByRole('note').filter({ hasText: 'Brake: too many values emptied.' });
  await brake.getByRole('button', { name: 'Change the limit' }).click();
  await expect(page.locator('[data-brake="massBlanking"] :focus')).toHaveCount(1);
  await expect(page.locator('[data-brake="massBlanking"]')).toBeInViewport();
});

const published = testWith(disputed);

published('what is live is previewed beside the draft, and its versions are compared', async ({ page }) => {
  published.setTimeout(240_000);
  await goTo(page, 'flow/people/preview');
  await expect(page.getByRole('heading', { name: 'Preview of draft 2' })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Preview version 1, which is live' }).click();
  await expect(page.getByRole('heading', { name: 'Preview of version 1' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Publish version 2' })).toHaveCount(0);
  await goTo(page, 'flow/people/versions');
  await expect(page.getByText(/Phone number/u).first()).toBeVisible();
  await inBothThemes(page, () => scan(page));
});

test('an address of a sync that is gone says so', async ({ page }) => {
  await goTo(page, 'flow/nothing/versions');
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByRole('alert').getByRole('button', { name: 'Go to Syncs' }).click();
  await expect(page).toHaveURL(/#\/syncs$/u);
});

const big = test.extend({
  served: [
    async ({ kind }, use) => {
      expect(kind).toBe('sample');
      const served = await servePeople(100_000, ({ change }) =>
        change('left', "UPDATE contacts SET city = 'Köln ' || id"),
      );
      await use(served);
      await served.remove();
    },
    { scope: 'test', timeout: 600_000 },
  ],
});

/** Heights of the list at which no row with words is drawn. */
const blanks = (page: Page): Promise<number> =>
  list(page).evaluate((grid) => {
    const { left, top, height } = grid.getBoundingClientRect();
    let blank = 0;
    for (let y = top + 40; y < top + height - 4; y += 24) {
      const row = document.elementFromPoint(left + 60, y)?.closest('[role=row]');
      if (row === null || row === undefined || row.querySelector('.yet') !== null) blank++;
    }
    return blank;
  });

const nextFrame = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

big(
  '100,000 changes open within two seconds of their computation and scroll without blank frames',
  async ({ page }) => {
    big.setTimeout(900_000);
    let doneMs = 0;
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        if (String(payload).includes('"is":"done"')) doneMs = performance.now();
      }),
    );
    await page.reload();
    await goTo(page, 'flow/people/preview');
    await list(page).getByText('Phone').first().or(list(page).getByText('City').first()).waitFor({ timeout: 600_000 });
    expect(performance.now() - doneMs).toBeLessThan(2_000);
    await expect(list(page)).toHaveAttribute('aria-rowcount', '100001');
    let blank = 0;
    for (let step = 0; step < 120; step++) {
      await list(page).evaluate((grid) => grid.scrollBy(0, 400));
      await nextFrame(page);
      blank += await blanks(page);
    }
    expect(blank).toBe(0);
    await list(page).evaluate((grid) => grid.scrollTo(0, 1_800_000));
    await expect.poll(() => blanks(page), { timeout: 2_000 }).toBe(0);
  },
);
