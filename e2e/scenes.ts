import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { inQuarrel, writeQuarrel } from '../engine/testing/quarrel.ts';
import { writeTwins } from '../engine/testing/twins.ts';
import { decidedAlike } from './data/decided-alike.ts';
import { disputed } from './data/disputed.ts';
import { writeMockLike } from './data/mock-like.ts';
import { addPeople, password, tryToEnter } from './people-served.ts';
import { prepareQuarrel } from './quarrel-served.ts';
import { type Kind, type Served, serveNew, servePrepared } from './served.ts';

/** A screen as it is shown to somebody: with what its workspace holds, and how one gets there. */
export interface Scene {
  readonly kind: Kind;
  /** Fills the workspace before it is served. */
  readonly prepare?: (served: Served) => void | Promise<void>;
  readonly open: (page: Page) => Promise<void>;
}

/** Makes the workspace of a scene, and serves it. */
export async function serveScene({ kind, prepare }: Scene): Promise<Served & { readonly remove: () => Promise<void> }> {
  return prepare === undefined ? serveNew(kind) : servePrepared(kind, prepare);
}

const busyDay = ({ folder }: Served): void => {
  execFileSync(process.execPath, [join(import.meta.dirname, 'data/make-busy-day.ts'), folder]);
};

const at = (page: Page, address: string): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, `#/${address}`);

const part = (page: Page, key: string) => page.locator(`.flow-canvas [data-key="${key}"]`).first();

const mockFlow = 'contacts-and-customers';
const mockLike = ({ folder }: Served): void => writeMockLike(folder, { left: 1288, right: 1194 });

/** Adds so many field maps to a flow that its canvas is drawn small. */
function widen(folder: string, maps: number): void {
  const file = join(folder, 'flows', `${mockFlow}.json`);
  const flow = JSON.parse(readFileSync(file, 'utf8'));
  for (let nr = 1; nr <= maps; nr++)
    flow.syncs[0].fields.push({ id: `more-${nr}`, left: `Property ${nr}`, right: `Ledger ${((nr * 7) % maps) + 1}` });
  writeFileSync(file, `${JSON.stringify(flow, null, 2)}\n`);
}

async function openCanvas(page: Page): Promise<void> {
  await at(page, `flow/${mockFlow}`);
  await expect(part(page, 'contacts/right:Payment terms')).toBeVisible();
  const sample = page.getByRole('region', { name: 'Sample record' });
  await expect(sample).toContainText('1/20');
  for (let nr = 2; nr <= 4; nr++) {
    await sample.getByRole('button', { name: 'Next sample' }).click();
    await expect(sample).toContainText(`${nr}/20`);
  }
  await part(page, 'contacts/stage/values').click();
  await expect(page.locator('.flow-canvas .chip').filter({ hasText: 'ACTIVE' })).toBeVisible();
}

async function openReview(page: Page): Promise<void> {
  await at(page, 'flow/customers/links');
  await expect(page.getByRole('heading', { name: 'Jon Smith, John Smith' })).toBeVisible();
}

/** Publishes the sample's flow twice, with an edit between and another one after. */
async function publishTwice(served: Served): Promise<void> {
  const file = join(served.folder, 'flows', 'contacts.json');
  const edit = (change: (fields: { id: string; direction?: string }[]) => void): void => {
    const flow = JSON.parse(readFileSync(file, 'utf8'));
    change(flow.syncs[0].fields);
    writeFileSync(file, `${JSON.stringify(flow, null, 2)}\n`);
  };
  await served.command('publish', 'contacts', '--note', 'The first one');
  edit((fields) => {
    for (const field of fields) if (field.id === 'phone') field.direction = 'to-left';
  });
  await served.command('publish', 'contacts', '--note', 'Phones come from the CRM only');
  edit((fields) => {
    for (const field of fields) if (field.id === 'phone') delete field.direction;
    fields.splice(-1, 1);
  });
}

/** A job title that people changed on both sides, run by run; what they did last is a question. */
async function livedThrough({ folder, command }: Served): Promise<void> {
  writeQuarrel(folder, { people: 12 });
  const turns = [
    [],
    [['left', 'Junior Buyer']],
    [['right', 'Category Buyer']],
    [['right', 'Purchasing Lead']],
    [
      ['left', 'Head of Purchasing'],
      ['right', 'Senior Buyer'],
    ],
  ] as const;
  for (const turn of turns) {
    for (const [side, job] of turn)
      inQuarrel(folder, side, `UPDATE {n} SET job = '${job}' WHERE id IN ('10000', 'C-10000')`);
    await command('run', 'people');
  }
}

/** Both sides changed job titles and telephones; one record is gone on one side. */
const quarrelling = (served: Served): Promise<void> =>
  prepareQuarrel(served, 24, [
    ['left', "UPDATE {n} SET job = 'Head of Purchasing', phone = '910 555 014', city = 'Toledo' WHERE {id} = 10000"],
    ['right', "UPDATE {n} SET job = 'Senior Buyer', phone = '+34 910 555 200' WHERE {id} = 10000"],
    ['left', "UPDATE {n} SET job = 'Site Lead' WHERE {id} BETWEEN 10001 AND 10006"],
    ['right', "UPDATE {n} SET job = 'Site Manager' WHERE {id} BETWEEN 10001 AND 10006"],
    ['left', "UPDATE {n} SET phone = '+48 ' || phone WHERE {id} BETWEEN 10007 AND 10011"],
    ['right', "UPDATE {n} SET phone = '0' || phone WHERE {id} BETWEEN 10007 AND 10011"],
    ['left', 'DELETE FROM {n} WHERE {id} = 10012'],
    ['right', "UPDATE {n} SET job = 'Chief Buyer' WHERE {id} = 10012"],
  ]);

/** All screens that pictures are taken of, by name. */
export const scenes = {
  'first-start': {
    kind: 'sample',
    open: (page) => expect(page.getByText(/records in ERP/)).toBeVisible(),
  },
  syncs: {
    kind: 'nine',
    open: (page) => expect(page.getByRole('article')).toHaveCount(9),
  },
  canvas: { kind: 'empty', prepare: mockLike, open: openCanvas },
  'canvas-dense': {
    kind: 'empty',
    prepare: (served) => {
      mockLike(served);
      widen(served.folder, 20);
    },
    open: async (page) => {
      await openCanvas(page);
      await page.getByRole('button', { name: 'Problems', exact: false }).first().click();
      await page.getByRole('button', { name: 'Show all', exact: true }).click();
      await expect(page.locator('.zoom')).not.toHaveText('100%');
    },
  },
  table: {
    kind: 'empty',
    prepare: mockLike,
    open: async (page) => {
      await at(page, `flow/${mockFlow}/table`);
      const table = page.getByRole('grid', { name: 'Field maps' });
      await expect(table.locator('[data-row="contacts/email"]')).toBeVisible();
      await table.focus();
      for (let row = 0; row < 5; row++) await page.keyboard.press('ArrowDown');
      for (let row = 0; row < 4; row++) {
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press(' ');
      }
      await expect(page.getByText('4 selected')).toBeVisible();
      await expect(table.getByText('ACTIVE').or(table.getByText('PROSPECT')).first()).toBeVisible();
    },
  },
  'link-review': {
    kind: 'empty',
    prepare: ({ folder }) => writeTwins(folder),
    open: openReview,
  },
  preview: {
    kind: 'sample',
    open: async (page) => {
      await at(page, 'flow/contacts/preview');
      const list = page.getByRole('grid', { name: 'Changes of this preview' });
      await expect(list.getByRole('button', { expanded: false }).first()).toBeVisible({ timeout: 120_000 });
      await list.focus();
      await page.keyboard.press('j');
      await page.keyboard.press('Space');
      await expect(list.getByRole('list', { name: /^Values of/ })).toBeVisible();
    },
  },
  story: {
    kind: 'empty',
    prepare: livedThrough,
    open: async (page) => {
      await at(page, 'story/people/people/left:10000/job');
      await expect(page.getByRole('table')).toContainText('Head of Purchasing');
      const lost = page.getByRole('listitem').filter({ hasText: 'Somebody in ERP' }).last();
      await lost.getByRole('button', { name: 'Restore this value' }).press('Enter');
      await expect(lost.getByRole('button', { name: 'Restore in both' })).toBeVisible();
    },
  },
  settings: {
    kind: 'nine',
    prepare: ({ folder }) => addPeople(folder),
    open: async (page) => {
      await tryToEnter(page, 'dana', password);
      await page.getByRole('navigation', { name: 'Main' }).waitFor();
      await at(page, 'settings/people');
      await expect(page.getByRole('row', { name: /Victor Osei/ })).toBeVisible();
    },
  },
  inbox: {
    kind: 'empty',
    prepare: quarrelling,
    open: async (page) => {
      await at(page, 'inbox');
      await page.getByRole('treeitem', { name: /Ana Ruiz/ }).click();
      await expect(page.getByText('2 still to choose.')).toBeVisible();
      await page.keyboard.press('1');
      await expect(page.getByRole('region', { name: 'Will be written' })).toContainText('Head of Purchasing');
    },
  },
  activity: {
    kind: 'empty',
    prepare: busyDay,
    open: async (page) => {
      await at(page, 'activity');
      await page.getByRole('option', { name: /Run 47\b/ }).click();
      await expect(page.getByRole('region', { name: 'Run 47' })).toContainText('Retry');
      await page.getByRole('button', { name: 'Show message' }).first().click();
    },
  },
  replay: {
    kind: 'empty',
    prepare: disputed,
    open: async (page) => {
      await at(page, 'flow/people/replay');
      await page.getByRole('button', { name: 'Replay', exact: true }).click();
      await expect(page.getByRole('grid', { name: 'What would be other than it was' })).toContainText('HEAD OF BUYING');
    },
  },
  rule: {
    kind: 'empty',
    prepare: (served) => decidedAlike(served, { decided: 312, open: 37 }),
    open: async (page) => {
      await at(page, 'inbox');
      await page
        .getByRole('region', { name: 'Make it a rule' })
        .getByRole('button', { name: 'Make it a rule' })
        .click();
      await expect(page.getByRole('heading', { name: 'Tried on 312 past conflicts' })).toBeVisible();
    },
  },
  versions: {
    kind: 'sample',
    prepare: publishTwice,
    open: async (page) => {
      await at(page, 'flow/contacts/versions');
      await expect(page.getByRole('navigation', { name: 'Versions' })).toContainText('The first one');
    },
  },
  connections: {
    kind: 'nine',
    open: async (page) => {
      await at(page, 'connections');
      await page.getByRole('grid', { name: 'Connections' }).getByText('HubSpot', { exact: true }).click();
      await expect(page.getByRole('heading', { name: 'HubSpot' })).toBeVisible();
    },
  },
  'connection-form': {
    kind: 'nine',
    open: async (page) => {
      await at(page, 'connections');
      await page.getByRole('button', { name: /^PostgreSQL/ }).click();
      const fields = { Name: 'Prices', Server: 'prices.example.com', Database: 'prices', User: 'tandem' };
      for (const [name, value] of Object.entries(fields))
        await page.getByRole('textbox', { name, exact: true }).fill(value);
    },
  },
  assistant: {
    kind: 'sample',
    open: async (page) => {
      await at(page, 'new-sync');
      await expect(page.getByRole('status').filter({ hasText: /compared .* without writing/ })).toBeVisible({
        timeout: 60_000,
      });
      await expect(page.getByRole('list', { name: 'Field maps' }).getByRole('checkbox').first()).toBeVisible();
    },
  },
  palette: {
    kind: 'nine',
    open: async (page) => {
      await expect(page.getByRole('article')).toHaveCount(9);
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Search or jump to' }).fill('cust');
      await expect(page.getByRole('listbox', { name: 'What was found' }).getByRole('option').first()).toBeVisible();
    },
  },
  'round-trip': {
    kind: 'empty',
    prepare: ({ folder }) => writeTwins(folder),
    open: async (page) => {
      await openReview(page);
      await page.getByRole('button', { name: 'Round trip' }).click();
      await expect(page.getByText(/rows tried\./)).toBeVisible({ timeout: 60_000 });
    },
  },
} as const satisfies { readonly [name: string]: Scene };
