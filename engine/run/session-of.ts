import type { Session } from '../connectors/contract.ts';
import { Fault } from '../model/fault.ts';
import type { ConnectionId } from '../model/ids.ts';
import type { World } from './world.ts';

/** @throws Fault `setting` when the connection was not opened */
export function sessionOf(world: World, connection: ConnectionId): Session {
  const session = world.sessions.get(connection);
  if (session !== undefined) return session;
  throw new Fault('setting', {
    code: 'connection/not-open',
    message: `The connection "${connection}" is not open.`,
    fix: `Add connections/${connection}.json to the workspace, or correct the name in the flow.`,
  });
}
