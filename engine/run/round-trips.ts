import { inScope } from '../core/decide/scope.ts';
import { endsOf, valuesAt } from '../core/merge/pair.ts';
import { roundTrip, wayOf } from '../core/round-trip/round-trip.ts';
import { addTrip, addUnread, noTrips, type TripTally } from '../core/round-trip/tally.ts';
import type { MapId, Side, SyncId } from '../model/ids.ts';
import type { MapPlan, Plan, SyncPlan } from '../model/plan.ts';
import type { Snapshot } from '../model/record.ts';
import { arrive } from './preflight.ts';
import { syncsOf } from './run.ts';
import type { World } from './world.ts';

/** What one field map makes of the rows of one side. */
export interface LineTrips extends TripTally {
  readonly sync: SyncId;
  readonly map: MapId;
  readonly label: string;
  readonly from: Side;
  readonly way: 'there' | 'there-and-back';
  /** The ends on that side, as the values of samples have them, and those on the other. */
  readonly fields: readonly string[];
  readonly others: readonly string[];
}

export interface TripOptions {
  readonly sync?: SyncId;
  readonly map?: MapId;
  /** Rows of each side that are read; null: all. */
  readonly rows: number | null;
}

/** What was read, by sync and side, and what the lines make of it. */
export interface RoundTrips {
  readonly rows: { readonly [sync: string]: { readonly [side in Side]: number } };
  readonly lines: readonly LineTrips[];
}

type Line = { readonly map: MapPlan; readonly from: Side; tally: TripTally };

function take(line: Line, { key, fields }: Snapshot): void {
  const values = valuesAt(fields, endsOf(line.map, line.from));
  line.tally =
    values === null
      ? addUnread(line.tally)
      : addTrip(line.tally, roundTrip(line.map, [...values], line.from), key, [...values]);
}

/** Reads rows of a side that take part in the sync, and tries them on its lines. */
async function tryRows(
  sync: SyncPlan,
  lines: readonly Line[],
  host: { readonly world: World; readonly flow: Plan['flow']; readonly rows: number | null },
): Promise<number> {
  const [first] = lines;
  if (first === undefined) return 0;
  const { seat } = await arrive(sync, first.from, host);
  let rows = 0;
  for await (const page of seat.session.scan(seat.view)) {
    for (const snapshot of page.snapshots) {
      if (inScope(seat.plan, snapshot.fields) === false) continue;
      for (const line of lines) take(line, snapshot);
      rows += 1;
      if (rows === host.rows) return rows;
    }
    host.world.log({ kind: 'progress', sync: sync.id, done: rows });
    if (host.world.cancelled()) return rows;
  }
  return rows;
}

/**
 * Sends the values of real rows through the field maps of a flow and back, with the code that a run uses, and tells what comes
 * back different (W4). It only reads. Memory does not grow with the rows.
 * @throws Fault when a side cannot be read, `setting` when the flow has no such sync
 */
export async function tryRoundTrips(plan: Plan, world: World, options: TripOptions): Promise<RoundTrips> {
  const rows: Record<string, Record<Side, number>> = {};
  const all: LineTrips[] = [];
  for (const sync of syncsOf(plan, options.sync === undefined ? {} : { syncs: [options.sync] })) {
    const counted = { left: 0, right: 0 };
    const maps = sync.units.flatMap((unit) => unit.maps).filter((map) => [undefined, map.id].includes(options.map));
    for (const from of ['left', 'right'] as const) {
      const lines: Line[] = maps
        .filter((map) => wayOf(map, from) !== 'none')
        .map((map) => ({ map, from, tally: noTrips }));
      counted[from] = await tryRows(sync, lines, { world, flow: plan.flow, rows: options.rows });
      for (const { map, tally } of lines) {
        const way = wayOf(map, from) === 'there' ? 'there' : 'there-and-back';
        const [fields, others] = from === 'left' ? [map.left, map.right] : [map.right, map.left];
        all.push({ sync: sync.id, map: map.id, label: map.label, from, way, fields, others, ...tally });
      }
    }
    rows[sync.id] = counted;
  }
  return { rows, lines: all };
}
