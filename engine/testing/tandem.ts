import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import Database from 'better-sqlite3';
import { main } from '../host/cli/main.ts';
import { testFolder } from './fresh-store.ts';
import { root } from './sources.ts';

/** The launcher, as people start it. */
export const launcher = join(root, 'engine', 'host', 'cli', 'tandem.mjs');

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface How {
  readonly cwd: string;
  readonly env?: { readonly [name: string]: string };
  readonly input?: string;
}

/** An environment with nothing of the machine in it but the way to its programs. */
export const environmentOf = (how: How): { [name: string]: string } => ({
  PATH: process.env['PATH'] ?? '',
  HOME: how.cwd,
  ...how.env,
});

/** Carries out one command line, in a process of its own. */
export function tandem(words: readonly string[], how: How): Ended {
  const { cwd, input } = how;
  const ended = spawnSync(process.execPath, [launcher, ...words], {
    cwd,
    encoding: 'utf8',
    env: environmentOf(how),
    maxBuffer: 2 ** 28,
    ...(input === undefined ? {} : { input }),
  });
  return { code: ended.status, out: ended.stdout, err: ended.stderr };
}

/** Carries out one command line in this process, which costs no start of another. */
export async function inTandem(words: readonly string[], how: How): Promise<Ended> {
  const said = { out: '', err: '' };
  const code = await main(words, {
    out: { write: (text: string) => (said.out += text) },
    err: { write: (text: string) => (said.err += text) },
    input: Readable.from([how.input ?? '']),
    env: environmentOf(how),
    cwd: how.cwd,
    stop: new AbortController().signal,
  });
  return { code, ...said };
}

/** Starts a command line and hands out the process; `ended` settles when it is over. */
export function startTandem(words: readonly string[], how: How, node: string = process.execPath) {
  const child = spawn(node, [launcher, ...words], { cwd: how.cwd, env: environmentOf(how) });
  const parts = { out: '', err: '' };
  child.stdout.on('data', (data: Buffer) => {
    parts.out += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    parts.err += data.toString();
  });
  const ended = new Promise<Ended>((done) => child.on('close', (code) => done({ code, ...parts })));
  return { child, ended };
}

/** The objects of JSON Lines. */
export const objectsOf = (text: string): readonly { readonly [name: string]: unknown }[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): { readonly [name: string]: unknown } => JSON.parse(line));

/** The result of a command that was given `--json`. */
export const resultOf = (ended: Ended): { readonly [name: string]: unknown } => objectsOf(ended.out).at(-1) ?? {};

/** A person of the small workspace. */
export interface Person {
  readonly id: number;
  readonly name: string;
  readonly mail: string;
  readonly city: string;
}

export const people = (count: number): readonly Person[] =>
  Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    name: `Person ${index + 1}`,
    mail: `p${index + 1}@example.com`,
    city: 'Bonn',
  }));

const rows = (list: readonly Person[]): string =>
  ['id,name,mail,city', ...list.map((one) => [one.id, one.name, one.mail, one.city].join(','))].join('\n').concat('\n');

/** A workspace with a shop in a CSV file on the left and a CRM in SQLite on the right. */
export interface SmallWorkspace {
  readonly folder: string;
  readonly flowFile: string;
  /** Replaces the shop's file. */
  shop(list: readonly Person[]): void;
  shopText(): string;
  /** Runs SQL in the CRM and answers its rows. */
  crm(sql: string): readonly unknown[];
  /** A command line in this process. */
  tandem(...words: readonly string[]): Promise<Ended>;
}

export interface SmallOptions {
  readonly shop?: readonly Person[];
  readonly crm?: readonly Person[];
  readonly rules?: object;
  readonly brakes?: object;
  readonly table?: string;
  readonly triggers?: readonly object[];
}

const fieldsOfSmall = [
  { id: 'name', left: 'name', right: 'name' },
  { id: 'mail', left: 'mail', right: 'mail' },
  { id: 'city', left: 'city', right: 'city' },
];

export const smallFlow = (options: SmallOptions = {}): object => ({
  format: 1,
  id: 'people',
  label: 'People',
  syncs: [
    {
      id: 'people',
      label: 'People',
      left: { connection: 'shop', object: 'shop', newKey: { from: 'next-number' } },
      right: { connection: 'crm', object: 'people' },
      match: { tiers: [{ left: ['mail'], right: ['mail'], normalise: ['email'] }] },
      fields: fieldsOfSmall,
      ...(options.rules === undefined ? {} : { rules: options.rules }),
      ...(options.brakes === undefined ? {} : { brakes: options.brakes }),
      ...(options.triggers === undefined ? {} : { triggers: options.triggers }),
    },
  ],
});

const usualTable = 'CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL, mail TEXT, city TEXT)';

function writeJson(file: string, data: object): void {
  writeFileSync(file, `${JSON.stringify(data, null, 2)}\n`);
}

/** Makes a small workspace in a folder that is removed after the test. */
export function smallWorkspace(options: SmallOptions = {}): SmallWorkspace {
  const folder = testFolder();
  for (const part of ['connections', 'flows', 'data']) mkdirSync(join(folder, part));
  const shopFile = join(folder, 'data', 'shop.csv');
  const crmFile = join(folder, 'data', 'crm.sqlite');
  const flowFile = join(folder, 'flows', 'people.json');
  const settings = { file: '../data/shop.csv', key: 'id' };
  writeJson(join(folder, 'connections', 'shop.json'), { format: 1, id: 'shop', kind: 'csv', label: 'Shop', settings });
  writeJson(join(folder, 'connections', 'crm.json'), {
    format: 1,
    id: 'crm',
    kind: 'sqlite',
    label: 'CRM',
    settings: { file: '../data/crm.sqlite' },
  });
  writeJson(flowFile, smallFlow(options));
  const shop = (list: readonly Person[]) => writeFileSync(shopFile, rows(list));
  const crm = (sql: string): readonly unknown[] => {
    const db = new Database(crmFile);
    try {
      const statement = db.prepare(sql);
      return statement.reader ? statement.all() : [statement.run()];
    } finally {
      db.close();
    }
  };
  shop(options.shop ?? []);
  crm(options.table ?? usualTable);
  for (const one of options.crm ?? [])
    crm(`INSERT INTO people VALUES (${one.id}, '${one.name}', '${one.mail}', '${one.city}')`);
  return {
    folder,
    flowFile,
    shop,
    crm,
    shopText: () => readFileSync(shopFile, 'utf8'),
    tandem: (...words) => inTandem(words, { cwd: folder }),
  };
}
