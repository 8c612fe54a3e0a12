import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { Fault } from '../model/fault.ts';
import { err, ok } from '../model/result.ts';
import { type Answerer, answering, type Feeder, feeding } from './answer.ts';
import { call, stream } from './call.ts';
import { clientOver } from './connect.ts';
import { serveWindow } from './serve.ts';
import type { Wire } from './wire.ts';

const double = call('double', z.object({ of: z.int() }), z.object({ is: z.int() }));
const wait = call('wait', z.object({}), z.string());
const count = stream('count', z.object({ to: z.int() }), z.object({ n: z.int() }));

const wireOf = (port: MessagePort): Wire => ({
  send: (message) => port.postMessage(message),
  listen: (take) => port.on('message', take),
  closed: (then) => port.once('close', then),
});

/** A window and an engine with a channel between them. */
function pair(...parts: (Answerer | Feeder)[]) {
  const { port1, port2 } = new MessageChannel();
  const reported: unknown[] = [];
  serveWindow(wireOf(port1), parts, (error) => reported.push(error));
  onTestFinished(() => port1.close());
  return { client: clientOver(wireOf(port2)), reported, close: () => port1.close() };
}

const doubling = answering(double, async ({ of }) => ok({ is: of * 2 }));
async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('calls', () => {
  test('are answered, many at a time', async () => {
    const { client } = pair(doubling);
    const asked = Array.from({ length: 50 }, (_, of) => client.ask(double, { of }));
    expect(await Promise.all(asked)).toEqual(asked.map((_, of) => ok({ is: of * 2 })));
  });

  test('tell a fault as its problem, and a bug as one, which is reported', async () => {
    const problem = { code: 'state/full', message: 'The disk is full.', fix: 'Make room.' };
    const faulty = answering(double, async ({ of }) => {
      if (of === 1) throw new Fault('state', problem);
      if (of === 2) throw new TypeError('a slip');
      return err(problem);
    });
    const { client, reported } = pair(faulty);
    expect(await client.ask(double, { of: 1 })).toEqual(err(problem));
    expect(await client.ask(double, { of: 3 })).toEqual(err(problem));
    expect(reported).toEqual([]);
    expect(await client.ask(double, { of: 2 })).toMatchObject({ ok: false, error: { code: 'protocol/bug' } });
    expect(reported).toEqual([new TypeError('a slip')]);
  });

  test('with a question or an answer that does not fit, or a name that nobody knows, fail with a sentence', async () => {
    const other = answering(call('double', z.object({ of: z.string() }), z.unknown()), async () => ok(null));
    expect(await pair(other).client.ask(double, { of: 1 })).toMatchObject({ error: { code: 'protocol/misshapen' } });
    const wrong = answering(call('double', z.unknown(), z.string()), async () => ok('two'));
    expect(await pair(wrong).client.ask(double, { of: 1 })).toMatchObject({
      error: { code: 'protocol/other-version' },
    });
    expect(await pair().client.ask(double, { of: 1 })).toMatchObject({ error: { code: 'protocol/unknown' } });
    const stray = pair(answering(double, async () => ok({ is: 0.5 })));
    expect(await stray.client.ask(double, { of: 1 })).toMatchObject({ error: { code: 'protocol/misshapen' } });
    expect(stray.reported).toHaveLength(1);
  });

  test('can be taken back, and are when the window goes', async () => {
    const stopped: string[] = [];
    const waiting = answering(wait, (_, stop) => {
      return new Promise((done) => stop.addEventListener('abort', () => done(ok(String(stopped.push('stopped'))))));
    });
    const { client, close } = pair(waiting);
    const stop = new AbortController();
    const first = client.ask(wait, {}, stop.signal);
    stop.abort();
    expect(await first).toEqual(ok('1'));
    const second = client.ask(wait, {});
    await client.ask(double, { of: 1 });
    close();
    expect(await second).toMatchObject({ ok: false, error: { code: 'protocol/lost' } });
    await expect.poll(() => stopped).toHaveLength(2);
    expect(await client.ask(wait, {})).toMatchObject({ ok: false, error: { code: 'protocol/lost' } });
  });
});

describe('streams', () => {
  /** Counts, and notes what was made and that it was closed. */
  function counting(made: number[], ended: string[]): Feeder {
    return feeding(count, async function* ({ to }) {
      try {
        for (let n = 1; n <= to; n++) {
          made.push(n);
          yield { n };
        }
      } finally {
        ended.push('ended');
      }
    });
  }

  test('bring every item in order, and end', async () => {
    const ended: string[] = [];
    const { client } = pair(counting([], ended));
    expect(await collect(client.follow(count, { to: 3 }))).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    expect(ended).toEqual(['ended']);
  });

  test('make nothing that the window did not ask for yet, and end where it leaves', async () => {
    const made: number[] = [];
    const ended: string[] = [];
    const { client } = pair(counting(made, ended));
    for await (const { n } of client.follow(count, { to: 1_000_000 })) {
      expect(made.length).toBeLessThanOrEqual(n + 1);
      if (n === 5) break;
    }
    await expect.poll(() => ended).toEqual(['ended']);
    expect(made.length).toBeLessThanOrEqual(6);
  });

  test('tell a problem where one is met, and a lost wire', async () => {
    const problem = { code: 'run/cancelled', message: 'Stopped.', fix: 'Run again.' };
    const failing = feeding(count, async function* () {
      yield { n: 1 };
      throw new Fault('state', problem);
    });
    await expect(collect(pair(failing).client.follow(count, { to: 2 }))).rejects.toMatchObject({ problem });
    await expect(collect(pair().client.follow(count, { to: 2 }))).rejects.toMatchObject({
      problem: { code: 'protocol/unknown' },
    });
    const hanging = feeding(count, async function* (_, stop) {
      yield { n: 1 };
      await new Promise((done) => stop.addEventListener('abort', done));
    });
    const { client, close } = pair(hanging);
    const items = client.follow(count, { to: 2 })[Symbol.asyncIterator]();
    expect(await items.next()).toMatchObject({ value: { n: 1 } });
    const next = items.next();
    close();
    await expect(next).rejects.toMatchObject({ problem: { code: 'protocol/lost' } });
  });
});
