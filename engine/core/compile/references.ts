import type { Sync } from '../../model/flow.ts';
import type { Side, SyncId } from '../../model/ids.ts';
import type { Field } from '../../model/shape.ts';

/** Inside a plan a reference is the id of a link, whatever type the field has in its system. */
export const asReference = (field: Field): Field => ({ ...field, type: { kind: 'reference' } });

/** The side on which a parent sync has the records that a field of this connection points at; null where it has none. */
export function parentSide(parent: Sync, connection: Sync['left']['connection'], side: Side): Side | null {
  if (parent[side].connection === connection) return side;
  const other: Side = side === 'left' ? 'right' : 'left';
  return parent[other].connection === connection ? other : null;
}

const parentsOf = (sync: Sync): readonly SyncId[] => sync.fields.flatMap((map) => map.reference ?? []);

/**
 * Syncs in the order in which they run: those that others refer to come first, else as in the file. In a ring the first of
 * the file comes first.
 */
export function inOrder(syncs: readonly Sync[]): readonly Sync[] {
  const ids = new Set(syncs.map((sync) => sync.id));
  const ordered: Sync[] = [];
  const placed = new Set<SyncId>();
  while (ordered.length < syncs.length) {
    const rest = syncs.filter((sync) => !ordered.includes(sync));
    const isFree = (sync: Sync): boolean =>
      parentsOf(sync).every((parent) => parent === sync.id || placed.has(parent) || !ids.has(parent));
    const next = rest.find(isFree) ?? rest[0];
    if (next === undefined) break;
    ordered.push(next);
    placed.add(next.id);
  }
  return ordered;
}

/** Whether a reference leads to its own sync, or to one that can only come later: it is filled in by a later pass. */
export function leadsBack(syncs: readonly Sync[], from: SyncId, to: SyncId): boolean {
  const order = inOrder(syncs).map((sync) => sync.id);
  return order.indexOf(to) >= order.indexOf(from);
}
