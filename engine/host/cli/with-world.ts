import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { connectorOf } from '../../connectors/catalog.ts';
import type { Session } from '../../connectors/contract.ts';
import { readConnection } from '../../core/flow/text.ts';
import type { ConnectionId } from '../../model/ids.ts';
import type { Plan } from '../../model/plan.ts';
import type { RunEvent, World } from '../../run/world.ts';
import { openStore } from '../../store/open.ts';
import { thisBoot } from '../../store/process.ts';
import { now } from './clock.ts';
import type { Context } from './context.ts';
import { idMaker } from './new-id.ts';
import type { Place } from './source.ts';

export interface Needs {
  readonly place: Place;
  readonly plan: Plan | null;
  readonly log?: (event: RunEvent) => void;
}

export async function openSessions(place: Place, ids: Iterable<ConnectionId>): Promise<Map<ConnectionId, Session>> {
  const sessions = new Map<ConnectionId, Session>();
  for (const id of new Set(ids)) {
    const file = join(place.folder, 'connections', `${id}.json`);
    const connection = readConnection(readFileSync(file, 'utf8'));
    if (!connection.ok) throw new Error('bad');
    const connector = await connectorOf(connection.value.kind);
    sessions.set(id, await connector.open(connection.value.settings, {}, { now, folder: dirname(file) }));
  }
  return sessions;
}

export async function withWorld<T>(context: Context, needs: Needs, work: (world: World) => Promise<T>): Promise<T> {
  mkdirSync(dirname(needs.place.stateFile), { recursive: true });
  const { store, notices } = await openStore(needs.place.stateFile, { now });
  for (const notice of notices) context.screen.problem(notice, 'amber');
  try {
    const sessions = await openSessions(
      needs.place,
      (needs.plan?.syncs ?? []).flatMap((sync) => [sync.left.connection, sync.right.connection]),
    );
    const newId = idMaker(Date.now);
    const world: World = {
      now,
      sleep: async (ms) => {
        await wait(ms, undefined, { signal: context.stop }).catch(() => {});
      },
      random: () => randomInt(2 ** 47) / 2 ** 47,
      newId,
      store,
      sessions,
      log: needs.log ?? (() => {}),
      cancelled: () => context.stop.aborted,
      holder: { name: newId('h'), pid: process.pid, boot: thisBoot(Date.now()) },
    };
    try {
      return await work(world);
    } finally {
      for (const session of sessions.values()) await session.close();
    }
  } finally {
    await store.close();
  }
}
