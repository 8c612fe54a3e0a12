import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { parse } from 'hono/utils/cookie';
import { type WebSocket, WebSocketServer } from 'ws';
import { Fault } from '../../model/fault.ts';
import type { Problem } from '../../model/problem.ts';
import type { PeopleBook } from '../people/people-book.ts';
import { doorTo } from './door.ts';
import { loopbackNames, refusal } from './guard.ts';
import { type AtDoor, cookieName, siteOf } from './site.ts';
import { type Sitter, type Sittings, sittings } from './sittings.ts';

/** A message of a window is no bigger than this; a flow with thousands of field maps is far below. */
const messageMax = 16 * 1024 * 1024;
const aliveEveryMs = 30_000;
/** Whoever was signed out, removed, or given another role, keeps an open window for no longer. */
const lookEveryMs = 500;

export interface ServeOptions {
  /** 0: any that is free. */
  readonly port: number;
  /** The address to listen on. */
  readonly address: string;
  /** Names under which it may be asked besides those of this machine. */
  readonly names: readonly string[];
  readonly pages: string;
  readonly engine: ServedEngine;
  readonly people: PeopleBook;
}

/** The engine behind the pages. */
export interface ServedEngine {
  isUp(): boolean;
  /** Given every window that has signed in, while it runs. */
  letIn(socket: WebSocket, sitter: Sitter): void;
  readonly atDoor: AtDoor;
  /** Why it does not run and is not started again by itself; null otherwise. */
  down(): Problem | null;
  restart(): void;
}

export interface Serving {
  readonly port: number;
  /** Opens the screens, signed in; where people sign in by name, their page. */
  readonly address: string;
  close(): Promise<void>;
}

/** @returns the port that it listens on */
const listen = (server: Server, port: number, address: string): Promise<number> =>
  new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, address, () => {
      server.off('error', fail);
      const taken = server.address();
      done(taken === null || typeof taken === 'string' ? port : taken.port);
    });
  });

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

const secretIn = (request: IncomingMessage, port: number): string | undefined =>
  parse(request.headers.cookie ?? '')[cookieName(port)];

/** Whether a window may open its socket: it comes from our own pages, and its browser has signed in. */
function mayEnter(request: IncomingMessage, names: readonly string[], port: number, sitting: Sittings): string | null {
  const { host, origin } = request.headers;
  if (refusal({ host, origin, acts: true }, names, port) !== null) return '403 Forbidden';
  if (request.url !== '/engine') return '404 Not Found';
  return sitting.at(secretIn(request, port)) === null ? '401 Unauthorized' : null;
}

/** Sent to windows that have to show again who sits there: they connect again by themselves. */
const signInAgain = 1012;

const isAsBefore = (before: Sitter, now: Sitter | null): boolean =>
  now === before ||
  (now !== null && now !== 'owner' && before !== 'owner' && now.name === before.name && now.role === before.role);

/** Lets a window in for as long as whoever signed in there may be in. */
function seat(window: WebSocket, secret: string | undefined, { sitting, engine }: Seats): void {
  const sitter = sitting.at(secret);
  if (sitter === null) {
    window.close(signInAgain);
    return;
  }
  const timer = setInterval(() => {
    if (!isAsBefore(sitter, sitting.at(secret))) window.close(signInAgain);
  }, lookEveryMs).unref();
  window.on('message', () => sitting.use(secret));
  window.once('close', () => clearInterval(timer));
  engine.letIn(window, sitter);
}

interface Seats {
  readonly sitting: Sittings;
  readonly engine: ServedEngine;
}

/** Closes sockets whose other end is gone without a word. */
function watchOver(sockets: WebSocketServer): NodeJS.Timeout {
  const answered = new WeakSet<WebSocket>();
  sockets.on('connection', (socket) => {
    answered.add(socket);
    socket.on('pong', () => answered.add(socket));
  });
  const timer = setInterval(() => {
    for (const socket of sockets.clients) {
      if (!answered.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }, aliveEveryMs);
  return timer.unref();
}

/**
 * Serves the screens and the engine behind them to browsers.
 * @throws Fault `setting` when the port is taken or the address is not of this machine
 */
export async function serveScreens(options: ServeOptions): Promise<Serving> {
  const server = createServer();
  const port = await listen(server, options.port, options.address).catch((error: unknown) => {
    throw new Fault(
      'setting',
      {
        code: 'serve/address',
        message: `Nothing can be served at ${options.address}, port ${options.port}.`,
        fix: 'Take another port with --port, or stop what listens there.',
      },
      { cause: error },
    );
  });
  const names = [...loopbackNames, ...options.names];
  const { engine, pages, people } = options;
  const sitting = sittings(Date.now, people);
  const site = siteOf({ names, port, pages, sittings: sitting, door: doorTo(people, Date.now), engine });
  const listener = getRequestListener(site.fetch);
  server.on('request', (asked, answer) => void listener(asked, answer));
  const sockets = new WebSocketServer({ noServer: true, maxPayload: messageMax });
  const timer = watchOver(sockets);
  sockets.on('connection', (window, request) => seat(window, secretIn(request, port), { sitting, engine }));
  server.on('upgrade', (request, socket, head) => {
    const no = mayEnter(request, names, port, sitting) ?? (engine.isUp() ? null : '503 Service Unavailable');
    if (no !== null) return refuse(socket, no);
    return sockets.handleUpgrade(request, socket, head, (window) => sockets.emit('connection', window, request));
  });
  return {
    port,
    address: `http://127.0.0.1:${port}/${people.isNeeded() ? '' : `#token=${sitting.token}`}`,
    close: async () => {
      clearInterval(timer);
      for (const window of sockets.clients) window.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
