import { z } from 'zod';
import { Problem } from '../engine/model/problem.ts';
import { err, type Result } from '../engine/model/result.ts';
import type { Call, Stream } from '../engine/protocol/call.ts';
import { type Client, clientOver } from '../engine/protocol/connect.ts';
import type { Wire } from '../engine/protocol/wire.ts';
import { wordsOf } from './words/words.ts';

/** How the window stands with its engine. */
export type Connected = 'connecting' | 'open' | 'lost' | 'refused';

/** The engine does not run, and is not started again by itself. */
export class EngineDown extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'EngineDown';
    this.problem = problem;
  }
}

/** The engine as the screens see it, whatever wire it hangs on; lost wires are found again. */
export interface EngineClient {
  /** This window, among others on the same workspace. */
  readonly window: string;
  /** Never rejects. A call made while the wire is lost waits for the next one, for ten seconds at most. */
  ask<Params extends z.ZodType, Answer extends z.ZodType>(
    call: Call<Params, Answer>,
    params: z.input<Params>,
    stop?: AbortSignal,
  ): Promise<Result<z.output<Answer>, Problem>>;
  /** @throws Fault when the wire is lost or the engine met a problem */
  follow<Params extends z.ZodType, Item extends z.ZodType>(
    stream: Stream<Params, Item>,
    params: z.input<Params>,
  ): AsyncIterable<z.output<Item>>;
  state(): Connected;
  /** Why the engine does not run, where it is not started again by itself. */
  down(): Problem | null;
  /** Told at once and whenever it changes. */
  watch(told: (state: Connected) => void): () => void;
}

const waitMs = 10_000;
const retryMs = [250, 500, 1000, 2000, 4000] as const;

/** What the engine answers once the role of somebody changed, or they were signed out. */
const seatedAnew = 'people/signed-out';

function lost(): Problem {
  const words = wordsOf('state');
  return { code: 'protocol/lost', message: words('lost'), fix: words('lostFix') };
}

/** A wire over a socket of the browser. */
function socketWire(socket: WebSocket): Wire {
  return {
    send: (message) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    },
    listen: (take) => socket.addEventListener('message', ({ data }) => take(JSON.parse(String(data)))),
    closed: (then) => socket.addEventListener('close', () => then(), { once: true }),
  };
}

/** A wire over the port that the desktop app hands over. */
function portWire(port: MessagePort): Wire {
  port.start();
  return {
    send: (message) => port.postMessage(message),
    listen: (take) => port.addEventListener('message', ({ data }) => take(data)),
    closed: (then) => port.addEventListener('close', () => then(), { once: true }),
  };
}

/** Opens wires one after the other; `refused` where trying again is of no use. */
export type Dial = () => Promise<Wire | 'refused'>;

const socketAt = (url: string): Promise<WebSocket> =>
  new Promise((done, fail) => {
    const socket = new WebSocket(url);
    socket.addEventListener('open', () => done(socket), { once: true });
    socket.addEventListener('error', () => fail(new Error('The socket did not open.')), { once: true });
  });

/** Shows the token of the address once, and takes it out of the address. */
async function signIn(): Promise<void> {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token === null) return;
  history.replaceState(null, '', `${location.pathname}#/`);
  await fetch('sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
}

const Known = z.object({ signedIn: z.boolean(), down: Problem.nullable() });

/** The engine behind the host for browsers. */
export const dialHost: Dial = async () => {
  await signIn();
  const answer = await fetch('signed-in');
  const { signedIn, down } = Known.parse(await answer.json());
  if (!signedIn) return 'refused';
  if (down !== null) throw new EngineDown(down);
  return socketWire(await socketAt(new URL('engine', location.href).href.replace(/^http/, 'ws').replace(/#.*/, '')));
};

/** The engine of the desktop app, which hands a port to the window whenever its engine starts anew. */
export const dialPort =
  (ports: () => Promise<MessagePort>): Dial =>
  async () =>
    portWire(await ports());

export function engineClient(dial: Dial): EngineClient {
  const watchers = new Set<(state: Connected) => void>();
  let state: Connected = 'connecting';
  let down: Problem | null = null;
  let now = Promise.withResolvers<Client>();
  let over = Promise.withResolvers<void>();
  const become = (next: Connected): void => {
    state = next;
    for (const told of watchers) told(next);
  };
  const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
  const connect = async (tries: number): Promise<void> => {
    try {
      const wire = await dial();
      if (wire === 'refused') return become('refused');
      wire.closed(() => {
        now = Promise.withResolvers<Client>();
        over.resolve();
        over = Promise.withResolvers<void>();
        become('lost');
        void connect(0);
      });
      down = null;
      now.resolve(clientOver(wire));
      return become('open');
    } catch (error) {
      down = error instanceof EngineDown ? error.problem : null;
      if (state === 'open' || tries > 0) become('lost');
      await pause(retryMs[Math.min(tries, retryMs.length - 1)] ?? 4000);
      return connect(tries + 1);
    }
  };
  void connect(0);
  const reached = (): Promise<Client | null> => Promise.race([now.promise, pause(waitMs).then(() => null)]);
  return {
    window: crypto.randomUUID(),
    async ask(call, params, stop) {
      const client = await reached();
      if (client === null) return err(lost());
      const said = await client.ask(call, params, stop);
      if (said.ok || said.error.code !== seatedAnew) return said;
      // The host closes this wire; the next one knows in which role somebody sits here.
      await Promise.race([over.promise, pause(waitMs)]);
      const next = await reached();
      return next === null || next === client ? said : next.ask(call, params, stop);
    },
    async *follow(stream, params) {
      const client = await now.promise;
      yield* client.follow(stream, params);
    },
    state: () => state,
    down: () => down,
    watch(told) {
      watchers.add(told);
      told(state);
      return () => watchers.delete(told);
    },
  };
}
