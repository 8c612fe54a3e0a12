import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import type { z } from 'zod';
import { hostContext } from '../host/app/host-context.ts';
import { type OpenHouse, openHouse } from '../host/app/open-house.ts';
import type { Who } from '../host/app/part.ts';
import { writeSample } from '../host/sample/write-sample.ts';
import { workspaceAt } from '../host/workspace/workspace.ts';
import type { Call, Stream } from '../protocol/call.ts';
import { type News, news } from '../protocol/calls/news.ts';
import { type Client, clientOver } from '../protocol/connect.ts';
import { serveWindow } from '../protocol/serve.ts';
import type { Wire } from '../protocol/wire.ts';
import { testFolder } from './fresh-store.ts';

const wireOf = (port: MessagePort): Wire => ({
  send: (message) => port.postMessage(message),
  listen: (take) => port.on('message', take),
  closed: (then) => port.once('close', then),
});

/** A window of a workspace, for tests. */
export interface TestWindow {
  readonly client: Client;
  /** @throws the problem, as an error with its words, where the answer is one */
  ask<Params extends z.ZodType, Answer extends z.ZodType>(
    call: Call<Params, Answer>,
    params: z.input<Params>,
  ): Promise<z.output<Answer>>;
  /** The code of the problem that the answer is; null where it is none. */
  refused<Params extends z.ZodType, Answer extends z.ZodType>(
    call: Call<Params, Answer>,
    params: z.input<Params>,
  ): Promise<string | null>;
  /** All items of a stream, to its end. */
  collect<Params extends z.ZodType, Item extends z.ZodType>(
    stream: Stream<Params, Item>,
    params: z.input<Params>,
  ): Promise<readonly z.output<Item>[]>;
  /** Listens to the news; `next` is the first from then on that fits. */
  listen(fits: (one: News) => boolean): Promise<{ readonly next: Promise<News> }>;
  close(): void;
}

async function firstOf(items: AsyncIterator<News>, fits: (one: News) => boolean): Promise<News> {
  for (;;) {
    const one = await items.next();
    if (one.done === true) throw new Error('The news ended.');
    if (!fits(one.value)) continue;
    await items.return?.();
    return one.value;
  }
}

/** Lets a window into a house, through a channel as a real one. */
export function windowInto(open: OpenHouse, who: Who = { by: 'dana', role: 'admin' }): TestWindow {
  const { port1, port2 } = new MessageChannel();
  serveWindow(wireOf(port1), open.partsFor(who), (error) => {
    throw error;
  });
  const client = clientOver(wireOf(port2));
  return {
    client,
    async ask(call, params) {
      const said = await client.ask(call, params);
      if (said.ok) return said.value;
      throw new Error(`${call.name}: ${said.error.code}: ${said.error.message} ${said.error.cause ?? ''}`);
    },
    async refused(call, params) {
      const said = await client.ask(call, params);
      return said.ok ? null : said.error.code;
    },
    async collect(stream, params) {
      const items = [];
      for await (const item of client.follow(stream, params)) items.push(item);
      return items;
    },
    async listen(fits) {
      const items = client.follow(news, {})[Symbol.asyncIterator]();
      // The engine's state comes first: then the window is known to listen.
      await items.next();
      return { next: firstOf(items, fits) };
    },
    close: () => port1.close(),
  };
}

/** Opens a workspace for windows until the test ends. */
export async function openFor(folder: string): Promise<OpenHouse> {
  const stop = new AbortController();
  const context = hostContext({ folder, env: { HOME: folder }, stop: stop.signal, by: 'dana' });
  const open = await openHouse(context, workspaceAt(folder), '0.0.0');
  onTestFinished(() => open.close());
  return open;
}

/** A fresh sample workspace, opened, with a window into it. */
export async function sampleWindow(): Promise<TestWindow & { readonly open: OpenHouse; readonly folder: string }> {
  const folder = testFolder();
  await writeSample(folder);
  const open = await openFor(folder);
  const window = windowInto(open);
  onTestFinished(window.close);
  return { ...window, open, folder };
}
