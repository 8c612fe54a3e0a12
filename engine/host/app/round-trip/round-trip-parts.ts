import { isBlank } from '../../../core/values/equal.ts';
import type { MapId, Side } from '../../../model/ids.ts';
import type { Plan, SyncPlan } from '../../../model/plan.ts';
import type { Tuple } from '../../../model/value.ts';
import { type LineTrip, type TripLoss, tryRoundTrip } from '../../../protocol/calls/round-trip.ts';
import { type LineTrips, type RoundTrips, tryRoundTrips } from '../../../run/round-trips.ts';
import { syncsOf } from '../../../run/run.ts';
import type { RunEvent } from '../../../run/world.ts';
import type { House } from '../house.ts';
import { feeds, type Part } from '../part.ts';
import { planOf, planOfLine } from '../plans.ts';
import { lossWords, stuckLosses } from './loss-words.ts';

const tellEveryMs = 100;
const keysShown = 20;

const texts = (values: Tuple): (string | null)[] =>
  values.map((value) => (isBlank(value) ? null : typeof value === 'string' ? value : JSON.stringify(value)));

const lossOf = ({ loss, rows, keys, samples }: LineTrips['losses'][number]): TripLoss => ({
  loss,
  ...lossWords[loss],
  isStuck: stuckLosses.has(loss),
  rows,
  keys: keys.slice(0, keysShown),
  samples: samples.map(({ key, before, there, back, detail }) => ({
    key,
    before: texts(before),
    there: there === null ? null : texts(there),
    back: back === null ? null : texts(back),
    detail,
  })),
});

function lineOf(sync: SyncPlan, line: LineTrips): LineTrip {
  const { map, label, from, way, rows, unchanged, waiting, unread, losses } = line;
  const labels = (side: Side, names: readonly string[]): string[] =>
    names.map((name) => sync[side].fields.find((field) => field.name === name)?.label ?? name);
  return {
    map,
    label,
    from,
    way,
    fields: labels(from, line.fields),
    others: labels(from === 'left' ? 'right' : 'left', line.others),
    rows,
    unchanged,
    waiting,
    unread,
    losses: losses.map(lossOf),
  };
}

/** Which side is read and how far, from what is told while rows are read: the left side comes first. */
function meter() {
  let side: Side = 'left';
  let done = 0;
  return {
    take(event: RunEvent): void {
      if (event.kind !== 'progress') return;
      if (event.done < done) side = 'right';
      done = event.done;
    },
    now: () => ({ side, done }),
  };
}

interface Asked {
  readonly plan: Plan;
  readonly sync: SyncPlan;
  readonly map: MapId | null;
  readonly rows: number | null;
}

async function* tries(
  { engine }: House,
  asked: Asked,
  stop: AbortSignal,
): AsyncGenerator<ReturnType<ReturnType<typeof meter>['now']> | RoundTrips> {
  const { plan, sync, map, rows } = asked;
  const told = meter();
  let isOver = false;
  const over = engine
    .withSystems(
      [sync.left.connection, sync.right.connection],
      (world) => tryRoundTrips(plan, world, { sync: sync.id, rows, ...(map === null ? {} : { map }) }),
      { log: told.take, stop },
    )
    .finally(() => {
      isOver = true;
    });
  // Who waits hears of it below.
  over.catch(() => {});
  while (!isOver) {
    await Promise.race([over, new Promise((done) => setTimeout(done, tellEveryMs))]);
    if (!isOver) yield told.now();
  }
  yield await over;
}

/** What windows ask about what lines lose of real rows. */
export function roundTripParts(house: House): readonly Part[] {
  return [
    feeds(tryRoundTrip, 'design', async function* ({ flow, sync: id, map, rows }, { stop }) {
      const { plan, names } =
        map === null ? await planOf(house, flow, 'draft') : await planOfLine(house, flow, { sync: id, map });
      const [sync] = syncsOf(plan, { syncs: [id] });
      if (sync === undefined) throw new Error(`The plan has no sync ${id}.`);
      for await (const told of tries(house, { plan, sync, map, rows }, stop)) {
        if ('side' in told) yield { is: 'working', ...told, of: rows } as const;
        else {
          const counted = told.rows[id] ?? { left: 0, right: 0 };
          const lines = told.lines.map((line) => lineOf(sync, line));
          yield { is: 'done', names: { ...names(sync) }, rows: { ...counted }, lines } as const;
        }
      }
    }),
  ];
}
