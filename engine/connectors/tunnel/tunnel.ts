import { type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import { SocksClient, SocksClientError } from 'socks';
import type { Fault } from '../../model/fault.ts';
import type { ProxyWay } from '../contract.ts';
import { leadsNowhere, otherSignIn, signInRefused, unreachable } from './proxy-faults.ts';

/** Where a tunnel leads to. The proxy looks the name up, so it need not be known here. */
export interface TunnelEnd {
  readonly host: string;
  readonly port: number;
}

const signInWanted = 407;
const isFine = (status: number): boolean => status >= 200 && status < 300;

/** The header that signs in (RFC 7617); none where nobody is named. */
const signInOf = ({ user, password = '' }: ProxyWay): { readonly [name: string]: string } =>
  user === undefined
    ? {}
    : { 'proxy-authorization': `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}` };

/** The ways of signing in that a proxy offers: the first word of each, such as Basic or NTLM. */
const kindsIn = ({ rawHeaders }: IncomingMessage): readonly string[] =>
  rawHeaders.flatMap((text, at) =>
    at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === 'proxy-authenticate' ? [text.split(/[\s,]/)[0] ?? ''] : [],
  );

function refusal(proxy: ProxyWay, end: TunnelEnd, answer: IncomingMessage): Fault {
  const said = `HTTP ${answer.statusCode} ${answer.statusMessage ?? ''}`.trim();
  if (answer.statusCode !== signInWanted) return leadsNowhere(proxy, end, said);
  const kinds = kindsIn(answer);
  const takesBasic = kinds.length === 0 || kinds.some((kind) => kind.toLowerCase() === 'basic');
  return takesBasic ? signInRefused(proxy, said) : otherSignIn(proxy, kinds.join(', '), said);
}

/** A tunnel through an HTTP proxy, by CONNECT (RFC 9110, 9.3.6). */
function overHttp(proxy: ProxyWay, { hostname, port }: URL, end: TunnelEnd, waitMs: number): Promise<Socket> {
  const path = `${end.host.includes(':') ? `[${end.host}]` : end.host}:${end.port}`;
  return new Promise((done, fail) => {
    const asked = request({
      host: bare(hostname),
      port,
      method: 'CONNECT',
      path,
      headers: { host: path, ...signInOf(proxy) },
      agent: false,
    });
    asked.setTimeout(waitMs, () => asked.destroy(new Error(`No answer within ${waitMs} ms.`)));
    asked.once('error', (error) => fail(unreachable(proxy, error)));
    asked.once('connect', (answer, socket, first) => {
      asked.setTimeout(0);
      if (isFine(answer.statusCode ?? 0)) {
        if (first.length > 0) socket.unshift(first);
        done(socket);
        return;
      }
      socket.destroy();
      fail(refusal(proxy, end, answer));
    });
    asked.end();
  });
}

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

/** A tunnel through a SOCKS 5 proxy (RFC 1928), signed in by name and password where a user is named (RFC 1929). */
async function overSocks(proxy: ProxyWay, { hostname, port }: URL, end: TunnelEnd, waitMs: number): Promise<Socket> {
  const { user, password = '' } = proxy;
  try {
    const { socket } = await SocksClient.createConnection({
      proxy: {
        host: bare(hostname),
        port: Number(port),
        type: 5,
        ...(user !== undefined && { userId: user, password }),
      },
      command: 'connect',
      destination: end,
      timeout: waitMs,
    });
    return socket;
  } catch (error) {
    if (!(error instanceof SocksClientError)) throw unreachable(proxy, error);
    const { message } = error;
    if (/authentication/i.test(message)) throw signInRefused(proxy, message);
    if (/rejected connection/i.test(message)) throw leadsNowhere(proxy, end, message);
    // The error carries all that it was called with, and so the password: only its words go on.
    throw unreachable(proxy, new Error(message));
  }
}

/**
 * Opens a line to a machine through a proxy.
 * @param waitMs how long the proxy may take
 * @throws Fault `transient` where the proxy cannot be reached or does not lead there; `sign-in` where it wants another sign-in
 * than it was given; `setting` where it wants one that cannot be given
 */
export function tunnelTo(end: TunnelEnd, proxy: ProxyWay, waitMs: number): Promise<Socket> {
  const url = new URL(proxy.address);
  return url.protocol === 'http:' ? overHttp(proxy, url, end, waitMs) : overSocks(proxy, url, end, waitMs);
}
