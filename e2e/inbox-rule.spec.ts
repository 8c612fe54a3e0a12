import type { Page } from '@playwright/test';
import { inQuarrel, valueIn, writeQuarrel } from '../engine/testing/quarrel.ts';
import { decidedAlike } from './data/decided-alike.ts';
import { expect, goTo, inBothThemes, scan, testWith } from './fixture.ts';

/** Five people whose job title was changed on both sides; the flow was published. */
const test = testWith(async ({ folder, command }) => {
  writeQuarrel(folder, { people: 8 });
  await command('publish', 'people');
  await command('run', 'people');
  inQuarrel(folder, 'left', `UPDATE {n} SET job = 'Head ' || id WHERE id < '10005'`);
  inQuarrel(folder, 'right', `UPDATE {n} SET job = 'Senior ' || id WHERE id < 'C-10005'`);
  await command('run', 'people');
});

const jobs = (folder: string, nr: number) => [
  valueIn(folder, 'left', `${nr}`, 'job'),
  valueIn(folder, 'right', `C-${nr}`, 'job'),
];
const drawer = (page: Page) => page.getByRole('dialog', { name: /^Make it a rule/ });
const box = (page: Page) => page.getByRole('region', { name: 'Make it a rule' });
const needsYou = (page: Page, count: number) =>
  expect(page.getByRole('main').getByText(count === 1 ? '1 needs you' : `${count} need you`)).toBeVisible();

/** Takes the left value of the record that is shown, by keys. */
async function takeLeft(page: Page, left: number): Promise<void> {
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await needsYou(page, left);
}

async function runFromPreview(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('status', { name: 'Result of the run' })).toContainText('The run is done');
}

test('three like decisions offer a rule; published, it decides what is open and what comes, and says why', async ({
  page,
  served,
}) => {
  test.slow();
  await goTo(page, 'inbox');
  await needsYou(page, 5);
  await expect(box(page)).toHaveCount(0);
  for (const left of [4, 3]) await takeLeft(page, left);
  await expect(page.getByText('People decided Job title alike')).toHaveCount(0);
  await takeLeft(page, 2);
  await expect(page.getByText('People decided Job title alike 3 times')).toBeVisible();
  await expect(box(page)).toContainText('HubSpot wins on Job title. People chose HubSpot 3 of 3 times.');

  await box(page).getByRole('button', { name: 'Make it a rule' }).click();
  const tried = drawer(page).getByRole('region', { name: 'Tried on 3 past conflicts' });
  await expect(tried.getByRole('img', { name: '3 agree, 0 differ, 0 cannot be told' })).toBeVisible();
  await expect(drawer(page)).toContainText('The first run after publishing decides the 2 open ones by it too.');
  await drawer(page).getByRole('button', { name: 'HubSpot wins' }).click();
  await page.getByRole('menuitemradio', { name: 'ERP wins' }).click();
  await expect(tried.getByRole('img', { name: '0 agree, 3 differ, 0 cannot be told' })).toBeVisible();
  const differs = drawer(page).getByRole('region', { name: '3 differ' });
  await expect(differs.getByRole('row').nth(1)).toContainText(/Senior C-1000\d.*Head 1000\d/);
  await drawer(page).getByRole('button', { name: 'ERP wins' }).click();
  await page.getByRole('menuitemradio', { name: 'HubSpot wins' }).first().click();
  await drawer(page).getByRole('button', { name: 'Add to draft 2' }).click();
  await expect(drawer(page).getByRole('status')).toContainText('In draft 2 now.');
  expect(jobs(served.folder, 10_000)).toEqual(['Head 10000', 'Senior C-10000']);

  await drawer(page).getByRole('button', { name: 'Preview and publish' }).click();
  await publishAndRun(page);
  for (let nr = 10_000; nr < 10_005; nr++) expect(jobs(served.folder, nr)).toEqual([`Head ${nr}`, `Head ${nr}`]);

  inQuarrel(served.folder, 'left', `UPDATE {n} SET job = 'One' WHERE id = '10006'`);
  inQuarrel(served.folder, 'right', `UPDATE {n} SET job = 'Two' WHERE id = 'C-10006'`);
  await page.getByRole('button', { name: 'Preview again' }).first().click();
  await expect(page.getByRole('button', { name: /^Update/ })).toContainText('ERP 1');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect.poll(() => jobs(served.folder, 10_006)).toEqual(['One', 'One']);
  await goTo(page, 'inbox');
  await expect(page.getByText('Nothing needs you.', { exact: false })).toBeVisible();
  await goTo(page, 'story/people/people/left:10006/job');
  const events = page.getByRole('region', { name: 'Story of this value' }).getByRole('listitem');
  await expect(events.filter({ hasText: 'HubSpot wins' })).toContainText('by version 2');
});

/** Publishes what is drawn from its preview, and runs it. */
async function publishAndRun(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: /^Preview/ })).toBeVisible();
  await page
    .getByRole('button', { name: /^Publish/ })
    .first()
    .click();
  await page
    .getByRole('region', { name: 'Publish version 2' })
    .getByRole('button', { name: 'Publish version 2' })
    .click();
  await expect(page.getByRole('heading', { name: 'Preview of version 2' })).toBeVisible();
  await runFromPreview(page);
}

const many = testWith((served) => decidedAlike(served, { decided: 60, open: 4 }));

many('a rule is looked at in both themes and by keyboard: what differs by cause or by date', async ({ page }) => {
  await goTo(page, 'inbox');
  await expect(box(page)).toContainText(/People chose HubSpot \d+ of 60 times/);
  const make = box(page).getByRole('button', { name: 'Make it a rule' });
  await make.focus();
  await page.keyboard.press('Enter');
  await expect(drawer(page).getByRole('heading', { name: 'Tried on 60 past conflicts' })).toBeVisible();
  await inBothThemes(page, () => scan(page));
  const rows = drawer(page).getByRole('table').getByRole('row');
  await expect(rows.nth(1)).toContainText('HR import');
  await drawer(page).getByRole('radio', { name: 'By date' }).press('Space');
  await expect(drawer(page).getByRole('radio', { name: 'By date' })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(drawer(page)).toHaveCount(0);
  await expect(make).toBeFocused();
});

many('a rule that is in the draft is told so beside its questions until it is published', async ({ page }) => {
  await goTo(page, 'inbox');
  await box(page).getByRole('button', { name: 'Make it a rule' }).click();
  await drawer(page).getByRole('button', { name: 'Add to draft 2' }).click();
  await expect(drawer(page).getByRole('status')).toContainText('In draft 2 now.');
  await page.keyboard.press('Escape');
  await expect(box(page)).toContainText(
    'HubSpot wins on Job title: this is in draft 2, and changes nothing until it is published.',
  );
  await expect(box(page).getByRole('link', { name: 'Preview and publish' })).toBeVisible();
});

many(
  'what the exceptions have in common is offered as a condition; published, such a conflict still comes to the inbox',
  async ({ page, served }) => {
    test.slow();
    await goTo(page, 'inbox');
    await needsYou(page, 4);
    await box(page).getByRole('button', { name: 'Make it a rule' }).click();
    const tip = drawer(page).getByText('3 of the 4 have one thing in common:');
    await expect(tip.locator('..')).toContainText(
      'Changed by in ERP is hr_import. Add “unless Changed by in ERP is hr_import”: 1 differs, and 3 come to the inbox.',
    );
    await drawer(page).getByRole('button', { name: 'Add it' }).click();
    const tried = drawer(page).getByRole('region', { name: 'Tried on 60 past conflicts' });
    const numbers = '56 agree, 1 differ, 3 come to the inbox, 0 cannot be told';
    await expect(tried.getByRole('img', { name: numbers })).toBeVisible();
    await inBothThemes(page, () => scan(page));

    await drawer(page).getByRole('button', { name: 'Changed by in ERP is hr_import' }).click();
    const pane = page.getByRole('dialog', { name: 'Changed by in ERP is hr_import' });
    await pane.getByRole('button', { name: 'Comparison of condition 1' }).click();
    await page.getByRole('option', { name: 'is filled' }).click();
    await scan(page);
    await pane.getByRole('button', { name: 'Apply' }).click();
    await expect(tried.getByRole('img', { name: /^0 agree, 0 differ, 60 come to the inbox/ })).toBeVisible();
    await drawer(page).getByRole('button', { name: 'Changed by in ERP is filled' }).click();
    await page.getByRole('button', { name: 'Remove' }).click();
    await expect(tried.getByRole('img', { name: '56 agree, 4 differ, 0 cannot be told' })).toBeVisible();
    await drawer(page).getByRole('button', { name: 'Add it' }).click();
    await expect(tried.getByRole('img', { name: numbers })).toBeVisible();

    await drawer(page).getByRole('button', { name: 'Add to draft 2' }).click();
    await drawer(page).getByRole('button', { name: 'Preview and publish' }).click();
    await publishAndRun(page);
    await goTo(page, 'inbox');
    await needsYou(page, 1);
    await expect(page.getByRole('main')).toContainText(
      'The rule is: HubSpot wins, unless Changed by in ERP is hr_import. That condition holds here, so a person is asked.',
    );
    await scan(page);
    const [here, there] = jobs(served.folder, 10_061);
    expect(here).not.toBe(there);
    for (const nr of [10_060, 10_062, 10_063]) {
      const [left, right] = jobs(served.folder, nr);
      expect(right).toBe(left);
    }
    await goTo(page, 'story/people/people/left:10060/job');
    const events = page.getByRole('region', { name: 'Story of this value' }).getByRole('listitem');
    await expect(events.filter({ hasText: 'HubSpot wins' })).toContainText(
      'HubSpot wins, unless Changed by in ERP is hr_import, which did not hold',
    );
  },
);

test('in the inspector a rule gets a condition on any field, which is changed and taken out again', async ({
  page,
}) => {
  await goTo(page, 'flow/people');
  await page.locator('.flow-canvas [data-key="people/job"]').first().click();
  const pane = page.getByRole('complementary', { name: 'Inspector' });
  await expect(pane.getByRole('button', { name: 'Add a condition' })).toHaveCount(0);
  await pane.getByText('ERP wins', { exact: true }).click();
  await pane.getByRole('button', { name: 'Add a condition' }).click();
  const unless = pane.getByRole('group', { name: 'Unless' });
  await expect(unless).toContainText('Where any of these holds, a person is asked.');
  await unless.getByRole('button', { name: 'Field of condition 1' }).click();
  await page.getByRole('group', { name: 'ERP' }).getByRole('option', { name: 'status in ERP' }).click();
  const value = unless.getByRole('textbox', { name: 'Value of condition 1' });
  await value.fill('CLOSED');
  await value.press('Enter');
  await inBothThemes(page, () => scan(page));
  await pane.getByText('Latest change wins', { exact: true }).click();
  await expect(value).toHaveValue('CLOSED');
  await pane.getByText('HubSpot wins', { exact: true }).first().click();
  await goTo(page, 'flow/people/table');
  await expect(page.getByRole('row', { name: /Job title|job/ }).first()).toContainText('HubSpot wins, unless …');
  await goTo(page, 'flow/people');
  await page.locator('.flow-canvas [data-key="people/job"]').first().click();
  await unless.getByRole('button', { name: 'Take out condition 1' }).click();
  await expect(value).toHaveCount(0);
});
