import { connectorOf } from '../../connectors/catalog.ts';
import type { Session } from '../../connectors/contract.ts';
import { Fault } from '../../model/fault.ts';
import type { ConnectionId } from '../../model/ids.ts';
import { ambientFor } from '../network/ambient-for.ts';
import { redact } from '../vault/redact.ts';
import { shielded } from '../vault/shield.ts';
import { type PlacedConnection, readConnections } from '../workspace/connections.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Context } from './context.ts';
import { secretsFor } from './secrets.ts';

/** @throws Fault `setting` when the workspace has no such connection, or its file is wrong */
export function connectionIn(place: Workspace, id: ConnectionId): PlacedConnection {
  const { byId, problems } = readConnections(place);
  const found = byId.get(id);
  if (found !== undefined) return found;
  const wrong = problems.find((one) => one.message.includes(`${id}.json`));
  if (wrong !== undefined) throw new Fault('setting', wrong);
  const known = [...byId.keys()].join(', ');
  throw new Fault('setting', {
    code: 'connection/unknown',
    message: `The workspace has no connection "${id}".`,
    fix: `Add connections/${id}.json${known === '' ? '' : `, or use one of: ${known}`}.`,
  });
}

/**
 * Opens a connection with its secrets.
 * @throws Fault when it is not there, a secret is missing or the system cannot be reached
 */
export async function openSession(context: Context, place: Workspace, id: ConnectionId): Promise<Session> {
  const { connection, folder } = connectionIn(place, id);
  const connector = await connectorOf(connection.kind);
  const secrets = await secretsFor(context, place, id, connector.secrets);
  context.screen.hide((text) => redact(text, secrets));
  return shielded(connector).open(connection.settings, secrets, await ambientFor(context, place, folder));
}

/** Opens several connections, hands them out, and closes those that were opened, whatever happens. */
export async function withSessions<T>(
  context: Context,
  place: Workspace,
  ids: Iterable<ConnectionId>,
  work: (sessions: ReadonlyMap<ConnectionId, Session>) => Promise<T>,
): Promise<T> {
  const sessions = new Map<ConnectionId, Session>();
  try {
    for (const id of new Set(ids)) sessions.set(id, await openSession(context, place, id));
    return await work(sessions);
  } finally {
    for (const session of sessions.values()) await session.close();
  }
}
