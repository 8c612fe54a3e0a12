import type { RecordKey } from '../model/ids.ts';
import type { Sighting } from '../model/record.ts';
import type { Seat } from './seat.ts';

/** What records are now, by key: read in as many calls as the system's limit takes. Keys may repeat. */
export async function readByKey(
  { session, view, plan }: Seat,
  keys: readonly RecordKey[],
): Promise<ReadonlyMap<RecordKey, Sighting>> {
  const seen = new Map<RecordKey, Sighting>();
  const asked = [...new Set(keys)];
  for (let from = 0; from < asked.length; from += plan.can.readMax) {
    const part = asked.slice(from, from + plan.can.readMax);
    const sightings = await session.read(view, part);
    for (const [index, key] of part.entries()) {
      const sighting = sightings[index];
      if (sighting !== undefined) seen.set(key, sighting);
    }
  }
  return seen;
}
