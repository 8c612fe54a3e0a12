import type { Outcome, Session, View, Write } from '../connectors/contract.ts';
import { RecordKey } from '../model/ids.ts';
import type { Sighting, Snapshot } from '../model/record.ts';
import type { Value } from '../model/value.ts';

/** The key of a record that a preview imagines: the system would give another one. */
const imaginedKey = (correlation: string): RecordKey => RecordKey.parse(`new:${correlation}`);

function created(view: View, write: Write & { readonly op: 'create' }): Snapshot {
  const blank: Record<string, Value> = Object.fromEntries(view.fields.map((name) => [name, null]));
  return { key: write.key ?? imaginedKey(write.correlation), fields: { ...blank, ...write.fields } };
}

/**
 * A session that writes nothing: what it is asked to write it remembers, and shows in place of the real records. For a
 * preview of several syncs, where what one does is what the next one finds. Memory grows with the writes.
 */
export function imagining(session: Session): Session {
  const records = new Map<string, Sighting>();
  const nameOf = (view: View, key: RecordKey): string => `${view.shape.object}\n${key}`;
  let reserved = 0;
  const read: Session['read'] = async (view, keys) => {
    const real = keys.filter((key) => !records.has(nameOf(view, key)));
    const seen = [...(real.length === 0 ? [] : await session.read(view, real))];
    return keys.map((key) => records.get(nameOf(view, key)) ?? seen.shift() ?? { kind: 'gone', key });
  };
  const carryOut = async (view: View, write: Write): Promise<Outcome> => {
    if (write.op === 'create') {
      const snapshot = created(view, write);
      records.set(nameOf(view, snapshot.key), { kind: 'found', snapshot });
      return { kind: 'done', snapshot };
    }
    if (write.op === 'remove') {
      records.set(nameOf(view, write.key), { kind: 'gone', key: write.key });
      return { kind: 'done', snapshot: null };
    }
    const [now] = await read(view, [write.key]);
    if (now?.kind !== 'found') return { kind: 'moved-on', now: { kind: 'gone', key: write.key } };
    const snapshot = { ...now.snapshot, fields: { ...now.snapshot.fields, ...write.fields } };
    records.set(nameOf(view, write.key), { kind: 'found', snapshot });
    return { kind: 'done', snapshot };
  };
  return {
    ...session,
    read,
    reserve: (_view, count) =>
      Promise.resolve(Array.from({ length: count }, () => imaginedKey(`reserved-${++reserved}`))),
    write: async (view, writes) => {
      const outcomes: Outcome[] = [];
      for (const write of writes) outcomes.push(await carryOut(view, write));
      return outcomes;
    },
  };
}
