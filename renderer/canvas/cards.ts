import type { Sync } from '../../engine/model/flow.ts';
import type { Side } from '../../engine/model/ids.ts';
import type { ObjectShape, Shapes } from '../../engine/model/shape.ts';
import { endsOf } from '../state/flow-parts.ts';
import { type CardRows, type CardView, cardRows } from './geometry/card-rows.ts';

const own = <T>(parts: { readonly [name: string]: T }, name: string): T | null =>
  Object.hasOwn(parts, name) ? (parts[name] ?? null) : null;

/** What was discovered of the object of a side; null where it was not. */
export function objectOf(shapes: Shapes, sync: Sync | null, side: Side): ObjectShape | null {
  if (sync === null) return null;
  const { connection, object } = sync[side];
  return own(own(shapes, connection)?.objects ?? {}, object);
}

const mappedSets = new WeakMap<Sync, { readonly [side in Side]: ReadonlySet<string> }>();

/** The fields of a side that lines lead to or from. */
export function mappedFields(sync: Sync, side: Side): ReadonlySet<string> {
  const ready = mappedSets.get(sync);
  if (ready !== undefined) return ready[side];
  const fields = (one: Side): ReadonlySet<string> => new Set(sync.fields.flatMap((map) => endsOf(map, one)));
  const sets = { left: fields('left'), right: fields('right') };
  mappedSets.set(sync, sets);
  return sets[side];
}

interface Kept {
  readonly sync: Sync;
  readonly object: ObjectShape | null;
  readonly view: CardView;
  readonly rows: CardRows;
}

const kept = new Map<string, Kept>();

/** Fields that had a line since the flow was opened. They stay in view when it goes, to be mapped anew. */
const seen = new Map<string, ReadonlySet<string>>();

/** Lets the fields of a card, or of all, fold away that no line leads to any more. */
export function forgetSeen(card?: string): void {
  if (card === undefined) seen.clear();
  else seen.delete(card);
  kept.clear();
}

function pinnedFields(key: string, mapped: ReadonlySet<string>): ReadonlySet<string> {
  const before = seen.get(key);
  if (before !== undefined && [...mapped].every((name) => before.has(name))) return before;
  const all = new Set([...(before ?? []), ...mapped]);
  seen.set(key, all);
  return all;
}

const sameSet = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((name) => other.has(name));

/** The rows of a card. All lines of a sync ask for them, so that they are worked out once for each change. */
export function rowsOf(sync: Sync, side: Side, shapes: Shapes, view: CardView): CardRows {
  const key = `${sync.id}/${side}`;
  const object = objectOf(shapes, sync, side);
  const before = kept.get(key);
  const mapped = mappedFields(sync, side);
  if (
    before !== undefined &&
    before.object === object &&
    before.view === view &&
    (before.sync === sync || sameSet(mappedFields(before.sync, side), mapped))
  ) {
    if (before.sync !== sync) kept.set(key, { ...before, sync });
    return before.rows;
  }
  const known = new Set((object?.fields ?? []).map((field) => field.name));
  // A field that is gone from the system is shown only while a line names it.
  const pinned = new Set([...pinnedFields(key, mapped)].filter((name) => mapped.has(name) || known.has(name)));
  const rows = cardRows(object, pinned, view);
  kept.set(key, { sync, object, view, rows });
  return rows;
}

/** The name that people know a field by. */
export function fieldLabel(object: ObjectShape | null, name: string): string {
  return object?.fields.find((field) => field.name === name)?.label ?? name;
}

/** How a connection is called on screen. */
export function systemLabel(
  connections: readonly { readonly id: string; readonly label: string }[],
  id: string,
): string {
  return connections.find((one) => one.id === id)?.label ?? id;
}

/** Fields that a match tier compares. */
export const matchFields = (sync: Sync, side: Side): ReadonlySet<string> =>
  new Set(sync.match.tiers.flatMap((tier) => tier[side]));
