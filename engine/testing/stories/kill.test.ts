import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testFolder } from '../fresh-store.ts';
import { freshSeed } from '../seeds.ts';
import { type PostgresServer, startPostgres } from '../systems/postgres.ts';
import { objectsOf, resultOf } from '../tandem.ts';
import { random } from '../world/random.ts';
import { columns, csvHand, csvRows, postgresHand, type Row, sqliteHand } from './hands.ts';
import { type Killing, killRuns } from './killing.ts';
import { reckon } from './reckoning.ts';
import { type Hands, type Typist, typistAt } from './typist.ts';
import { inData, reaching, type StoryConnection, type StoryWorkspace, storyWorkspace } from './workspace.ts';

const seed = freshSeed();
/** Killed runs in each of the three workspaces. */
const kills = Number(process.env['TANDEM_KILLS'] ?? 22);
const shared = 220;
const own = 30;

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

const person = (n: number, side: string): Row => ({
  name: `Person ${n}`,
  mail: `p${n}@example.com`,
  phone: `030 ${n}`,
  city: n % 7 === 0 ? null : `City ${n % 20}`,
  own: `own ${n} ${side}`,
});
const range = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at);
/** Most records are on both sides when the two meet, some on one side only, in another order. */
const leftPeople = range(1, shared + own).map((n) => person(n, 'left'));
const rightPeople = [...range(1, shared), ...range(shared + own + 1, own)].reverse().map((n) => person(n, 'right'));

const flow = (sides: { readonly left?: object; readonly right?: object }) => ({
  format: 1,
  id: 'people',
  syncs: [
    {
      id: 'people',
      left: { connection: 'crm', object: 'people', ...sides.left },
      right: { connection: 'erp', object: 'people', ...sides.right },
      match: { tiers: [{ left: ['mail'], right: ['mail'], normalise: ['email'] }] },
      fields: ['name', 'mail', 'phone', 'city'].map((field) => ({ id: field, left: field, right: field })),
      rules: { remove: { left: { rule: 'propagate' }, right: { rule: 'propagate' } } },
    },
  ],
});

interface Setting {
  readonly place: StoryWorkspace;
  readonly hands: Hands;
  readonly typist: Typist;
}

/** Runs to the end, twice: all is well, and the second one has nothing to write. */
async function settle({ place, hands, typist }: Setting): Promise<void> {
  await typist.morning(6);
  const last = place.tandem('run', '--json');
  expect([last.code, last.err]).toEqual([0, '']);
  expect(await reckon(place.stateFile, { flow: 'people', sync: 'people' }, { hands, typist })).toEqual([]);
  const rows = [await hands.left.rows(), await hands.right.rows()];
  const again = resultOf(place.tandem('run', '--json'));
  expect(objectsOf(place.tandem('history', '--run', String(again['run']), '--json').out)).toEqual([
    expect.objectContaining({ state: 'done', writes: 0 }),
  ]);
  expect([await hands.left.rows(), await hands.right.rows()]).toEqual(rows);
}

function report(name: string, { killing, typist }: { readonly killing: Killing; readonly typist: Typist }): void {
  const hit = Object.entries(killing.phases).map(([phase, count]) => `${count} ${phase}`);
  const { typed, clashes, added } = typist.count;
  process.stdout.write(
    `${name}, seed ${seed}: ${killing.kills} runs killed (${hit.join(', ')}), ${killing.escaped.length} ran to the end; ${typed} values typed, ${clashes} clashes, ${added} new records\n`,
  );
}

/** Columns that nobody mapped are as they were; records that people removed may have been made again. */
async function expectOwnKept({ hands, typist }: Setting): Promise<void> {
  for (const [side, people] of [
    ['left', leftPeople],
    ['right', rightPeople],
  ] as const) {
    const rows = new Map((await hands[side].rows()).map((row) => [row['mail'], row['own']]));
    const kept = people.filter((one) => !typist.removed.has(one['mail'] ?? ''));
    expect(kept.map((one) => rows.get(one['mail'] ?? ''))).toEqual(kept.map((one) => one['own']));
  }
}

function expectWholeCsv(file: string, atLeast: number): number {
  const text = readFileSync(file, 'utf8');
  expect(text.endsWith('\n')).toBe(true);
  const rows = csvRows(text);
  expect(rows[0]).toEqual(columns);
  expect(rows.filter((row) => row.length !== columns.length)).toEqual([]);
  expect(rows.length).toBeGreaterThanOrEqual(atLeast);
  return rows.length;
}

/** What runs may leave in the folders of a workspace. */
function expectNothingLeftOver(place: StoryWorkspace, data: readonly string[]): void {
  expect(readdirSync(place.data('.')).sort()).toEqual(data);
  const state = readdirSync(`${place.folder}/.tandem`).filter(
    (name) => !/^state\.(?:sqlite(?:-wal|-shm)?|epoch)$|^backups$/.test(name),
  );
  expect(state).toEqual([]);
}

const escapedWell = (killing: Killing): readonly unknown[] =>
  killing.escaped.filter((one) => one.code !== 0).map((one) => [one.code, one.out, one.err]);

function startMs(place: StoryWorkspace): number {
  const from = performance.now();
  const checked = place.tandem('check', '--json');
  expect([checked.code, checked.err]).toEqual([0, '']);
  return performance.now() - from;
}

const csvSide: StoryConnection = {
  kind: 'csv',
  settings: { file: inData('people.csv'), key: 'id', encoding: 'utf-8' },
};
const minutes = 60_000;

test(`R10, seed ${seed}: runs between PostgreSQL and a CSV file are killed at any moment, and nothing is lost, doubled or half-written`, {
  timeout: 6 * minutes,
}, async () => {
  const database = await server.freshDatabase();
  const place = storyWorkspace({
    folder: testFolder(),
    connections: { crm: reaching(server, database), erp: csvSide },
    flow: flow({ right: { newKey: { from: 'next-number' } } }),
  });
  const chance = random(`${seed}/postgres-csv`);
  const hands = {
    left: await postgresHand(server, database, leftPeople),
    right: csvHand(place.data('people.csv'), rightPeople),
  };
  const typist = typistAt(hands, chance.split('typist'));
  let rows = 0;
  const killing = await killRuns(place, {
    kills,
    random: chance.split('kills'),
    startMs: startMs(place),
    before: () => typist.morning(8),
    after: async () => {
      rows = expectWholeCsv(place.data('people.csv'), rows);
    },
  });
  report('PostgreSQL and CSV', { killing, typist });
  expect(escapedWell(killing)).toEqual([]);
  await settle({ place, hands, typist });
  await expectOwnKept({ place, hands, typist });
  expectNothingLeftOver(place, ['people.csv']);
});

test(`R10, seed ${seed}: runs between two PostgreSQL databases are killed at any moment while people type, and nothing is lost or doubled`, {
  timeout: 6 * minutes,
}, async () => {
  const [crm, erp] = [await server.freshDatabase(), await server.freshDatabase()];
  const place = storyWorkspace({
    folder: testFolder(),
    connections: { crm: reaching(server, crm), erp: reaching(server, erp) },
    flow: flow({}),
  });
  const chance = random(`${seed}/postgres-postgres`);
  const hands = {
    left: await postgresHand(server, crm, leftPeople),
    right: await postgresHand(server, erp, rightPeople),
  };
  const typist = typistAt(hands, chance.split('typist'));
  const killing = await killRuns(place, {
    kills,
    random: chance.split('kills'),
    startMs: startMs(place),
    before: async (attempt) => {
      await typist.morning(6);
      if (attempt % 8 === 7) await typist.remove(attempt % 16 === 7 ? 'left' : 'right');
    },
    during: async () => {
      for (let n = 0; n < 4; n += 1) await typist.edit(n % 2 === 0 ? 'left' : 'right');
    },
    after: async () => {},
  });
  report('PostgreSQL and PostgreSQL', { killing, typist });
  expect(escapedWell(killing)).toEqual([]);
  await settle({ place, hands, typist });
  await expectOwnKept({ place, hands, typist });
  expectNothingLeftOver(place, []);
});

test(`R10, seed ${seed}: runs between SQLite and a CSV file are killed at any moment, and nothing is lost, doubled or half-written`, {
  timeout: 6 * minutes,
}, async () => {
  const folder = testFolder();
  const place = storyWorkspace({
    folder,
    connections: { crm: { kind: 'sqlite', settings: { file: inData('crm.sqlite') } }, erp: csvSide },
    flow: flow({ right: { newKey: { from: 'next-number' } } }),
  });
  const chance = random(`${seed}/sqlite-csv`);
  const hands = {
    left: sqliteHand(place.data('crm.sqlite'), leftPeople),
    right: csvHand(place.data('people.csv'), rightPeople),
  };
  const typist = typistAt(hands, chance.split('typist'));
  let rows = 0;
  const killing = await killRuns(place, {
    kills,
    random: chance.split('kills'),
    startMs: startMs(place),
    before: () => typist.morning(8),
    after: async () => {
      rows = expectWholeCsv(place.data('people.csv'), rows);
    },
  });
  report('SQLite and CSV', { killing, typist });
  expect(escapedWell(killing)).toEqual([]);
  await settle({ place, hands, typist });
  await expectOwnKept({ place, hands, typist });
  expectNothingLeftOver(place, ['crm.sqlite', 'people.csv']);
});
