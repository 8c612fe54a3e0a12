import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { faultOf } from '../../testing/conformance/writes.ts';
import { type Desk, deskOf, set, viewOf } from '../../testing/desk.ts';
import { asNobody, hasSmallDisk, isRoot, smallDisk } from '../../testing/machine.ts';
import { freshSeed } from '../../testing/seeds.ts';
import { csv } from './csv.ts';
import { settle } from './replace.ts';

const seed = freshSeed();

let desk: Desk;

beforeEach(() => {
  desk = deskOf(csv);
});
afterEach(() => desk.dispose());

const write = (bytes: string | Buffer): void => writeFileSync(desk.path('people.csv'), bytes);
const text = (): string => readFileSync(desk.path('people.csv'), 'utf8');

async function opened(settings: { readonly [name: string]: unknown } = {}) {
  const session = await desk.open('people.csv', { key: 'id', ...settings });
  return { session, view: await viewOf(session, 'people') };
}

/** What Tandem leaves beside the file. */
const leftBeside = (): readonly string[] => readdirSync(desk.path('.')).filter((name) => name.includes('tandem'));

const counterScript = (file: string, folder: string): string => `
  import { csv } from ${JSON.stringify(join(import.meta.dirname, 'csv.ts'))};
  const session = await csv.open({ file: ${JSON.stringify(file)}, key: 'id' }, {}, { now: () => '2026-06-01T00:00:00Z', folder: ${JSON.stringify(folder)} });
  const shape = await session.shape('people');
  const view = { shape, fields: ['id', 'value'], modifiedAt: null };
  const keys = Array.from({ length: 3000 }, (_, at) => String(at + 1));
  console.log('ready');
  for (let round = 1; ; round += 1) {
    const writes = keys.map((key) => ({ op: 'update', intent: 'i', key, fields: { value: 'round ' + process.pid + '-' + round }, expect: { fields: {} } }));
    for (const outcome of await session.write(view, writes)) if (outcome.kind !== 'done' && outcome.kind !== 'later') throw new Error(JSON.stringify(outcome));
    console.log(round);
  }`;

test(`seed ${seed}: a process killed while it rewrites leaves the old file or the new one, 20 times over`, {
  timeout: 300_000,
}, async () => {
  const rows = Array.from({ length: 3000 }, (_, at) => `${at + 1},round 0,"kept, ${at}"\n`).join('');
  write(`id,value,own\n${rows}`);
  let pause = seed;
  const values = new Set<string>();
  for (let kill = 0; kill < 20; kill += 1) {
    const child = spawn(
      process.execPath,
      ['--input-type=module', '-e', counterScript('../people.csv', desk.path('connections'))],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    for (let seen = ''; !seen.includes('1\n'); ) seen += String(await once(child.stdout, 'data'));
    pause = (pause * 1103515245 + 12345) % 2147483648;
    const exited = once(child, 'exit');
    setTimeout(() => child.kill('SIGKILL'), pause % 100);
    await exited;
    const lines = text().split('\n');
    expect(lines).toHaveLength(3002);
    expect(lines[0]).toBe('id,value,own');
    const [, value = ''] = lines[1]?.split(',') ?? [];
    expect(lines.slice(1, -1)).toEqual(Array.from({ length: 3000 }, (_, at) => `${at + 1},${value},"kept, ${at}"`));
    values.add(value);
  }
  expect(values.size).toBeGreaterThan(1);
  const { session, view } = await opened();
  expect((await session.write(view, [set('1', { value: 'after' })])).map((one) => one.kind)).toEqual(['done']);
  expect(leftBeside()).toEqual([]);
});

test('what another process appends while we rewrite, over and over, is never lost', async () => {
  write(`id,value\n${Array.from({ length: 200 }, (_, at) => `${at + 1},x\n`).join('')}`);
  const script = `
    import { appendFileSync } from 'node:fs';
    const path = ${JSON.stringify(desk.path('people.csv'))};
    console.log('ready');
    for (let n = 1; n <= 200; n += 1) {
      appendFileSync(path, 'p' + n + ',typed\\n');
      const until = process.hrtime.bigint() + BigInt((n * 7919000) % 20000000);
      while (process.hrtime.bigint() < until);
    }`;
  const { session, view } = await opened();
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  let running = true;
  const exited = once(child, 'exit').then(() => {
    running = false;
  });
  let done = 0;
  for (let round = 0; running; round += 1) {
    const [outcome] = await session.write(view, [set('1', { value: `ours ${round}` })]);
    if (outcome?.kind === 'done') done += 1;
  }
  await exited;
  expect(done).toBeGreaterThan(0);
  const typed = text()
    .split('\n')
    .filter((line) => line.endsWith(',typed'));
  expect(typed).toHaveLength(200);
  expect(new Set(typed).size).toBe(200);
});

test('what somebody still wrote into the old version after the rename is put back, added, or kept beside the file', async () => {
  const path = desk.path('people.csv');
  const old = desk.path('old');
  const place = { kind: 'csv', name: 'people.csv', path, identity: 'csv:people.csv' };
  const before = 'id,name\n1,Ann\n';
  const digest = createHash('sha256').update(before).digest('hex');
  const settled = async (edits: { readonly old?: string; readonly now?: string }) => {
    writeFileSync(old, before);
    writeFileSync(path, 'id,name\n1,ours\n');
    const origin = { stamp: statSync(old, { bigint: true }), digest };
    const ours = statSync(path, { bigint: true });
    if (edits.old !== undefined) writeFileSync(old, edits.old);
    if (edits.now !== undefined) writeFileSync(path, edits.now);
    return await settle(place, { old, ours, origin });
  };
  expect(await settled({})).toBe(true);
  expect(text()).toBe('id,name\n1,ours\n');
  expect(await settled({ old: 'id,name\n1,theirs\n' })).toBe(false);
  expect(text()).toBe('id,name\n1,theirs\n');
  expect(await settled({ old: `${before}2,late\n`, now: 'id,name\n1,ours\n3,new\n' })).toBe(true);
  expect(text()).toBe('id,name\n1,ours\n3,new\n2,late\n');
  const fault = await faultOf(() => settled({ old: 'id,name\n1,theirs\n', now: 'id,name\n1,ours\n3,new\n' }));
  expect(fault).toMatchObject({ kind: 'unknown', problem: { code: 'csv/edited-twice' } });
  const copy = readdirSync(desk.path('.')).find((name) => name.startsWith('people (edited ')) ?? '';
  expect(fault.problem.message).toContain(copy);
  expect(readFileSync(desk.path(copy), 'utf8')).toBe('id,name\n1,theirs\n');
});

test('a lock that another session holds makes the batch come again later; one that a crash left is broken', async () => {
  write('id,name\n1,Ann\n');
  const { session, view } = await opened();
  const lock = desk.path('.people.csv.tandem-lock');
  writeFileSync(lock, 'another-machine 1');
  expect(await session.write(view, [set('1', { name: 'x' })])).toMatchObject([
    { kind: 'later', problem: { code: 'csv/keeps-changing' } },
  ]);
  expect(text()).toBe('id,name\n1,Ann\n');
  utimesSync(lock, 1_000_000, 1_000_000);
  expect((await session.write(view, [set('1', { name: 'x' })])).map((one) => one.kind)).toEqual(['done']);
  expect(leftBeside()).toEqual([]);
});

test.skipIf(!hasSmallDisk)('a full disk leaves the file as it was and nothing beside it', async () => {
  // Only root on Linux can make a disk of its own.
  const disk = smallDisk('1m');
  if (disk === null) throw new Error('The small disk is gone.');
  try {
    const path = join(disk.folder, 'people.csv');
    const before = `id,name\n${Array.from({ length: 45_000 }, (_, at) => `${at},name ${at}\n`).join('')}`;
    writeFileSync(path, before);
    const session = await desk.open('', { file: path, key: 'id' });
    const view = await viewOf(session, 'people');
    const fault = await faultOf(() => session.write(view, [set('7', { name: 'x' })]));
    expect(fault).toMatchObject({ kind: 'transient', problem: { code: 'csv/disk-full' } });
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(readdirSync(disk.folder)).toEqual(['people.csv']);
  } finally {
    disk.dispose();
  }
});

test.skipIf(!isRoot)(
  'a file or a folder that may not be written is a fault of sign-in, and nothing is written',
  async () => {
    write('id,name\n1,Ann\n');
    chmodSync(desk.path('.'), 0o777);
    const script = `
    import { csv } from ${JSON.stringify(join(import.meta.dirname, 'csv.ts'))};
    try {
      const session = await csv.open({ file: '../people.csv', key: 'id' }, {}, { now: () => '2026-06-01T00:00:00Z', folder: ${JSON.stringify(desk.path('connections'))} });
      const shape = await session.shape('people');
      const write = { op: 'update', intent: 'i', key: '1', fields: { name: 'b' }, expect: { fields: {} } };
      console.log((await session.write({ shape, fields: ['name'], modifiedAt: null }, [write])).map((one) => one.kind).join());
    } catch (error) {
      console.log(error.kind, error.problem?.code);
    }`;
    chmodSync(desk.path('people.csv'), 0o644);
    expect(asNobody(script)).toBe('sign-in csv/no-permission');
    chmodSync(desk.path('people.csv'), 0o600);
    expect(asNobody(script)).toBe('sign-in csv/no-permission');
    chmodSync(desk.path('people.csv'), 0o666);
    chmodSync(desk.path('.'), 0o755);
    expect(asNobody(script)).toBe('sign-in csv/no-permission');
    expect(text()).toBe('id,name\n1,Ann\n');
    chmodSync(desk.path('.'), 0o777);
    expect(asNobody(script)).toBe('done');
    expect(text()).toBe('id,name\n1,b\n');
    expect(statSync(desk.path('people.csv')).mode & 0o777).toBe(0o666);
  },
);

test('what a crash left beside the file is cleared away; a draft of another machine stays while it may be in use', async () => {
  write('id,name\n1,Ann\n');
  writeFileSync(desk.path('.people.csv.tandem-0123.old'), 'x');
  writeFileSync(desk.path('.people.csv.tandem-0123.tmp'), 'just now, perhaps by another machine');
  const { session, view } = await opened();
  await session.write(view, [set('1', { name: 'x' })]);
  expect(leftBeside()).toEqual(['.people.csv.tandem-0123.tmp']);
  rmSync(desk.path('.people.csv.tandem-0123.tmp'));
  appendFileSync(desk.path('people.csv'), '2,Ben\n');
  expect((await session.write(view, [set('2', { name: 'y' })])).map((one) => one.kind)).toEqual(['done']);
});
