import { inQuarrel, valueIn } from '../engine/testing/quarrel.ts';
import { writeQuestions } from '../engine/testing/questions.ts';
import { expect, goTo, inBothThemes, scan, testWith } from './fixture.ts';
import { hearing } from './held-back.ts';
import { asking, beside, both, card, openRecord, record, resolveChosen, runNow } from './questions-page.ts';
import type { Served } from './served.ts';

asking(
  'keys are not lost: Enter waits until it is known what a typed value writes, and the next one resolves',
  async ({ page }) => {
    await openRecord(page, 'Ana Ruiz');
    await page.keyboard.press('e');
    await page.keyboard.insertText('Chief of all');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const job = card(page, 'Job title');
    await expect(job.getByText('Dana chose a typed value just now.')).toBeVisible();
    await expect(page.getByText('1 still to choose.')).toBeVisible();
    await expect(card(page, 'Where to find them')).toHaveAttribute('aria-current', 'true');
  },
);

asking('what is typed before the editor is there is typed into it', async ({ page }) => {
  await openRecord(page, 'Ana Ruiz');
  await page.keyboard.type('jeChef a');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tree').getByText('Tomasz Ruiz', { exact: true })).toHaveCount(0);
  await page.getByRole('radio', { name: 'Resolved' }).click();
  await openRecord(page, 'Tomasz Ruiz');
  await expect(
    card(page, 'Job title')
      .getByText(/a typed value|typed/)
      .first(),
  ).toBeVisible();
});

asking(
  'a typed value that cannot be is told where it was typed, and the keys that followed do nothing',
  async ({ page }) => {
    await openRecord(page, 'Priyanka Ruiz');
    const stage = card(page, 'Lifecycle stage');
    await page.keyboard.press('e');
    await page.keyboard.insertText('No such stage');
    await page.keyboard.press('Enter');
    await page.keyboard.press('j');
    await expect(stage.getByRole('status')).toContainText('No such stage');
    await expect(stage.getByRole('textbox')).toBeFocused();
    await expect(stage.getByRole('textbox')).toHaveValue('No such stage');
    await expect(record(page).getByRole('heading', { level: 2 })).toHaveText('Priyanka Ruiz');
  },
);

asking('after a press of the pointer Enter resolves what was chosen, and presses nothing again', async ({ page }) => {
  await openRecord(page, 'Tomasz Ruiz');
  await card(page, 'Job title')
    .getByRole('button', { name: /both edits together/ })
    .click();
  await page.keyboard.press('Enter');
  const tomasz = page.getByRole('tree').getByText('Tomasz Ruiz', { exact: true });
  await expect(tomasz).toHaveCount(0);
  await record(page).getByRole('button', { name: 'Undo' }).click();
  await expect(tomasz).toHaveCount(1);
  await openRecord(page, 'Tomasz Ruiz');
  await card(page, 'Job title')
    .getByRole('button', { name: /^Job title, HubSpot/ })
    .click();
  await record(page).getByRole('button', { name: 'Previous record' }).hover();
  await page.keyboard.press('2');
  await page.keyboard.press('2');
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await expect(tomasz).toHaveCount(0);
});

asking(
  'who is to decide, until when and by when it is due are set by keyboard, and a comment is said',
  async ({ page }) => {
    await openRecord(page, 'Ana Ruiz');
    await page.keyboard.press('p');
    await expect(page.getByRole('menu', { name: 'Assigned' })).toBeVisible();
    await page.getByRole('menuitemradio', { name: 'Dana' }).press('Enter');
    await expect(beside(page).getByRole('button', { name: 'Assigned: Dana' })).toBeVisible();
    await page.keyboard.press('d');
    await page.getByRole('menuitem', { name: 'In a week' }).press('Enter');
    await expect(beside(page).getByRole('button', { name: 'Due: No due day' })).toHaveCount(0);
    await page.keyboard.press('c');
    await expect(beside(page).getByRole('textbox', { name: 'Add a comment' })).toBeFocused();
    await page.keyboard.type('She was promoted.');
    await page.keyboard.press('Enter');
    await expect(beside(page).getByRole('list', { name: 'Comments' })).toContainText('She was promoted.');
    await page.setViewportSize({ width: 1024, height: 768 });
    await page.getByRole('tree').focus();
    await page.keyboard.press('s');
    await page.getByRole('menuitem', { name: 'Until Monday' }).press('Enter');
    await expect(page.getByRole('tree').getByText('Ana Ruiz', { exact: true })).toHaveCount(0);
  },
);

asking(
  'an answer to values that moved on is refused by the host, and the bar says so with the new value above it',
  async ({ page, context, served: { folder } }) => {
    // What the engine tells of its own accord never comes: the window does not know that something changed.
    await hearing(page, (said) => (/"kind":"(conflicts|run)"/.test(said) ? null : said));
    await openRecord(page, 'Ana Ruiz');
    await page.keyboard.press('1');
    const written = page.getByRole('region', { name: 'Will be written' });
    await expect(written).toContainText('Head of Purchasing');
    inQuarrel(folder, 'left', `UPDATE {n} SET job = 'Chief Buyer' WHERE id = '10000'`);
    const other = await context.newPage();
    await other.goto(page.url());
    await openRecord(other, 'Tomasz Ruiz');
    await other.keyboard.press('1');
    await resolveChosen(other);
    await runNow(other);
    await other.close();
    await expect(written).toContainText('Head of Purchasing');
    await page.keyboard.press('Enter');
    await expect(record(page).getByRole('alert')).toContainText('This was not recorded.');
    const job = card(page, 'Job title');
    await expect(job.getByRole('button', { name: 'Job title, HubSpot: Chief Buyer' })).toHaveAttribute(
      'aria-pressed',
      'false',
    );
    await expect(record(page).getByRole('button', { name: /^Resolve/ })).toBeDisabled();
    await expect(page.getByRole('list', { name: 'Answers that wait for the next run' })).toHaveCount(0);
    expect(both(folder, 10_000, 'job')).toEqual(['Chief Buyer', 'Senior Buyer']);
  },
);

/** Somebody has the address of a linked record; what it was linked by wrote a job title over to it. */
async function prepareWrongLink(served: Served): Promise<void> {
  const { folder, command } = served;
  writeQuestions(folder);
  await command('run', 'people');
  inQuarrel(folder, 'left', `UPDATE {n} SET job = 'Cook' WHERE id = '10007'`);
  await command('run', 'people');
  inQuarrel(
    folder,
    'left',
    `INSERT INTO {n} VALUES ('30000', 'Meera J. Ruiz', 'p7@example.test', 'Baker', '910 555 0007', 'Delhi', 'Customer')`,
  );
  await command('run', 'people').catch(() => '');
}

testWith(prepareWrongLink)(
  'a wrong link is split after a look at what is put back, and the right two are linked',
  async ({ page, served: { folder } }) => {
    await goTo(page, 'inbox');
    await openRecord(page, 'Meera Ruiz, Meera J. Ruiz');
    const twins = card(page, 'Possible twins');
    await expect(twins.getByText('What is linked already has to be split')).toBeVisible();
    await expect(twins.getByRole('button', { name: 'HubSpot: Meera Ruiz, 10007' })).toBeDisabled();
    await twins.getByRole('button', { name: 'Split' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Split a wrong link' });
    const row = dialog.getByRole('row', { name: /Job title/ });
    await expect(row).toContainText('Cook');
    await expect(row).toContainText('Buyer');
    await expect(dialog.getByText('1 value put back at once')).toBeVisible();
    await inBothThemes(page, () => scan(page));
    expect(valueIn(folder, 'right', 'C-10007', 'job')).toBe('Cook');
    await dialog.getByRole('textbox', { name: 'Why (optional)' }).fill('Another Meera');
    await dialog.getByRole('button', { name: 'Split', exact: true }).click();
    await expect(dialog).toHaveCount(0);
    expect(valueIn(folder, 'right', 'C-10007', 'job')).toBe('Buyer');
    await expect(twins.getByText('Linked with')).toHaveCount(0);
    await page.keyboard.press('2');
    await expect(twins.getByText('30000 and C-10007 are linked at once when you resolve.')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tree').getByText('Meera Ruiz, Meera J. Ruiz', { exact: true })).toHaveCount(0);
  },
);
