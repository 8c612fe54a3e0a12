import { createServer as createHttpServer } from 'node:http';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** A proxy on this machine, and where it led. */
export interface TestProxy {
  readonly address: string;
  /** What was asked for, as `host:port`, in order. */
  readonly led: readonly string[];
  stop(): Promise<void>;
}

/** Where a proxy leads to instead of an asked-for `host:port`; null: nowhere. */
export type Leads = (asked: string) => { readonly host: string; readonly port: number } | null;

async function listening(server: Server, scheme: 'http' | 'socks5', led: readonly string[]): Promise<TestProxy> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  const port = at === null || typeof at === 'string' ? 0 : at.port;
  return {
    address: `${scheme}://127.0.0.1:${port}`,
    led,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

/** Whatever one says the other hears, until either is gone. */
function joined(one: Duplex, other: Duplex): void {
  one.pipe(other).pipe(one);
  one.on('error', () => other.destroy());
  other.on('error', () => one.destroy());
  one.on('close', () => other.destroy());
  other.on('close', () => one.destroy());
}

/** Whom a proxy lets through. */
export interface LetIn {
  readonly user: string;
  readonly password: string;
}

interface HttpManners {
  /** What it says to everybody, in place of leading anywhere. */
  readonly status?: string;
  /** Nobody else is let through. */
  readonly only?: LetIn;
  /** The ways of signing in that it names to whoever is not let through. */
  readonly offers?: readonly string[];
}

const basicOf = ({ user, password }: LetIn): string =>
  `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;

/** An HTTP proxy that opens tunnels (CONNECT). */
export function startHttpProxy(leads: Leads, manners: HttpManners = {}): Promise<TestProxy> {
  const { status, only, offers = ['Basic realm="test"'] } = manners;
  const led: string[] = [];
  const server = createHttpServer();
  server.on('connect', ({ url = '', headers }, stream) => {
    if (only !== undefined && headers['proxy-authorization'] !== basicOf(only)) {
      const ways = offers.map((one) => `Proxy-Authenticate: ${one}\r\n`).join('');
      stream.end(`HTTP/1.1 407 Proxy Authentication Required\r\n${ways}\r\n`);
      return;
    }
    led.push(url);
    const to = leads(url);
    if (status !== undefined || to === null) {
      stream.end(`HTTP/1.1 ${status ?? '403 Forbidden'}\r\n\r\n`);
      return;
    }
    const end = connect(to, () => {
      stream.write('HTTP/1.1 200 Connection established\r\n\r\n');
      joined(stream, end);
    });
    end.on('error', () => stream.destroy());
  });
  return listening(server, 'http', led);
}

const version = 5;
const [noSignIn, byPassword, noneAccepted] = [0x00, 0x02, 0xff];
const [granted, notAllowed, byName, anyAddress] = [0x00, 0x02, 0x03, 0x01];
const [passwordVersion, accepted, refused] = [1, 0, 1];

/** What somebody signed in with (RFC 1929): a version, then name and password, each after its length. */
function signInFrom(said: Buffer): LetIn {
  const nameEnd = 2 + (said[1] ?? 0);
  return { user: said.toString('utf8', 2, nameEnd), password: said.toString('utf8', nameEnd + 1) };
}

/** A SOCKS 5 proxy (RFC 1928) that looks names up itself. @param manners `only`: nobody else is let through (RFC 1929) */
export function startSocksProxy(leads: Leads, { only }: Pick<HttpManners, 'only'> = {}): Promise<TestProxy> {
  const led: string[] = [];
  const leading = (socket: Socket): void =>
    void socket.once('data', (asked: Buffer) => {
      const [, , , kind, length = 0] = asked;
      const name = kind === byName ? asked.toString('latin1', 5, 5 + length) : asked.subarray(4, 8).join('.');
      const where = `${name}:${asked.readUInt16BE(asked.length - 2)}`;
      led.push(where);
      const to = leads(where);
      const answer = (code: number): Buffer => Buffer.from([version, code, 0, anyAddress, 0, 0, 0, 0, 0, 0]);
      if (to === null) {
        socket.end(answer(notAllowed));
        return;
      }
      const end = connect(to, () => {
        socket.write(answer(granted));
        joined(socket, end);
      });
      end.on('error', () => socket.destroy());
    });
  const server = createServer((socket) => {
    socket.once('data', (hello: Buffer) => {
      const way = only === undefined ? noSignIn : byPassword;
      if (!hello.subarray(2).includes(way)) {
        socket.end(Buffer.from([version, noneAccepted]));
        return;
      }
      if (only === undefined) leading(socket);
      else
        socket.once('data', (said: Buffer) => {
          const given = signInFrom(said);
          const isIn = given.user === only.user && given.password === only.password;
          if (isIn) leading(socket);
          const answer = Buffer.from([passwordVersion, isIn ? accepted : refused]);
          if (isIn) socket.write(answer);
          else socket.end(answer);
        });
      socket.write(Buffer.from([version, way]));
    });
  });
  return listening(server, 'socks5', led);
}
