import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { testFolder } from '../fresh-store.ts';
import { freePort, type PostgresServer, startPostgres } from '../systems/postgres.ts';
import { type Ended, resultOf, startTandem } from '../tandem.ts';
import { csvHand, type Hand, postgresHand, type Row } from './hands.ts';
import { inData, reaching, type StoryWorkspace, storyWorkspace } from './workspace.ts';

const count = 20;
const people: readonly Row[] = Array.from({ length: count }, (_, at) => ({
  name: `Person ${at + 1}`,
  mail: `p${at + 1}@example.com`,
  phone: `0${at + 1}`,
  city: 'Bonn',
  own: 'mine',
}));

const flow = {
  format: 1,
  id: 'people',
  syncs: [
    {
      id: 'people',
      left: { connection: 'crm', object: 'people' },
      right: { connection: 'erp', object: 'people', newKey: { from: 'next-number' } },
      match: { tiers: [{ left: ['mail'], right: ['mail'], normalise: ['email'] }] },
      fields: ['name', 'mail', 'phone', 'city'].map((field) => ({ id: field, left: field, right: field })),
    },
  ],
};

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

interface Story {
  readonly place: StoryWorkspace;
  readonly database: string;
  readonly file: string;
  readonly crm: Hand;
  readonly erp: Hand;
  sql(text: string): Promise<readonly Record<string, unknown>[]>;
}

/** People in PostgreSQL and in a CSV file, linked, with an edit on either side that the next run will carry. */
async function linked(settings: object = {}): Promise<Story> {
  const database = await server.freshDatabase();
  const place = storyWorkspace({
    folder: testFolder(),
    connections: {
      crm: reaching(server, database),
      erp: { kind: 'csv', settings: { file: inData('people.csv'), key: 'id', encoding: 'utf-8', ...settings } },
    },
    flow,
  });
  const file = place.data('people.csv');
  const story: Story = {
    place,
    database,
    file,
    crm: await postgresHand(server, database, people),
    erp: csvHand(file, people),
    sql: (text) => server.query(database, text),
  };
  expect((await place.inside('run')).code).toBe(0);
  await story.crm.type('1', 'city', 'Köln');
  await story.erp.type('2', 'city', 'Ulm');
  return story;
}

const Told = z.object({ code: z.string(), message: z.string().min(20), fix: z.string().min(20) });

/** Exit code and code of the problem that a command ended with. It is told with a remedy, to people and machines alike. */
function told(ended: Ended): readonly [number | null, string] {
  const result = resultOf(ended);
  const problem = Told.parse(result['error'] ?? result['problem']);
  expect(ended.err).toContain(problem.message);
  expect(ended.err).toContain(problem.fix);
  expect(problem.message).toMatch(/^[A-Z"\d].*\.$/);
  expect(problem.code).not.toBe('tandem/bug');
  return [ended.code, problem.code];
}

/** The brakes that held a run, with its exit code. */
function heldBy(ended: Ended): readonly [number | null, readonly string[]] {
  const brakes = z.array(z.object({ brake: z.string(), holds: z.boolean(), fix: z.string().min(20) }));
  const pulled = brakes.parse(resultOf(ended)['brakes'] ?? []);
  return [ended.code, pulled.filter((one) => one.holds).map((one) => one.brake)];
}

const everything = async ({ crm, file }: Story): Promise<unknown> => [await crm.rows(), readFileSync(file, 'utf8')];

/** A run that is refused changes neither side; `told` or `heldBy` says how it ended. */
async function refused(story: Story, ...words: readonly string[]): Promise<Ended> {
  const before = await everything(story);
  const ended = await story.place.inside('run', '--json', ...words);
  expect(await everything(story)).toEqual(before);
  return ended;
}

/** Once it is mended, both edits arrive, nothing else is written, and nobody is asked. */
async function mended(story: Story): Promise<void> {
  const run = await story.place.inside('run', '--json');
  expect([run.code, run.err]).toEqual([0, '']);
  expect(resultOf(run)).toMatchObject({ state: 'done', syncs: { people: { linked: count, conflicts: 0 } } });
  for (const hand of [story.crm, story.erp]) {
    const cities = (await hand.rows()).map((row) => row['city']);
    expect(cities).toEqual(['Köln', 'Ulm', ...people.slice(2).map(() => 'Bonn')]);
  }
}

const setting = (story: Story, change: object, id = 'crm'): (() => void) => {
  const path = join(story.place.folder, 'connections', `${id}.json`);
  const before = readFileSync(path, 'utf8');
  const parsed = z.looseObject({ settings: z.looseObject({}) }).parse(JSON.parse(before));
  writeFileSync(path, JSON.stringify({ ...parsed, settings: { ...parsed.settings, ...change } }));
  return () => writeFileSync(path, before);
};

describe('a system that does not let us in', () => {
  test('a wrong password, a server that is not there and a database that is not there are told apart', async () => {
    const story = await linked();
    const { place } = story;
    const env = { TANDEM_SECRET_CRM_PASSWORD: 'wrong' };
    const before = await everything(story);
    const wrong = startTandem(['run', '--json'], { ...place.how, env });
    expect(told(await wrong.ended)).toEqual([4, 'postgres/sign-in']);
    expect(await everything(story)).toEqual(before);
    for (const [change, code] of [
      [{ port: await freePort() }, 'postgres/unreachable'],
      [{ database: 'nowhere' }, 'postgres/no-database'],
    ] as const) {
      const back = setting(story, change);
      expect(told(await refused(story))).toEqual([4, code]);
      back();
    }
    await mended(story);
  });

  test('B7: another database of the same server holds the run', async () => {
    const story = await linked();
    const other = await server.freshDatabase();
    await postgresHand(server, other, people);
    const back = setting(story, { database: other });
    expect(heldBy(await refused(story))).toEqual([3, ['identity']]);
    back();
    await mended(story);
  });

  test('a user who may no longer update is told, and nothing is written on either side before', async () => {
    const story = await linked();
    await server.query('postgres', `CREATE ROLE reader_${story.database} LOGIN PASSWORD 'only-for-tests'`);
    await story.sql(`GRANT SELECT ON people TO reader_${story.database}`);
    const back = setting(story, { user: `reader_${story.database}` });
    expect(heldBy(await refused(story))).toEqual([3, ['shape']]);
    back();
    await mended(story);
  });
});

describe('a CSV file that cannot be understood', () => {
  const spoil: readonly (readonly [what: string, code: string, how: (text: string) => string | Buffer])[] = [
    ['a quote that is never closed', 'csv/open-quote', (text) => text.replace('Person 5,', '"Person 5,')],
    ['a last row that breaks off', 'csv/ragged-row', (text) => text.slice(0, text.lastIndexOf(',0'))],
    ['nothing in it', 'csv/empty-file', () => ''],
    [
      'a byte that is no UTF-8',
      'csv/wrong-encoding',
      (text) => Buffer.from(text.replace('Person 7', 'Jörg'), 'latin1'),
    ],
    ['NUL bytes, as after a power failure', 'csv/nul-byte', (text) => text.replace('Person 9', '\0\0\0\0')],
    ['the same key twice', 'csv/same-keys', (text) => text.replace('\n7,', '\n6,')],
    ['no key in a row', 'csv/missing-key', (text) => text.replace('\n7,', '\n,')],
    ['two columns of one name', 'csv/same-columns', (text) => text.replace('phone', 'city')],
  ];
  test.each(spoil)('%s is told with its place, and the file is left as it is', async (_what, code, how) => {
    const story = await linked();
    const good = readFileSync(story.file, 'utf8');
    writeFileSync(story.file, how(good));
    const ended = await refused(story);
    expect(told(ended)).toEqual([4, code]);
    expect(ended.err).toContain('people.csv');
    writeFileSync(story.file, good);
    await mended(story);
  });

  test('B3: a file that ends early between two rows looks whole, and holds the run instead of removing anything', async () => {
    const story = await linked();
    const good = readFileSync(story.file, 'utf8');
    writeFileSync(story.file, good.split('\n').slice(0, 9).join('\n').concat('\n'));
    expect(heldBy(await refused(story))).toEqual([3, ['shrunk-side']]);
    writeFileSync(story.file, good.split('\n').slice(0, 1).join('\n').concat('\n'));
    expect(heldBy(await refused(story))).toEqual([3, expect.arrayContaining(['empty-side'])]);
    writeFileSync(story.file, good);
    await mended(story);
  });

  test('a cell of a megabyte is no problem, in either direction', async () => {
    const story = await linked();
    const [there, back] = ['ü'.repeat(500_000), 'x"y;'.repeat(250_000)];
    await story.erp.type('3', 'name', there);
    await story.crm.type('4', 'name', back);
    const run = await story.place.inside('run', '--json');
    expect([run.code, run.err]).toEqual([0, '']);
    expect((await story.crm.rows())[2]?.['name']).toBe(there);
    expect(readFileSync(story.file, 'utf8')).toContain(`\n4,"${back.replaceAll('"', '""')}",p4@`);
  });
});

describe('columns that changed since the flow was made', () => {
  test('B9: a column that is gone from the table or the file stops the run, and names it', async () => {
    const story = await linked();
    await story.sql('ALTER TABLE people RENAME COLUMN phone TO telephone');
    const held = await refused(story);
    expect(heldBy(held)).toEqual([3, ['shape']]);
    expect(held.out).toContain('\\"phone\\" is not there any more');
    await story.sql('ALTER TABLE people RENAME COLUMN telephone TO phone');
    const good = readFileSync(story.file, 'utf8');
    writeFileSync(story.file, good.replace('phone', 'telephone'));
    expect(heldBy(await refused(story))).toEqual([3, ['shape']]);
    writeFileSync(story.file, good);
    await mended(story);
  });

  test('B9: a column of another type stops the run', async () => {
    const story = await linked();
    await story.sql('ALTER TABLE people ALTER COLUMN phone TYPE integer USING phone::integer');
    expect(heldBy(await refused(story))).toEqual([3, ['shape']]);
    await story.sql(`ALTER TABLE people ALTER COLUMN phone TYPE text USING '0' || phone`);
    const back = setting(story, { types: { phone: 'integer' } }, 'erp');
    expect(heldBy(await refused(story))).toEqual([3, ['shape']]);
    back();
    await mended(story);
  });

  test('the key column of the file under another name is told', async () => {
    const story = await linked();
    const good = readFileSync(story.file, 'utf8');
    writeFileSync(story.file, good.replace('id,', 'number,'));
    expect(told(await refused(story))).toEqual([4, 'csv/no-column']);
    writeFileSync(story.file, good);
    await mended(story);
  });
});

/** Holds a table so that nobody else can read it, until it is let go. */
async function holding(database: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ ...server, database });
  await client.connect();
  await client.query('BEGIN');
  await client.query('LOCK TABLE people IN ACCESS EXCLUSIVE MODE');
  return () => client.end();
}

test('A15: of two runs at once in one workspace the second is refused, and the first goes on unharmed', async () => {
  const story = await linked();
  const { place, database } = story;
  const letGo = await holding(database);
  const first = place.start('run', '--json', '--quiet');
  for (let state = ''; !state.includes('"state":"running"'); await pause(50))
    state = (await place.inside('status', '--json')).out;
  const second = await place.inside('run', '--json');
  expect(told(second)).toEqual([4, 'state/in-use']);
  expect(second.err).toContain(String(first.child.pid));
  await letGo();
  const ended = await first.ended;
  expect([ended.code, ended.err]).toEqual([0, '']);
  expect(resultOf(ended)).toMatchObject({ syncs: { people: { left: { updated: 1 }, right: { updated: 1 } } } });
  await mended(story);
});
