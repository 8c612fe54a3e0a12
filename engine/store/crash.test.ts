import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { brokenAt, chainStart } from '../core/values/chain.ts';
import { batchSize } from '../testing/commit-forever.ts';
import { testFolder } from '../testing/fresh-store.ts';
import { keysInTurn } from '../testing/rewrite-forever.ts';
import { linked, linkId, people, runId, startOfTests } from '../testing/state-samples.ts';
import type { Store } from './contract.ts';
import { openStore } from './open.ts';

const script = join(import.meta.dirname, '..', 'testing', 'commit-forever.ts');

const rewriter = join(import.meta.dirname, '..', 'testing', 'rewrite-forever.ts');

type Child = ChildProcessByStdio<null, Readable, Readable>;

const begin = (file: string, ...rest: readonly string[]): Child =>
  spawn(process.execPath, ['--no-warnings', rest.length === 0 ? rewriter : script, file, ...rest], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** The numbers of the batches that it said were committed, until `enough` or its end. */
async function acknowledged(child: Child, enough: number): Promise<number> {
  let count = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    expect(Number(line)).toBe(count);
    count += 1;
    if (count >= enough) break;
  }
  return count;
}

/** Every batch up to `atLeast` is there, each whole, and at most one more. @returns how many there are */
async function wholeBatches(store: Store, name: string, atLeast: number): Promise<number> {
  let batches = 0;
  for (;;) {
    const run = runId(`${name}-${batches}`);
    const entries = await store.journalOfRun(run, null, 100, false);
    const ids = Array.from({ length: batchSize }, (_, at) => linkId(`${run}-${at}`));
    const known = [(await store.run(run)) === null ? 0 : batchSize, entries.length];
    known.push((await store.links(people, ids)).size, (await store.shadows(people, ids)).size);
    expect(known).toEqual(known[0] === 0 ? [0, 0, 0, 0] : [batchSize, batchSize, batchSize, batchSize]);
    if (known[0] === 0) break;
    batches += 1;
  }
  expect(batches).toBeGreaterThanOrEqual(atLeast);
  return batches;
}

const stateKey = Buffer.alloc(32, 5);

async function killAndCount(keys: readonly Buffer[]): Promise<void> {
  const file = join(testFolder(), 'state.sqlite');
  const rest = keys.map((one) => one.toString('hex'));
  let total = 0;
  for (const [round, enough] of [1, 2, 5, 9, 14, 30].entries()) {
    const name = `round${round}`;
    const child = begin(file, name, '100000', ...rest);
    const ended = once(child, 'exit');
    const said = await acknowledged(child, enough);
    child.kill('SIGKILL');
    await ended;
    const { store, notices } = await openStore(file, { now: () => startOfTests, keys: async () => keys });
    expect(notices).toEqual([]);
    total += await wholeBatches(store, name, said);
    expect(await store.countLinks(people, ['live'])).toBe(total * batchSize);
    await store.close();
  }
}

async function threeAtOnce(keys: readonly Buffer[]): Promise<void> {
  const file = join(testFolder(), 'state.sqlite');
  const rest = keys.map((one) => one.toString('hex'));
  const children = ['one', 'two', 'three'].map((name) => begin(file, name, '25', ...rest));
  const said = await Promise.all(children.map((child) => acknowledged(child, 25)));
  expect(said).toEqual([25, 25, 25]);
  await Promise.all(children.map(async (child) => child.exitCode ?? once(child, 'exit')));
  const { store, notices } = await openStore(file, { now: () => startOfTests, keys: async () => keys });
  expect(notices).toEqual([]);
  expect(await store.countLinks(people, ['live'])).toBe(75 * batchSize);
  for (const name of ['one', 'two', 'three']) expect(await wholeBatches(store, name, 25)).toBe(25);
  await store.close();
}

test('R3: a process killed while it commits leaves every batch whole or absent, and all that it said were done', () =>
  killAndCount([]));

test('R3: two processes that open a fresh state at once and commit beside each other lose nothing', () =>
  threeAtOnce([]));

test('K4: an encrypted state survives the same: killed while it commits, and made by several processes at once', {
  timeout: 120_000,
}, async () => {
  await killAndCount([stateKey]);
  await threeAtOnce([stateKey]);
});

test('K6: a process killed while it rewrites a state leaves it whole under the old key or the new one', {
  timeout: 120_000,
}, async () => {
  const file = join(testFolder(), 'state.sqlite');
  const keys = keysInTurn.filter((key) => key !== null);
  const open = () => openStore(file, { now: () => startOfTests, keys: async () => keys });
  const { store: fresh } = await open();
  await fresh.commit(Array.from({ length: 300 }, (_, at) => linked(`a${at}`)).flat());
  await fresh.close();
  let deeds = 0;
  for (let kill = 0; kill < 12; kill += 1) {
    const child = begin(file);
    const ended = once(child, 'exit');
    const said = await acknowledged(child, 1 + (kill % 3));
    await wait(7 * kill);
    child.kill('SIGKILL');
    await ended;
    const { store, notices } = await open();
    expect(notices).toEqual([]);
    expect(await store.countLinks(people, ['live'])).toBe(300);
    const rows = await store.auditPage(0, 10_000);
    expect(rows.length).toBeGreaterThanOrEqual(deeds + said - 1);
    for (const [index, row] of rows.entries())
      expect(brokenAt(rows[index - 1] ?? { seq: 0, hash: chainStart }, row)).toBeNull();
    deeds = rows.length;
    await store.close();
    expect(
      readdirSync(join(file, '..'), { recursive: true }).filter((name) => String(name).includes('rewriting')),
    ).toEqual([]);
  }
});
