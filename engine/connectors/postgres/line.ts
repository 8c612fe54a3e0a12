import { connect, type Socket } from 'node:net';
import type { ProxyWay } from '../contract.ts';
import { isDirect } from '../tunnel/is-direct.ts';
import { tunnelTo } from '../tunnel/tunnel.ts';
import type { PostgresSettings } from './settings.ts';

/** Opens a tunnel to the server where it is reached through a proxy; null where it is reached directly. @throws Fault of the proxy */
export async function tunnelToServer(settings: PostgresSettings, proxy: ProxyWay | undefined): Promise<Socket | null> {
  const { host, port, connectTimeoutMs } = settings;
  if (proxy === undefined || isDirect(host, proxy)) return null;
  return tunnelTo({ host, port }, proxy, connectTimeoutMs);
}

/** A line that is open already, as `pg` wants one: it asks for it to be opened, and waits until it is. */
export function asUnopened(line: Socket): Socket {
  line.connect = () => {
    setImmediate(() => line.emit('connect'));
    return line;
  };
  return line;
}

/** Opens a line to the server and says nothing on it. @throws an Error of the network, or Fault of the proxy, when nobody answers */
export async function reachServer(settings: PostgresSettings, proxy: ProxyWay | undefined): Promise<void> {
  const tunnel = await tunnelToServer(settings, proxy);
  if (tunnel === null) await knock(settings);
  else tunnel.destroy();
}

function knock({ host, port, connectTimeoutMs }: PostgresSettings): Promise<void> {
  return new Promise((done, fail) => {
    const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect({ host, port });
    const end = (error: Error | null): void => {
      socket.destroy();
      if (error === null) done();
      else fail(error);
    };
    socket.setTimeout(connectTimeoutMs, () => end(new Error(`No answer within ${connectTimeoutMs} ms.`)));
    socket.once('connect', () => end(null));
    socket.once('error', end);
  });
}
