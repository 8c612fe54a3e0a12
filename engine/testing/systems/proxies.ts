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

/** An HTTP proxy that opens tunnels (CONNECT). @param status what it says to everybody, in place of leading anywhere */
export function startHttpProxy(leads: Leads, status?: string): Promise<TestProxy> {
  const led: string[] = [];
  const server = createHttpServer();
  server.on('connect', ({ url = '' }, stream) => {
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
const [noSignIn, noneAccepted, granted, notAllowed, byName, anyAddress] = [0x00, 0xff, 0x00, 0x02, 0x03, 0x01];

/** A SOCKS 5 proxy (RFC 1928) that looks names up itself. @param wantsSignIn refuses everybody who has no password */
export function startSocksProxy(leads: Leads, wantsSignIn = false): Promise<TestProxy> {
  const led: string[] = [];
  const server = createServer((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.from([version, wantsSignIn ? noneAccepted : noSignIn]));
      socket.once('data', (asked: Buffer) => {
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
    });
  });
  return listening(server, 'socks5', led);
}
