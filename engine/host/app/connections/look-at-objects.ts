import type { Session } from '../../../connectors/contract.ts';
import { coverMark } from '../../../core/roles/mask.ts';
import { Fault } from '../../../model/fault.ts';
import type { ConnectionId } from '../../../model/ids.ts';
import type { Fields, Value } from '../../../model/value.ts';
import type { BrowsedRows, ObjectCard } from '../../../protocol/calls/connections.ts';
import { openSession } from '../../cli/sessions.ts';
import type { Engine } from '../engine.ts';

type Place = Pick<Engine, 'context' | 'place'>;

async function cardOf(session: Session, object: string): Promise<ObjectCard> {
  try {
    const { label, fields, key, can } = await session.shape(object);
    return {
      object,
      label,
      fields: fields.length,
      readOnlyFields: fields.filter((one) => one.writable === 'never').length,
      key: [...key],
      can: { create: can.create, update: can.update, remove: can.remove },
      records: await session.count(object),
      problem: null,
    };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const can = { create: false, update: false, remove: false };
    return { object, label: object, fields: 0, readOnlyFields: 0, key: [], can, records: null, problem: error.problem };
  }
}

/** The objects behind a connection, one after the other. */
export async function* objectsOf(
  { context, place }: Place,
  id: ConnectionId,
  stop: AbortSignal,
): AsyncGenerator<ObjectCard> {
  const session = await openSession(context, place, id);
  try {
    for (const object of await session.objects()) {
      if (stop.aborted) return;
      yield await cardOf(session, object);
    }
  } finally {
    await session.close();
  }
}

const covered = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]): [string, Value] => [name, value === null ? null : coverMark]),
  );

/**
 * The first rows of an object as they are now.
 * @param options.open whether whoever looks may see personal values; which they are is known only in a sync, so that without it all are covered
 */
export async function browsed(
  { context, place }: Place,
  id: ConnectionId,
  object: string,
  { limit, open }: { readonly limit: number; readonly open: boolean },
): Promise<BrowsedRows> {
  const session = await openSession(context, place, id);
  try {
    const shape = await session.shape(object);
    const rows: BrowsedRows['rows'] = [];
    let more = false;
    for await (const page of session.scan({ shape, fields: shape.fields.map((one) => one.name), modifiedAt: null })) {
      for (const { key, fields } of page.snapshots) rows.push({ key, fields: open ? fields : covered(fields) });
      more = rows.length > limit;
      if (more) break;
    }
    return { fields: shape.fields, key: [...shape.key], rows: rows.slice(0, limit), more };
  } finally {
    await session.close();
  }
}
