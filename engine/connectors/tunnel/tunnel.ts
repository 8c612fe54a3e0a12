import { request } from 'node:http';
import type { Socket } from 'node:net';
import { SocksClient, SocksClientError } from 'socks';
import { Fault } from '../../model/fault.ts';
import type { NetworkProxy } from '../../model/settings.ts';

/** Where a tunnel leads to. The proxy looks the name up, so it need not be known here. */
export interface TunnelEnd {
  readonly host: string;
  readonly port: number;
}

const unreachable = (proxy: NetworkProxy, cause: unknown): Fault =>
  new Fault(
    'transient',
    {
      code: 'proxy/unreachable',
      message: `The proxy ${proxy.address} cannot be reached.`,
      fix: 'Check its address in Settings, Network and certificates, and that it runs.',
      ...(cause instanceof Error && { cause: cause.message }),
    },
    { cause },
  );

const leadsNowhere = (proxy: NetworkProxy, { host, port }: TunnelEnd, said: string): Fault =>
  new Fault('transient', {
    code: 'proxy/no-way',
    message: `The proxy ${proxy.address} does not lead to ${host}:${port}.`,
    fix: 'Ask who runs it to let this machine through, or name the server under "Reached directly" in Settings, Network and certificates.',
    cause: said,
  });

const wantsSignIn = (proxy: NetworkProxy, said: string): Fault =>
  new Fault('setting', {
    code: 'proxy/sign-in',
    message: `The proxy ${proxy.address} wants a sign-in, which Tandem does not give.`,
    fix: 'Ask who runs it to let this machine through without one.',
    cause: said,
  });

const signInWanted = 407;
const isFine = (status: number): boolean => status >= 200 && status < 300;

/** A tunnel through an HTTP proxy, by CONNECT (RFC 9110, 9.3.6). */
function overHttp(proxy: NetworkProxy, { hostname, port }: URL, end: TunnelEnd, waitMs: number): Promise<Socket> {
  const path = `${end.host.includes(':') ? `[${end.host}]` : end.host}:${end.port}`;
  return new Promise((done, fail) => {
    const asked = request({
      host: bare(hostname),
      port,
      method: 'CONNECT',
      path,
      headers: { host: path },
      agent: false,
    });
    asked.setTimeout(waitMs, () => asked.destroy(new Error(`No answer within ${waitMs} ms.`)));
    asked.once('error', (error) => fail(unreachable(proxy, error)));
    asked.once('connect', ({ statusCode = 0, statusMessage = '' }, socket, first) => {
      asked.setTimeout(0);
      if (isFine(statusCode)) {
        if (first.length > 0) socket.unshift(first);
        done(socket);
        return;
      }
      socket.destroy();
      const said = `HTTP ${statusCode} ${statusMessage}`.trim();
      fail(statusCode === signInWanted ? wantsSignIn(proxy, said) : leadsNowhere(proxy, end, said));
    });
    asked.end();
  });
}

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

/** A tunnel through a SOCKS 5 proxy (RFC 1928). */
async function overSocks(
  proxy: NetworkProxy,
  { hostname, port }: URL,
  end: TunnelEnd,
  waitMs: number,
): Promise<Socket> {
  try {
    const { socket } = await SocksClient.createConnection({
      proxy: { host: bare(hostname), port: Number(port), type: 5 },
      command: 'connect',
      destination: end,
      timeout: waitMs,
    });
    return socket;
  } catch (error) {
    if (!(error instanceof SocksClientError)) throw unreachable(proxy, error);
    if (/authentication/i.test(error.message)) throw wantsSignIn(proxy, error.message);
    if (/rejected connection/i.test(error.message)) throw leadsNowhere(proxy, end, error.message);
    throw unreachable(proxy, error);
  }
}

/**
 * Opens a line to a machine through a proxy.
 * @param waitMs how long the proxy may take
 * @throws Fault `transient` where the proxy cannot be reached or does not lead there; `setting` where it wants a sign-in
 */
export function tunnelTo(end: TunnelEnd, proxy: NetworkProxy, waitMs: number): Promise<Socket> {
  const url = new URL(proxy.address);
  return url.protocol === 'http:' ? overHttp(proxy, url, end, waitMs) : overSocks(proxy, url, end, waitMs);
}
