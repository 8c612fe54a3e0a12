import type { FieldMap, Flow, StepUse, Sync } from '../../model/flow.ts';
import type { MapId, NodeId, SyncId } from '../../model/ids.ts';
import type { Problem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Command } from './command.ts';
import type { Edited } from './edited.ts';
import { replaced } from './lists.ts';

/** A named part of a flow and its place in its list. */
export interface Place<T> {
  readonly index: number;
  readonly part: T;
}

/** F2: a command that names something that is not there leaves the flow as it is. */
export const missing = (what: string, id: string, where = 'this flow'): Problem => ({
  code: 'flow/missing',
  message: `There is no ${what} "${id}" in ${where}.`,
  fix: `Name a ${what} that exists, or read the flow again: somebody may have removed it.`,
});

/** F3: ids are permanent and unique. */
export const taken = (what: string, id: string, where = 'this flow'): Problem => ({
  code: 'flow/id-taken',
  message: `The ${what} "${id}" already exists in ${where}.`,
  fix: `Give the new ${what} another id.`,
});

/** Where the item with this id is in the list. */
export function placeIn<T extends { readonly id: string }>(list: readonly T[], id: string): Place<T> | null {
  const index = list.findIndex((one) => one.id === id);
  const part = list[index];
  return part === undefined ? null : { index, part };
}

export function findSync(flow: Flow, id: SyncId): Result<Place<Sync>, Problem> {
  const place = placeIn(flow.syncs, id);
  return place === null ? err(missing('sync', id)) : ok(place);
}

export function findMap(sync: Sync, id: MapId): Result<Place<FieldMap>, Problem> {
  const place = placeIn(sync.fields, id);
  return place === null ? err(missing('field map', id, `sync "${sync.id}"`)) : ok(place);
}

export function findStep(map: FieldMap, id: NodeId): Result<Place<StepUse>, Problem> {
  const place = placeIn(map.steps ?? [], id);
  return place === null ? err(missing('step', id, `field map "${map.id}"`)) : ok(place);
}

/** A part changed and the command that takes the change back, or why it was left. */
export type Changed<T> = Result<readonly [next: T, undo: Command], Problem>;

/** Changes one sync of a flow. */
export function inSync(flow: Flow, id: SyncId, change: (sync: Sync) => Changed<Sync>): Edited {
  const found = findSync(flow, id);
  if (!found.ok) return found;
  const changed = change(found.value.part);
  if (!changed.ok) return changed;
  const [next, undo] = changed.value;
  return ok([{ ...flow, syncs: replaced(flow.syncs, found.value.index, next) }, undo]);
}

/** Changes one field map of a flow. */
export function inMap(
  flow: Flow,
  ids: { sync: SyncId; map: MapId },
  change: (map: FieldMap) => Changed<FieldMap>,
): Edited {
  return inSync(flow, ids.sync, (sync) => {
    const found = findMap(sync, ids.map);
    if (!found.ok) return found;
    const changed = change(found.value.part);
    if (!changed.ok) return changed;
    const [next, undo] = changed.value;
    return ok([{ ...sync, fields: replaced(sync.fields, found.value.index, next) }, undo]);
  });
}
