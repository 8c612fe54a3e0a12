import { addMs, msBetween } from '../core/values/instant.ts';
import type { RecordKey, Side } from '../model/ids.ts';
import { type Retention, type RetentionDays, Retired, retentionDays } from '../model/settings.ts';
import type { Forgotten, Retiring } from '../store/contract/retention.ts';
import type { Scope } from '../store/contract/scope.ts';
import { deedOf } from './deed.ts';
import { holding } from './lease.ts';
import type { World } from './world.ts';

const dayMs = 86_400_000;
/** Rows in one transaction: a crash loses the work of one of them, and nobody waits for long. */
const rowsAtOnce = 2000;

/** How many rows of each kind lost their values, or would. */
export type Tidied = { readonly [what in Retired]: number };

function retiring(world: World, what: Retired, days: number, by: string): Retiring {
  const now = world.now();
  const before = addMs(now, -days * dayMs);
  const deed = deedOf(world, null, { action: 'retention', about: '', says: { what, before }, by });
  return { what, before, now, limit: rowsAtOnce, deed };
}

async function byKind(days: RetentionDays, count: (what: Retired, days: number) => Promise<number>): Promise<Tidied> {
  const done: Record<Retired, number> = {
    journal: 0,
    readings: 0,
    conflicts: 0,
    decisions: 0,
    audit: 0,
    runs: 0,
    tombstones: 0,
  };
  for (const what of Retired.options) {
    const span = days[what];
    if (span !== null) done[what] = await count(what, span);
  }
  return done;
}

async function tidy(world: World, retention: Retention, by: string): Promise<Tidied> {
  const done = await byKind(retentionDays(retention), async (what, days) => {
    let sum = 0;
    for (let more = -1; more !== 0 && !world.cancelled(); sum += more)
      more = await world.store.retire(retiring(world, what, days, by));
    return sum;
  });
  if (!world.cancelled()) await world.store.noteTidied(world.now());
  return done;
}

/**
 * Takes away what a workspace need not keep any longer, in small transactions: interrupted, the rest is taken next time. Then
 * gives back the room, so that the bytes are gone.
 * @throws Fault `state` when the workspace is in use
 */
export const tidyState = (world: World, retention: Retention): Promise<Tidied> =>
  holding(world, async () => {
    const done = await tidy(world, retention, world.who);
    await world.store.squeeze();
    return done;
  });

/** What `tidyState` would take away now. */
export const previewTidy = (world: World, retention: Retention): Promise<Tidied> =>
  byKind(retentionDays(retention), (what, days) => world.store.retirable(retiring(world, what, days, world.who)));

/** Does once a day, beside a run, what `tidyState` does; the room is given back only where a person asks for it. */
export async function tidyDaily(world: World, retention: Retention): Promise<Tidied | null> {
  const last = await world.store.tidiedAt();
  if (last !== null && Math.abs(msBetween(last, world.now())) < dayMs) return null;
  return holding(world, () => tidy(world, retention, 'engine'));
}

/**
 * Forgets a person: takes the values of one record out of everything that is over. What runs still need of it stays: its link
 * and agreed values while both records exist, and questions and writes that are open.
 * @throws Fault `state` when the workspace is in use
 */
export const forgetRecord = (
  world: World,
  scope: Scope,
  record: { readonly side: Side; readonly key: RecordKey },
): Promise<Forgotten> =>
  holding(world, async () => {
    const deed = deedOf(world, scope, { action: 'retention', about: '', says: { what: 'forget', side: record.side } });
    const done = await world.store.forget(scope, record, deed);
    await world.store.squeeze();
    return done;
  });
