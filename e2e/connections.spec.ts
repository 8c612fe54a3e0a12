import type { Page } from '@playwright/test';
import { type PostgresServer, startPostgres } from '../engine/testing/systems/postgres.ts';
import { expect, goTo, inTheme, scan, test } from './fixture.ts';

let server: PostgresServer;
let database: string;

test.beforeAll(async () => {
  server = await startPostgres();
  database = await server.freshDatabase();
  for (const sql of [
    'create table price_list (id integer primary key, name text not null, price numeric(10,2))',
    "insert into price_list select n, 'Part ' || n, n * 1.5 from generate_series(1, 1200) as n",
    "create role reader login password 'only-reads'",
    'grant select on all tables in schema public to reader',
  ])
    await server.query(database, sql);
});
test.afterAll(() => server.stop());

test.beforeEach(async ({ page, complaints }) => {
  expect(complaints).toEqual([]);
  await goTo(page, 'connections');
  await expect(page.getByRole('grid', { name: 'Connections' })).toBeVisible();
});

async function fill(page: Page, user: string, password: string): Promise<void> {
  const fields = {
    Name: 'Price database',
    Server: server.host,
    Port: String(server.port),
    Database: database,
    User: user,
    Password: password,
  };
  for (const [name, value] of Object.entries(fields))
    await page.getByRole('textbox', { name, exact: true }).fill(value);
}

const testCard = (page: Page) => page.getByRole('region', { name: 'Test', exact: true });

async function connect(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^PostgreSQL/ }).click();
  await fill(page, server.user, server.password);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Price database' })).toBeVisible();
  await expect(testCard(page).getByText('All fine')).toBeVisible();
}

test('a database is tested before it is saved, saved, and tested again', async ({ page }) => {
  await page.getByRole('button', { name: /^PostgreSQL/ }).click();
  await fill(page, 'reader', 'only-reads');
  await testCard(page).getByRole('button', { name: 'Test', exact: true }).click();
  await expect(testCard(page).getByText('1 of 5 failed')).toBeVisible();
  await expect(testCard(page).getByText(/reader may not change price_list/)).toBeVisible();
  await expect(testCard(page).getByText(/GRANT INSERT, UPDATE, DELETE/)).toBeVisible();
  await fill(page, server.user, server.password);
  await expect(testCard(page).getByText('Before your changes')).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(testCard(page).getByText('All fine')).toBeVisible();
  const row = page.getByRole('grid', { name: 'Connections' }).getByRole('row', { name: /Price database/ });
  await expect(row.getByText('Healthy')).toBeVisible();
});

test('a secret is never shown again; it can only be replaced', async ({ page }) => {
  await connect(page);
  await expect(page.getByText(/Saved .*, never shown/)).toBeVisible();
  await expect(page.locator(`text=${server.password}`)).toHaveCount(0);
  await page.getByRole('button', { name: 'Replace' }).click();
  await page.getByRole('textbox', { name: 'Password' }).fill('wrong');
  await testCard(page).getByRole('button', { name: 'Test again' }).click();
  await expect(testCard(page).getByText(/did not accept the user/)).toBeVisible();
  await page.getByRole('button', { name: 'Keep' }).click();
  await expect(page.getByText(/Saved .*, never shown/)).toBeVisible();
});

test('each field says what is wrong with it, and nothing is saved', async ({ page }) => {
  await page.getByRole('button', { name: /^PostgreSQL/ }).click();
  await page.getByRole('textbox', { name: 'Port' }).fill('many');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Give it a name.')).toBeVisible();
  await expect(page.getByText('It must be a whole number.').or(page.getByText('It must be a number.'))).toBeVisible();
  await expect(page.getByText('Fill this in.')).toHaveCount(2);
  await expect(page.getByText('Enter it.')).toBeVisible();
});

test('what is entered stays while somebody looks at another connection', async ({ page }) => {
  const grid = page.getByRole('grid', { name: 'Connections' });
  await grid.getByText('CRM', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Database file' }).fill('../data/other.sqlite');
  await grid.getByText('ERP', { exact: true }).click();
  await expect(page.getByRole('heading', { name: 'ERP' })).toBeVisible();
  await expect(grid.getByText('Not saved')).toBeVisible();
  await grid.getByText('CRM', { exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Database file' })).toHaveValue('../data/other.sqlite');
  await testCard(page).getByRole('button', { name: 'Test' }).click();
  await expect(testCard(page).getByText(/There is no file/)).toBeVisible();
});

test('the objects of a connection are listed and their rows can be read', async ({ page }) => {
  await connect(page);
  await page.getByRole('radio', { name: 'Objects' }).click();
  await page.getByRole('button', { name: /price_list.*1,200 records/ }).click();
  const rows = page.getByRole('grid', { name: 'Rows of price_list' });
  await expect(rows.getByText('Part 1', { exact: true })).toBeVisible();
  await expect(page.getByText(/The first 1,000 of 1,200 records/)).toBeVisible();
  await scan(page);
  await page.keyboard.press('Escape');
  await expect(rows).toBeHidden();
});

test('a connection is renamed, duplicated and removed; one in use says which syncs use it', async ({ page }) => {
  await connect(page);
  const grid = page.getByRole('grid', { name: 'Connections' });
  const act = async (name: string, what: string): Promise<void> => {
    await grid.getByRole('button', { name: `More for ${name}` }).click();
    await page.getByRole('menuitem', { name: what }).click();
  };
  await act('Price database', 'Rename');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Prices');
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
  await act('Prices', 'Duplicate');
  await act('Prices copy', 'Remove');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(grid.getByText('Prices copy')).toHaveCount(0);
  await act('CRM', 'Remove');
  await expect(page.getByRole('dialog').getByText(/used by .*cannot be removed/)).toBeVisible();
});

test('nothing keeps people from using the screen, in both themes', async ({ page }) => {
  await connect(page);
  for (const theme of ['light', 'dark'] as const) {
    await inTheme(page, theme);
    await scan(page);
  }
});

test('a file is chosen in a dialog of the desktop app, and typed in a browser', async ({ page }) => {
  await page.getByRole('button', { name: /^SQLite/ }).click();
  const file = page.getByRole('textbox', { name: 'Database file' });
  const choose = page.getByRole('button', { name: 'Choose a file for Database file' });
  await expect(file).toBeVisible();
  await expect(choose).toBeHidden();
  await page.evaluate(() => {
    Object.assign(window, { tandem: { pickFile: async () => '/data/crm.sqlite' } });
  });
  await file.fill('crm');
  await choose.click();
  await expect(file).toHaveValue('/data/crm.sqlite');
  for (const theme of ['light', 'dark'] as const) {
    await inTheme(page, theme);
    await scan(page);
  }
});
