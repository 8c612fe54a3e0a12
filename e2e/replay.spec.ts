import type { BrowserContext, Page } from '@playwright/test';
import { countIn, inQuarrel, valueIn } from '../engine/testing/quarrel.ts';
import { part } from './canvas-page.ts';
import { disputed } from './data/disputed.ts';
import { expect, goTo, inBothThemes, test as sample, scan, testWith } from './fixture.ts';
import { holdBack, holdUntil } from './held-back.ts';
import type { Served } from './served.ts';

const test = testWith(disputed);

const list = (page: Page) => page.getByRole('grid', { name: 'What would be other than it was' });
const count = (page: Page, label: string) => page.getByRole('button', { name: new RegExp(`^${label}`, 'u') });

async function replayAll(page: Page): Promise<void> {
  await goTo(page, 'flow/people/replay');
  await page.getByRole('radio', { name: /^Everything that was recorded/u }).check({ force: true });
  await page.getByRole('button', { name: 'Replay', exact: true }).click();
  await expect(list(page).getByRole('row').nth(1)).toBeVisible();
}

test('an edited draft is replayed from the canvas: what differs is counted, narrowed, and told record by record', async ({
  page,
  served,
}) => {
  await goTo(page, 'flow/people');
  await page.getByRole('button', { name: 'Replay', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Replay of draft 2' })).toBeVisible();
  await expect(page.getByText('No system is read or written')).toBeVisible();
  await expect(page.getByText('The draft has 4 differences from version 1, which is live.')).toBeVisible();
  await expect(page.getByRole('radio', { name: /^Since version 1 was published/u })).toBeChecked();
  const before = countIn(served.folder, 'right', "city = 'Graz'");
  await page.getByRole('button', { name: 'Replay', exact: true }).click();
  await expect(count(page, 'Not written')).toContainText('11');
  await expect(count(page, 'Conflicts gone')).toContainText('4');
  await expect(count(page, 'New conflicts')).toContainText('3');
  await count(page, 'Not written').click();
  const city = list(page).getByRole('row').filter({ hasText: 'Graz' }).first();
  await expect(city).toContainText('City');
  await expect(city).toContainText('not written');
  await count(page, 'Different').click();
  const job = list(page).getByRole('row').filter({ hasText: 'HEAD OF BUYING' }).first();
  await expect(job).toContainText('Head of Buying');
  await expect(job.locator('.v.l')).toHaveText(['Head of Buying', 'HEAD OF BUYING']);
  expect(countIn(served.folder, 'right', "city = 'Graz'")).toBe(before);
  expect(valueIn(served.folder, 'right', 'C-10000', 'job')).toBe('Head of Buying');
});

test('the list of a replay is searched and narrowed to a field map; a row leads to its story and its run', async ({
  page,
}) => {
  await replayAll(page);
  const all = Number(await list(page).getAttribute('aria-rowcount'));
  const aside = page.getByRole('complementary', { name: 'Narrow the list' });
  await aside.getByRole('button', { name: /^City/u }).click();
  await expect(list(page)).toHaveAttribute('aria-rowcount', '9');
  await aside.getByRole('button', { name: /^City/u }).click();
  await expect(list(page)).toHaveAttribute('aria-rowcount', String(all));
  await page.keyboard.press('/');
  await page.keyboard.type('priyanka');
  await expect.poll(async () => Number(await list(page).getAttribute('aria-rowcount'))).toBeLessThan(all);
  await expect(list(page).getByRole('row').nth(1)).toContainText('Priyanka');
  await expect(list(page).getByRole('link', { name: /:/u }).first()).toHaveAttribute('href', /#\/activity\/r/u);
  await list(page).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/story\/people\/people\//u);
});

test('by keyboard alone: a period is chosen, and the draft is replayed', async ({ page, served }) => {
  await goTo(page, 'flow/people/replay');
  const since = page.getByRole('radio', { name: /^Since version 1/u });
  await since.focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('radio', { name: 'From a day to a day' })).toBeChecked();
  await expect(page.getByRole('button', { name: 'Replay', exact: true })).toBeDisabled();
  await page.getByLabel('From', { exact: true }).fill('2020-05-03');
  await page.getByLabel('Up to and with').fill('2020-05-01');
  await expect(page.getByText('The first day comes after the last one.')).toBeVisible();
  await page.getByLabel('Up to and with').fill('');
  await page.getByRole('button', { name: 'Replay', exact: true }).press('Enter');
  await expect(list(page).getByRole('row').nth(1)).toBeVisible();
  inQuarrel(served.folder, 'left', `UPDATE {n} SET city = 'Linz' WHERE id = '10001'`);
  await count(page, 'New conflicts').press('Enter');
  await expect(list(page)).toHaveAttribute('aria-rowcount', '4');
  await page.getByRole('button', { name: 'Another period' }).press('Enter');
  await expect(since).toBeVisible();
});

test('the versions and the panel that publishes lead to a replay of the draft', async ({ page }) => {
  await goTo(page, 'flow/people/versions');
  await page.getByRole('button', { name: 'Replay', exact: true }).click();
  await expect(page).toHaveURL(/#\/flow\/people\/replay$/u);
  await goTo(page, 'flow/people/preview');
  await expect(page.getByRole('heading', { name: 'Preview of draft 2' })).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Control+Enter');
  await page
    .getByRole('region', { name: 'Publish version 2' })
    .getByRole('button', { name: 'Replay', exact: true })
    .click();
  await expect(page).toHaveURL(/#\/flow\/people\/replay$/u);
});

test('a replay is cancelled while it works, and leads back to the choice of a period', async ({ page }) => {
  await holdBack(page, '"is":"done"');
  await goTo(page, 'flow/people/replay');
  const everything = page.getByRole('radio', { name: /^Everything that was recorded/u });
  await everything.check({ force: true });
  await page.getByRole('button', { name: 'Replay', exact: true }).click();
  const cancel = page.getByRole('button', { name: 'Cancel' });
  await expect(cancel).toBeFocused();
  await cancel.press('Enter');
  await expect(everything).toBeChecked();
  await expect(page.getByRole('button', { name: 'Replay', exact: true })).toBeEnabled();
});

/** Somebody else takes the line of the city out of the draft. */
async function editElsewhere(context: BrowserContext, served: Served): Promise<void> {
  const other = await context.newPage();
  await other.goto(served.address.replace(/#.*/u, ''));
  await goTo(other, 'flow/people');
  await expect(part(other, 'people/city')).toBeAttached();
  await part(other, 'people/left:city').click();
  await other.keyboard.press('Delete');
  await expect(part(other, 'people/city')).toHaveCount(0);
  await other.close();
}

const earlier = (page: Page) => page.getByRole('status').filter({ hasText: 'The draft was edited since' });

test('a draft that is edited while its replay is on screen: the replay says so, and can be worked out again', async ({
  page,
  context,
  served,
}) => {
  await replayAll(page);
  const before = await list(page).getAttribute('aria-rowcount');
  await editElsewhere(context, served);
  await expect(earlier(page)).toBeVisible();
  await inBothThemes(page, () => scan(page));
  await expect(list(page)).toHaveAttribute('aria-rowcount', String(before));
  await earlier(page).getByRole('button', { name: 'Replay again' }).click();
  await expect(earlier(page)).toHaveCount(0);
  await expect(list(page).getByRole('row').nth(1)).toBeVisible();
});

test('a draft that is edited while its replay is worked out: what comes of it says that it is of an earlier draft', async ({
  page,
  context,
  served,
}) => {
  const arrive = await holdUntil(page, '"is":"done"');
  await goTo(page, 'flow/people/replay');
  await page.getByRole('button', { name: 'Replay', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await editElsewhere(context, served);
  arrive();
  await expect(earlier(page)).toBeVisible();
});

test('nothing keeps people from a replay: the choice, its outcome', async ({ page }) => {
  await goTo(page, 'flow/people/replay');
  await page.getByRole('radio', { name: 'From a day to a day' }).check({ force: true });
  await expect(page.getByLabel('Up to and with')).toBeVisible();
  await inBothThemes(page, () => scan(page));
  await replayAll(page);
  await inBothThemes(page, () => scan(page));
  await count(page, 'New conflicts').click();
  await inBothThemes(page, () => scan(page));
});

sample('a sync that never ran says that there is nothing to replay yet', async ({ page }) => {
  await goTo(page, 'flow/contacts/replay');
  await expect(page.getByText('Nothing to replay yet')).toBeVisible();
  await scan(page);
});
