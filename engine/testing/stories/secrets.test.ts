import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testFolder } from '../fresh-store.ts';
import { freePort, type PostgresServer, startPostgres } from '../systems/postgres.ts';
import { type Ended, resultOf, tandem } from '../tandem.ts';
import { csvHand, postgresHand } from './hands.ts';
import { inData, type StoryWorkspace, storyWorkspace } from './workspace.ts';

/** It holds what URLs, JSON, SQL and base64 write in another way, and stands nowhere else. */
const password = 'Pl4nted "pass/w%rd+ü\\ &=?:secret';
const wrong = 'Wr0ng "pass/w%rd+ü\\ &=?:secret';

/** A secret in all the ways in which programs write it. In base64 its neighbours move it by one or two bytes. */
function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const shifted = [0, 1, 2].map((by) => {
    const text = Buffer.concat([Buffer.alloc(by), bytes])
      .toString('base64')
      .replaceAll('=', '');
    return text.slice(by === 0 ? 0 : by + 1, -1);
  });
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    secret.replaceAll("'", "''"),
    encodeURIComponent(secret),
    encodeURI(secret),
    new URLSearchParams([['p', secret]]).toString().slice(2),
    bytes.toString('hex'),
    ...shifted,
    ...shifted.map((one) => one.replaceAll('+', '-').replaceAll('/', '_')),
  ];
  return [...new Set([...forms, ...forms.map((one) => one.toLowerCase())])];
}

const forms = [password, wrong].flatMap(formsOf);
const found = (text: string): readonly string[] => forms.filter((form) => text.includes(form));

/** Files below a folder that hold a secret; what is not text is looked at byte by byte. */
const filesWith = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return forms.some(
        (form) => bytes.includes(Buffer.from(form, 'utf8')) || bytes.includes(Buffer.from(form, 'utf16le')),
      );
    });

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

const commands: readonly (readonly string[])[] = [
  ['connections'],
  ['connections', 'test'],
  ['check', '--discover'],
  ['plan'],
  ['preview'],
  ['run'],
  ['status', 'people'],
  ['conflicts'],
  ['dead'],
  ['history', 'left', '1'],
];

/** Those that reach for the systems. */
const reaching: readonly (readonly string[])[] = [
  ['connections', 'test', '--json'],
  ['connections', 'test'],
  ['check', '--discover'],
  ['preview'],
  ['run'],
  ['run', '--json'],
];

/** Carries out every command, for people and for machines, with all that is known of causes; answers what they said. */
function everything(place: StoryWorkspace): readonly Ended[] {
  return commands.flatMap((words) => [
    place.tandem(...words, '--verbose', '--yes'),
    place.tandem(...words, '--json', '--verbose', '--yes'),
  ]);
}

let server: PostgresServer;
let database: string;

beforeAll(async () => {
  server = await startPostgres();
  database = await server.freshDatabase();
  await server.query('postgres', `CREATE ROLE keeper LOGIN PASSWORD '${password}'`);
  const people = [1, 2, 3].map((n) => ({ name: `P${n}`, mail: `p${n}@example.com`, phone: `0${n}`, city: 'Bonn' }));
  await postgresHand(server, database, people);
  await server.query(
    database,
    `GRANT ALL ON ALL TABLES IN SCHEMA public TO keeper; GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO keeper;
     CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused for %', '${password}'; END $$;
     CREATE TRIGGER shout BEFORE UPDATE ON people FOR EACH ROW WHEN (NEW.city = 'Refused') EXECUTE FUNCTION shout();`,
  );
});
afterAll(() => server.stop());

interface Reach {
  readonly password?: string;
  readonly port?: number;
  readonly database?: string;
  readonly env?: { readonly [name: string]: string };
}

function workspaceFor(reach: Reach): { readonly place: StoryWorkspace; readonly csv: ReturnType<typeof csvHand> } {
  const settings = {
    host: server.host,
    port: reach.port ?? server.port,
    user: 'keeper',
    database: reach.database ?? database,
    connectTimeoutMs: 2000,
  };
  const place = storyWorkspace({
    folder: testFolder(),
    connections: {
      crm: { kind: 'postgres', settings, ...(reach.password === undefined ? {} : { password: reach.password }) },
      erp: { kind: 'csv', settings: { file: inData('people.csv'), key: 'id', encoding: 'utf-8' } },
    },
    flow,
    ...(reach.env === undefined ? {} : { env: reach.env }),
  });
  const csv = csvHand(place.data('people.csv'), [
    { name: 'P1', mail: 'p1@example.com', phone: 'other', city: 'Bonn' },
    { name: 'P2', mail: 'p2@example.com', phone: '02', city: 'Bonn' },
  ]);
  return { place, csv };
}

const said = (ended: readonly Ended[]): string => ended.map((one) => `${one.out}\n${one.err}`).join('\n');

test('P36: the password is in no file of the workspace and in no word of any command, also when the server itself says it', async () => {
  expect(found(`a text with ${password}`)).not.toEqual([]);
  const { place, csv } = workspaceFor({ password });
  const first = everything(place);
  expect(first.map((one) => one.code)).toEqual(first.map(() => 0));
  await csv.type('2', 'city', 'Refused');
  const run = place.tandem('run', '--json', '--verbose');
  expect([run.code, resultOf(run)['state']]).toEqual([2, 'partial']);
  const dead = place.tandem('dead', '--json', '--verbose');
  expect(dead.out).toContain('refused for ***');
  const words = said([...first, run, dead, place.tandem('undo', String(resultOf(run)['run']), '--yes', '--verbose')]);
  expect(found(words)).toEqual([]);
  expect(filesWith(place.folder)).toEqual([]);
});

test('P36: a password kept in the vault of the workspace is only in there encrypted', () => {
  const { place } = workspaceFor({});
  const keep = tandem(['connections', 'secret', 'crm', 'password', '--verbose'], {
    cwd: place.folder,
    input: `${password}\n`,
  });
  expect([keep.code, keep.err]).toEqual([0, '']);
  const ended = reaching.map((words) => place.tandem(...words, '--verbose'));
  expect(ended.map((one) => one.code)).toEqual(ended.map(() => 0));
  expect(found(said([keep, ...ended]))).toEqual([]);
  expect(filesWith(place.folder)).toEqual([]);
});

test('P36: neither is a wrong password, nor the right one where the server or its database is not there', async () => {
  const places = [
    { reach: { password: wrong }, code: 'postgres/sign-in' },
    { reach: { password, port: await freePort() }, code: 'postgres/unreachable' },
    { reach: { password, database: 'nowhere' }, code: 'postgres/no-database' },
  ];
  for (const { reach, code } of places) {
    const { place } = workspaceFor(reach);
    const ended = reaching.map((words) => place.tandem(...words, '--verbose'));
    expect(said(ended)).toContain(code);
    expect(found(said(ended))).toEqual([]);
    expect(filesWith(place.folder)).toEqual([]);
  }
});
