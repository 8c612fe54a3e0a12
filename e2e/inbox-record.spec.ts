import { test as plain } from '@playwright/test';
import { countIn, inQuarrel, valueIn } from '../engine/testing/quarrel.ts';
import { expect, goTo, inBothThemes, scan } from './fixture.ts';
import { enterAs, serveToPeople } from './people-served.ts';
import {
  asking,
  beside,
  both,
  card,
  openRecord,
  prepareQuestions,
  record,
  resolveChosen,
  runNow,
  smiths,
} from './questions-page.ts';

asking(
  'a field and a group are decided by key and by a typed value, and both systems hold it after the next run',
  async ({ page, served: { folder } }) => {
    await openRecord(page, 'Ana Ruiz');
    const job = card(page, 'Job title');
    await expect(job.getByRole('button', { name: 'Job title, agreed value: Buyer' })).toBeVisible();
    await page.keyboard.press('1');
    await expect(job.getByRole('button', { name: 'Job title, HubSpot: Head of Purchasing' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expect(job.getByText('goes to ERP')).toBeVisible();
    const group = card(page, 'Where to find them');
    await expect(group).toHaveAttribute('aria-current', 'true');
    await page.keyboard.press('e');
    await page.keyboard.type('910 555 777');
    await expect(group.getByText('They are decided together: City needs a value too.')).toBeVisible();
    await expect(group.getByRole('button', { name: /^Use this value/ })).toBeDisabled();
    await group.getByRole('textbox', { name: 'City in HubSpot' }).fill('Ávila');
    const writes = group.getByRole('list', { name: 'What that would write' });
    await expect(writes.getByRole('listitem').filter({ hasText: 'ERP' })).toContainText('910 555 777');
    await page.keyboard.press('Enter');
    await expect(group.getByRole('button', { name: 'Typed value: 910 555 777 Ávila. Change it' })).toBeVisible();
    expect(both(folder, 10_000, 'job')).toEqual(['Head of Purchasing', 'Senior Buyer']);
    await resolveChosen(page);
    await runNow(page);
    expect(both(folder, 10_000, 'job')).toEqual(['Head of Purchasing', 'Head of Purchasing']);
    expect(both(folder, 10_000, 'phone')).toEqual(['910 555 777', '910 555 777']);
    expect(both(folder, 10_000, 'city')).toEqual(['Ávila', 'Ávila']);
  },
);

asking(
  'what differs between two long texts is marked, and both edits are kept together',
  async ({ page, served: { folder } }) => {
    await openRecord(page, 'Tomasz Ruiz');
    const job = card(page, 'Job title');
    await expect(job.locator('mark')).toHaveText(['Friday', 'gate', 'Monday', 'back door']);
    await job.getByRole('button', { name: /both edits together/ }).click();
    await resolveChosen(page);
    await runNow(page);
    const joined = 'Please deliver on Friday, ring twice at the back door';
    expect(both(folder, 10_001, 'job')).toEqual([joined, joined]);
  },
);

asking('a value without a pair: the pair goes into the draft and says so', async ({ page }) => {
  await openRecord(page, 'Priyanka Ruiz');
  const stage = card(page, 'Lifecycle stage');
  await expect(stage.getByText('HubSpot says')).toBeVisible();
  await stage.getByRole('combobox', { name: 'Value in ERP' }).fill('PARTNER');
  await page.keyboard.press('Tab');
  await stage.getByRole('button', { name: 'Add the pair to the value map' }).click();
  await expect(stage.getByRole('status').filter({ hasText: 'The pair is in draft' })).toBeVisible();
  await expect(stage.getByRole('link', { name: 'Look at the draft' })).toHaveAttribute(
    'href',
    '#/flow/people/versions',
  );
});

asking('a value without a pair is settled by the run after the pair', async ({ page, served: { folder } }) => {
  await openRecord(page, 'Priyanka Ruiz');
  const stage = card(page, 'Lifecycle stage');
  const value = stage.getByRole('combobox', { name: 'Value in ERP' });
  await value.click();
  await page.getByRole('option', { name: 'OPEN' }).click();
  await stage.getByRole('button', { name: 'Add the pair to the value map' }).click();
  await expect(stage.getByText('The pair is in draft')).toBeVisible();
  await openRecord(page, 'Ana Ruiz');
  await page.keyboard.press('1');
  await resolveChosen(page);
  await runNow(page);
  await expect.poll(() => valueIn(folder, 'right', 'C-10002', 'status')).toBe('OPEN');
  await expect(page.getByRole('tree').getByText('Priyanka Ruiz', { exact: true })).toHaveCount(0);
});

asking('a record that is gone on one side is brought back', async ({ page, served: { folder } }) => {
  await openRecord(page, 'Oliver Ruiz');
  const gone = card(page, 'Deleted on one side');
  await expect(gone.getByText('Deleted in ERP')).toBeVisible();
  await expect(gone.getByText('Edited in HubSpot since they last agreed')).toBeVisible();
  await expect(gone.getByRole('listitem').filter({ hasText: 'Job title' })).toContainText('Head of Sales');
  await gone.getByRole('button', { name: /^Bring it back in ERP/ }).click();
  await resolveChosen(page);
  await runNow(page);
  expect(countIn(folder, 'right', `email = 'p3@example.test' AND job = 'Head of Sales'`)).toBe(1);
});

asking('a record that is gone on one side goes from the other too', async ({ page, served: { folder } }) => {
  await openRecord(page, 'Oliver Ruiz');
  await page.keyboard.press('2');
  const way = card(page, 'Deleted on one side').getByRole('button', { name: /^Remove it from HubSpot too/ });
  await expect(way).toHaveAttribute('aria-pressed', 'true');
  await resolveChosen(page);
  await runNow(page);
  expect(countIn(folder, 'left', `email = 'p3@example.test'`)).toBe(0);
});

asking(
  'of several that could be the same, two are picked and linked; the twin is not made once more',
  async ({ page, served: { folder } }) => {
    await openRecord(page, smiths);
    const twins = card(page, 'Possible twins');
    await twins.getByRole('button', { name: 'HubSpot: Jon Smith, 20000' }).click();
    await expect(twins.getByText('20000 and C-20000 are linked at once when you resolve.')).toBeVisible();
    await resolveChosen(page);
    await expect(page.getByRole('tree').getByText(smiths)).toHaveCount(0);
    await openRecord(page, 'Ana Ruiz');
    await page.keyboard.press('1');
    await resolveChosen(page);
    await runNow(page);
    expect(countIn(folder, 'right', `name = 'Smith, Jon' OR name = 'Jon Smith'`)).toBe(1);
  },
);

asking('two records of one side are merged, after a look at what that writes', async ({ page, served: { folder } }) => {
  await openRecord(page, smiths);
  await card(page, 'Possible twins').getByRole('button', { name: 'Merge two' }).click();
  const dialog = page.getByRole('dialog', { name: 'Merge two records' });
  const merge = dialog.getByRole('button', { name: 'Merge', exact: true });
  await expect(merge).toBeDisabled();
  for (const text of ['020 7946 0958, Leeds', 'Jon Smith', 'Buyer', 'Customer'])
    await dialog.getByRole('radio', { name: new RegExp(`^${text}`) }).press('Space');
  await dialog.getByRole('radio', { name: 'Remove it' }).press('Space');
  await expect(dialog.getByText('20001 is removed.')).toBeVisible();
  await expect(dialog.getByRole('row', { name: /Buyer/ })).toContainText('Owner');
  expect(countIn(folder, 'left', `email = 'smith@example.test'`)).toBe(2);
  await merge.click();
  await expect(dialog).toHaveCount(0);
  expect(countIn(folder, 'left', `email = 'smith@example.test'`)).toBe(1);
  expect([valueIn(folder, 'left', '20000', 'job'), valueIn(folder, 'left', '20000', 'city')]).toEqual([
    'Buyer',
    'Leeds',
  ]);
});

asking('a refused write is told in plain words, edited and sent again', async ({ page, served: { folder } }) => {
  await openRecord(page, 'Lucía Ruiz');
  const refused = card(page, 'Refused write');
  await expect(
    refused.getByText('A trigger of "customers" refused the write: there is no such job', { exact: true }),
  ).toBeVisible();
  const row = refused.getByRole('row', { name: /Job title/ });
  await expect(row).toContainText('Buyer');
  await expect(row).toContainText('No such job');
  await page.keyboard.press('e');
  await page.keyboard.type('Clerk');
  await expect(refused.getByRole('list', { name: 'What that would write' })).toContainText('Clerk');
  await page.keyboard.press('Enter');
  await resolveChosen(page);
  await runNow(page);
  expect(both(folder, 10_004, 'job')).toEqual(['Clerk', 'Clerk']);
});

asking('a refused write is given up, and nothing is sent', async ({ page, served: { folder } }) => {
  await openRecord(page, 'Lucía Ruiz');
  await card(page, 'Refused write')
    .getByRole('button', { name: /^Give it up/ })
    .click();
  await resolveChosen(page);
  await expect(page.getByRole('tree').getByText('Lucía Ruiz', { exact: true })).toHaveCount(0);
  expect(both(folder, 10_004, 'job')).toEqual(['No such job', 'Buyer']);
});

asking(
  'a side that changes meanwhile is told with what it was, and a choice about the older value is gone',
  async ({ page, context, served: { folder } }) => {
    await openRecord(page, 'Ana Ruiz');
    await page.keyboard.press('2');
    const senior = card(page, 'Job title').getByRole('button', { name: 'Job title, ERP: Senior Buyer' });
    await expect(senior).toHaveAttribute('aria-pressed', 'true');
    inQuarrel(folder, 'left', `UPDATE {n} SET job = 'Chief Buyer' WHERE id = '10000'`);
    // Somebody else answers another question and runs the sync.
    const other = await context.newPage();
    await other.goto(page.url());
    await expect(other.getByRole('tree')).toBeVisible();
    await openRecord(other, 'Tomasz Ruiz');
    await other.keyboard.press('1');
    await resolveChosen(other);
    await runNow(other);
    const note = record(page).getByRole('status').filter({ hasText: 'HubSpot changed Job title again' });
    await expect(note).toContainText('The choice was about the older value and is taken back.');
    await note.getByRole('button', { name: 'What changed' }).click();
    await expect(note.getByRole('listitem')).toContainText('Head of Purchasing');
    await expect(note.getByRole('listitem')).toContainText('Chief Buyer');
    await expect(senior).toHaveAttribute('aria-pressed', 'false');
    await expect(
      card(page, 'Job title').getByRole('button', { name: 'Job title, HubSpot: Chief Buyer' }),
    ).toBeVisible();
    expect(valueIn(folder, 'left', '10000', 'job')).toBe('Chief Buyer');
    await inBothThemes(page, () => scan(page));
    await other.close();
  },
);

asking(
  'who is to decide, until when it sleeps, by when it is due and what was said are there after a reload',
  async ({ page }) => {
    await openRecord(page, 'Ana Ruiz');
    await beside(page).getByRole('button', { name: 'Assigned: Nobody' }).click();
    await page.getByRole('menuitem', { name: 'Somebody else' }).click();
    await beside(page).getByRole('textbox', { name: 'Name' }).fill('Moses Otieno');
    await page.keyboard.press('Enter');
    await expect(beside(page).getByRole('button', { name: 'Assigned: Moses Otieno' })).toBeVisible();
    await beside(page).getByRole('button', { name: 'Due: No due day' }).click();
    await page.getByRole('menuitem', { name: 'On a day' }).click();
    await beside(page).getByLabel('Due on which day').fill('2030-05-08');
    await beside(page).getByRole('button', { name: 'Set' }).click();
    await expect(beside(page).getByRole('button', { name: 'Due: May 8, 2030' })).toBeVisible();
    await beside(page).getByRole('textbox', { name: 'Add a comment' }).fill('She was promoted in May.');
    await page.keyboard.press('Enter');
    await expect(beside(page).getByRole('list', { name: 'Comments' })).toContainText('She was promoted in May.');
    await page.reload();
    await openRecord(page, 'Ana Ruiz');
    await expect(beside(page).getByRole('button', { name: 'Assigned: Moses Otieno' })).toBeVisible();
    await expect(beside(page).getByRole('button', { name: 'Due: May 8, 2030' })).toBeVisible();
    await expect(beside(page).getByRole('list', { name: 'Comments' })).toContainText('She was promoted in May.');
    await expect(beside(page).getByRole('list', { name: 'History' }).getByRole('listitem').last()).toContainText(
      'Linked',
    );
    await beside(page)
      .getByRole('button', { name: /^Snooze:/ })
      .click();
    await page.getByRole('menuitem', { name: 'Until it changes' }).click();
    await expect(page.getByRole('tree').getByText('Ana Ruiz', { exact: true })).toHaveCount(0);
    await page.reload();
    await page.getByRole('radio', { name: /^Snoozed/ }).click();
    await openRecord(page, 'Ana Ruiz');
    await expect(beside(page).getByRole('button', { name: 'Snooze: Until it changes' })).toBeVisible();
  },
);

asking('in a narrow window what stands beside a record comes out of a drawer', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await openRecord(page, 'Ana Ruiz');
  await expect(beside(page)).toHaveCount(0);
  await record(page).getByRole('button', { name: 'Beside this record' }).click();
  const drawer = page.getByRole('dialog', { name: 'Beside this record' });
  await drawer.getByRole('textbox', { name: 'Add a comment' }).fill('From a train.');
  await page.keyboard.press('Enter');
  await expect(drawer.getByRole('list', { name: 'Comments' })).toContainText('From a train.');
});

asking('nothing keeps people from reading a card of any kind', async ({ page }) => {
  for (const [name, about] of [
    ['Ana Ruiz', 'Job title'],
    ['Priyanka Ruiz', 'Lifecycle stage'],
    ['Oliver Ruiz', 'Deleted on one side'],
    [smiths, 'Possible twins'],
    ['Lucía Ruiz', 'Refused write'],
  ] as const) {
    await openRecord(page, name);
    await expect(card(page, about)).toBeVisible();
    await inBothThemes(page, () => scan(page));
  }
});

plain('a viewer sees what is asked without personal values, and can change nothing of it', async ({ page }) => {
  const served = await serveToPeople('empty', prepareQuestions);
  await enterAs(page, served, 'victor');
  await goTo(page, 'inbox');
  await page.getByRole('tree').getByRole('treeitem', { level: 3 }).filter({ hasText: 'Job title' }).first().click();
  const left = record(page).getByRole('button', { name: /^Job title, HubSpot/ });
  await expect(left).toBeDisabled();
  await left.press('Enter');
  await page.keyboard.press('1');
  await expect(left).toHaveAttribute('aria-pressed', 'false');
  await expect(beside(page).getByText('Nobody said anything yet.')).toBeVisible();
  await expect(beside(page).getByRole('textbox')).toHaveCount(0);
  await expect(beside(page).getByRole('button', { name: 'Nobody', exact: true })).toBeDisabled();
  for (const personal of ['Ruiz', 'Purchasing', '910 555', 'example.test'])
    await expect(page.locator('body')).not.toContainText(personal);
  await inBothThemes(page, () => scan(page));
  await served.remove();
});
