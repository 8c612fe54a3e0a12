import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FlowId, SyncId } from '../../model/ids.ts';
import { openStore } from '../../store/open.ts';
import { thisBoot } from '../../store/process.ts';
import {
  environmentOf,
  objectsOf,
  people,
  resultOf,
  type SmallOptions,
  type SmallWorkspace,
  smallFlow,
  smallWorkspace,
} from '../../testing/tandem.ts';
import { now } from './clock.ts';
import type { Context } from './context.ts';
import { main } from './main.ts';
import { screenOn } from './screen.ts';
import { sourceFor } from './source.ts';
import { type Tally, takeTurn } from './watch-turn.ts';

/** Changes are taken up as soon as the file was left alone for a moment. */
const onFile = { on: 'file', side: 'left', settleSeconds: 0.02 };
const hourly = { on: 'interval', everyMinutes: 60 };
const yearly = { on: 'cron', cron: '@yearly', zone: 'Europe/Berlin' };

type Line = { readonly [name: string]: unknown };

/** Watches in this process; hands out the lines of `--json` as they come. */
function watching(folder: string, ...words: readonly string[]) {
  const stop = new AbortController();
  const lines: Line[] = [];
  const waiting: ((line: Line) => void)[] = [];
  const said = { err: '' };
  const ended = main(['run', ...words, '--watch', '--json'], {
    out: {
      write: (text: string) => {
        for (const line of objectsOf(text)) {
          const next = waiting.shift();
          if (next === undefined) lines.push(line);
          else next(line);
        }
      },
    },
    err: { write: (text: string) => (said.err += text) },
    input: Readable.from(['']),
    env: environmentOf({ cwd: folder }),
    cwd: folder,
    stop: stop.signal,
  });
  onTestFinished(async () => {
    stop.abort();
    await ended;
  });
  const line = (): Promise<Line> => {
    const next = lines.shift();
    return next === undefined ? new Promise((done) => waiting.push(done)) : Promise.resolve(next);
  };
  const end = async (): Promise<number> => {
    stop.abort();
    return ended;
  };
  return { line, end, said };
}

/** Adds a stock to a small workspace; answers its file. */
function stock(small: SmallWorkspace): string {
  const file = join(small.folder, 'data', 'stock.csv');
  writeFileSync(file, small.shopText());
  const settings = { file: '../data/stock.csv', key: 'id' };
  const connection = { format: 1, id: 'stock', kind: 'csv', settings };
  writeFileSync(join(small.folder, 'connections', 'stock.json'), JSON.stringify(connection));
  return file;
}

const syncsOf = (options: SmallOptions): readonly object[] => {
  const { syncs }: { syncs?: readonly object[] } = smallFlow(options);
  return syncs ?? [];
};

/** A sync of the stock with the CRM, which runs at once. */
const ofStock = {
  ...syncsOf({ triggers: [hourly] })[0],
  id: 'stock',
  label: 'Stock',
  left: { connection: 'stock', object: 'stock', newKey: { from: 'next-number' } },
};

const run = (more: object) => ({ run: expect.objectContaining(more) });

describe('tandem run --watch', () => {
  test('T9 and T16: runs once to begin with, and again whenever the file was changed', async () => {
    const small = smallWorkspace({ shop: people(3), crm: people(2), triggers: [onFile] });
    const { line, end } = watching(small.folder);
    expect(await line()).toEqual({ watching: ['people'] });
    expect(await line()).toEqual(run({ flow: 'people', state: 'done', kind: 'run' }));
    expect(small.crm('SELECT count(*) AS n FROM people')).toEqual([{ n: 3 }]);
    small.shop(people(3).map((one) => ({ ...one, city: 'Köln' })));
    expect(await line()).toEqual(
      run({ syncs: { people: expect.objectContaining({ right: expect.objectContaining({ updated: 3 }) }) } }),
    );
    expect(await end()).toBe(0);
    expect(await line()).toEqual({ watched: ['people'], runs: 2, failed: 0 });
  });

  test('T9: a run that writes into a watched file is followed by one that finds nothing to write, and no more', async () => {
    const small = smallWorkspace({ shop: people(2), crm: people(3), triggers: [onFile] });
    const { line, end } = watching(small.folder);
    const written: unknown[] = [];
    await line();
    for (let runs = 0; runs < 2; runs++) written.push((await line())['run']);
    expect(written).toMatchObject([
      { syncs: { people: { left: { created: 1 } } } },
      { syncs: { people: { left: { created: 0 } } } },
    ]);
    small.shop(people(3).map((one) => ({ ...one, city: 'Köln' })));
    await line();
    await end();
    expect(await line()).toEqual({ watched: ['people'], runs: 3, failed: 0 });
  });

  test('T11: several flows take turns, and one that fails is told about and keeps no other from running', async () => {
    const small = smallWorkspace({ shop: people(3), crm: people(3), triggers: [onFile] });
    const file = stock(small);
    writeFileSync(
      join(small.folder, 'flows', 'orders.json'),
      JSON.stringify({ ...smallFlow(), id: 'orders', syncs: [ofStock] }),
    );
    expect((await small.tandem('check', 'orders')).code).toBe(0);
    rmSync(file);
    const { line, end } = watching(small.folder, 'people', 'orders');
    expect(await line()).toEqual({ watching: ['people', 'orders'] });
    const first = [await line(), await line()];
    expect(first).toEqual(
      expect.arrayContaining([
        run({ flow: 'people', state: 'done' }),
        { problem: expect.objectContaining({ flow: 'orders', code: 'csv/no-file' }) },
      ]),
    );
    small.shop(people(3).map((one) => ({ ...one, city: 'Köln' })));
    expect(await line()).toEqual(run({ flow: 'people', state: 'done' }));
    expect(await end()).toBe(0);
    expect(await line()).toEqual({ watched: ['people', 'orders'], runs: 2, failed: 1 });
  });

  test('T11: a sync whose system cannot be reached does not keep the others of its flow from running', async () => {
    const small = smallWorkspace({ shop: people(3), crm: people(2) });
    const file = stock(small);
    const flow = { format: 1, id: 'people', syncs: [ofStock, ...syncsOf({ triggers: [hourly] })] };
    writeFileSync(small.flowFile, JSON.stringify(flow));
    expect((await small.tandem('check')).code).toBe(0);
    rmSync(file);
    const { line, end } = watching(small.folder);
    expect(await line()).toEqual({ watching: ['people'] });
    const all = [await line(), await line()];
    expect(all).toContainEqual({ problem: expect.objectContaining({ code: 'csv/no-file' }) });
    expect(all).toContainEqual(run({ state: 'done', syncs: { people: expect.objectContaining({ linked: 3 }) } }));
    await end();
  });

  test('T2: a flow that is edited is taken up with its new triggers, without a brake for it', async () => {
    const small = smallWorkspace({ shop: people(3), crm: people(3), triggers: [onFile] });
    const { line, end, said } = watching(small.folder);
    await line();
    expect(await line()).toEqual(run({ state: 'done' }));
    writeFileSync(small.flowFile, '{ "format": 1, ');
    expect(await line()).toEqual({ problem: expect.objectContaining({ flow: 'people', code: 'flow/not-json' }) });
    expect(said.err).toContain('people.json is not JSON');
    const both = [{ on: 'file', settleSeconds: 0.02 }, yearly];
    writeFileSync(`${small.flowFile}.new`, JSON.stringify(smallFlow({ triggers: both })));
    renameSync(`${small.flowFile}.new`, small.flowFile);
    expect(await line()).toEqual(run({ state: 'done' }));
    small.crm("UPDATE people SET city = 'Ulm' WHERE id = 1");
    expect(await line()).toEqual(
      run({
        state: 'done',
        syncs: { people: expect.objectContaining({ left: expect.objectContaining({ updated: 1 }) }) },
      }),
    );
    await end();
  });

  test('T12: a paused flow says so and waits', async () => {
    const small = smallWorkspace({ shop: people(3), crm: people(3), triggers: [onFile] });
    await small.tandem('pause', 'people');
    const { line, end } = watching(small.folder);
    await line();
    expect(await line()).toEqual({ paused: 'people' });
    await small.tandem('resume', 'people');
    expect(await line()).toEqual(run({ state: 'done' }));
    expect(await end()).toBe(0);
  });

  test('T1: a flow without a trigger, and options that do not go together, are refused with the remedy', async () => {
    const small = smallWorkspace({ shop: people(1) });
    const codes = async (...words: string[]) => {
      const ended = await small.tandem('run', ...words, '--json');
      return [ended.code, resultOf(ended)['error']];
    };
    const refused = (code: string) => [64, expect.objectContaining({ code: `usage/${code}` })];
    expect(await codes('people', '--watch')).toEqual(refused('no-trigger'));
    expect(await codes('--watch')).toEqual(refused('no-trigger'));
    expect(await codes('people', '--watch', '--full')).toEqual(refused('watch-alone'));
    expect(await codes('people', '--watch', '--only', 'left:1')).toEqual(refused('watch-alone'));
    expect(await codes('people', 'people')).toEqual(refused('one-flow'));
    expect(await codes('people', '--full', '--only', 'left:1')).toEqual(refused('full-only'));
    expect(await codes('people', '--sync', 'orders')).toEqual(refused('unknown-sync'));
    expect(await codes('people', '--only', 'left:1', '1')).toEqual(refused('record'));
  });
});

/** A turn of the small flow by itself, with what was said about it. */
async function turnOf(small: SmallWorkspace, stop: AbortSignal) {
  const said = { out: '', err: '' };
  const streams = {
    out: { write: (text: string) => (said.out += text) },
    err: { write: (text: string) => (said.err += text) },
    env: environmentOf({ cwd: small.folder }),
  };
  const context: Context = {
    ...streams,
    input: Readable.from(['']),
    cwd: small.folder,
    stop,
    screen: screenOn(streams, { json: false, quiet: true, verbose: false, color: false }),
    workspace: null,
    yes: false,
    by: 'dana',
    role: 'admin',
    maskFor: () => null,
  };
  const flow = { source: sourceFor(context, 'people'), planned: null };
  const tally: Tally = { runs: 0, failed: 0, cut: false, toldBusy: false };
  const turn = { flow: FlowId.parse('people'), syncs: [SyncId.parse('people')] };
  const take = async () => [...(await takeTurn(context, flow, turn, tally)).values()];
  return { take, tally, said };
}

describe('published versions and watching', () => {
  test('Y9: a version is taken up as soon as it is published, and no edit of the draft', async () => {
    const small = smallWorkspace({ shop: people(1), crm: people(1), triggers: [onFile] });
    const rename = (from: string, to: string) =>
      writeFileSync(small.flowFile, readFileSync(small.flowFile, 'utf8').replace(from, to));
    const { line, end } = watching(small.folder);
    await line();
    expect(await line()).toEqual(run({ state: 'done' }));
    await small.tandem('publish');
    // Another direction, then no line at all: a draft that is ahead of what is live.
    rename('"id": "city",', '"id": "city", "direction": "to-left",');
    small.shop(people(1).map((one) => ({ ...one, city: 'Köln' })));
    const updated = (count: number) =>
      run({ syncs: { people: expect.objectContaining({ right: expect.objectContaining({ updated: count }) }) } });
    expect(await line()).toEqual(updated(1));
    rename('"format": 1,', '');
    small.shop(people(1).map((one) => ({ ...one, city: 'Ulm' })));
    expect(await line()).toEqual(updated(1));
    rename('{', '{ "format": 1,');
    expect((await small.tandem('publish')).code).toBe(0);
    small.shop(people(1).map((one) => ({ ...one, city: 'Hof' })));
    expect(await line()).toEqual(updated(0));
    expect(small.crm('SELECT city FROM people')).toEqual([{ city: 'Ulm' }]);
    expect(await end()).toBe(0);
  });

  test('Y9: a trigger counts once its version is published', async () => {
    const small = smallWorkspace({ shop: people(1), crm: people(1), triggers: [yearly] });
    await small.tandem('run');
    await small.tandem('publish');
    const { line, end } = watching(small.folder);
    expect(await line()).toEqual({ watching: ['people'] });
    writeFileSync(small.flowFile, JSON.stringify(smallFlow({ triggers: [onFile] })));
    await small.tandem('publish');
    // Noticed by the file trigger of version 2 alone.
    expect(await line()).toEqual(run({ state: 'done' }));
    expect(await end()).toBe(0);
  });
});

describe('a turn', () => {
  test('T17: a run that is cut off by a request to stop is recorded as cancelled, and told as the end', async () => {
    const small = smallWorkspace({ shop: people(3), crm: people(2) });
    const { take, tally } = await turnOf(small, AbortSignal.abort());
    expect([await take(), tally.runs, tally.cut]).toEqual([['ran'], 1, true]);
    expect((await small.tandem('status', 'people')).out).toContain('last run cancelled');
  });

  test('T12: while another process works in the workspace a turn waits for it, and says so once', async () => {
    const small = smallWorkspace({ shop: people(3), crm: people(2) });
    const { take, tally, said } = await turnOf(small, new AbortController().signal);
    const { store } = await openStore(join(small.folder, '.tandem', 'state.sqlite'), { now });
    const lease = { holder: 'other', pid: process.pid, boot: thisBoot(Date.now()), heartbeatAt: now() };
    await store.takeLease(lease, lease.heartbeatAt);
    expect([await take(), await take()]).toEqual([['busy'], ['busy']]);
    expect(said.err.match(/Another Tandem process/g)).toHaveLength(1);
    await store.dropLease('other');
    await store.close();
    expect([await take(), tally]).toEqual([['ran'], { runs: 1, failed: 0, cut: false, toldBusy: false }]);
    expect(said.out).toMatch(
      /^\d{4}-\d\d-\d\d [\d:]{8} UTC {2}people: done\. People: 1 record created in CRM; 3 pairs linked\.\n$/,
    );
  });

  test('T11 and T12: a pause in a run lets it be taken up again, a mistake in the flow counts as failed', async () => {
    const small = smallWorkspace({ shop: people(3), crm: people(2) });
    const { take, tally, said } = await turnOf(small, new AbortController().signal);
    await small.tandem('pause');
    expect([await take(), tally.failed]).toEqual([['stopped'], 0]);
    await small.tandem('resume');
    writeFileSync(small.flowFile, JSON.stringify(smallFlow({ rules: { conflict: { rule: 'union' } } })));
    expect([await take(), tally.failed]).toEqual([['failed'], 1]);
    expect(said.err).toContain('Error [people');
  });
});

describe('tandem run --only', () => {
  test('T13: writes the chosen records and no others', async () => {
    const small = smallWorkspace({ shop: people(3), crm: people(3) });
    await small.tandem('run');
    small.shop(people(4).map((one) => ({ ...one, city: 'Köln' })));
    const preview = objectsOf((await small.tandem('preview', '--only', 'left:2', 'right:3', '--json')).out);
    const fields = { city: { before: 'Bonn', after: 'Köln' } };
    const planned = preview.flatMap((one) => (one['change'] === undefined ? [] : [one['change']]));
    expect(planned).toHaveLength(2);
    for (const key of ['2', '3'])
      expect(planned).toContainEqual(expect.objectContaining({ side: 'right', key, fields }));
    const ended = await small.tandem('run', 'people', '--only', 'left:2', 'right:3');
    expect([ended.code, ended.out]).toEqual([
      0,
      expect.stringContaining('People: 2 records updated in CRM; 3 pairs linked.'),
    ]);
    expect(small.crm('SELECT city FROM people')).toEqual([{ city: 'Bonn' }, { city: 'Köln' }, { city: 'Köln' }]);
    expect((await small.tandem('run', '--sync', 'people', '--only', 'left:4')).out).toContain(
      '1 record created in CRM',
    );
  });

  test('T15: a key that nobody has is told, and nothing is written', async () => {
    const small = smallWorkspace({ shop: people(3), crm: people(3) });
    expect(resultOf(await small.tandem('run', '--only', 'left:2', '--json'))).toMatchObject({
      state: 'failed',
      problem: { code: 'run/never-ran' },
    });
    await small.tandem('run');
    const ended = await small.tandem('run', '--only', 'left:77');
    expect([ended.code, ended.err]).toEqual([4, expect.stringContaining('has no record "77"')]);
  });
});
