import type { Sync } from '../../../model/flow.ts';
import { GroupId, MapId, NodeId } from '../../../model/ids.ts';
import type { FlowProblem } from '../../../model/problem.ts';
import type { Command } from '../command.ts';
import { freeId } from '../ids.ts';
import { partNames } from '../part-names.ts';
import type { Fix, Found } from './fix.ts';
import { sendAway } from './fix-lines.ts';
import { all, does, type Maker, opens, removeMap, setSide } from './place.ts';

/** Parts with ids of their own: what came first keeps its id. */
function distinct<Part extends { readonly id: string }>(
  parts: readonly Part[],
  parse: (id: string) => Part['id'],
  taken: Set<string> = new Set(),
): Part[] {
  return parts.map((part) => {
    const id = freeId(part.id, taken);
    taken.add(id);
    return id === part.id ? part : { ...part, id: parse(id) };
  });
}

function withDistinctIds(sync: Sync): Sync {
  const taken = new Set(partNames);
  const fields = distinct(sync.fields, (id) => MapId.parse(id), taken).map((map) =>
    map.steps === undefined ? map : { ...map, steps: distinct(map.steps, (id) => NodeId.parse(id)) },
  );
  if (sync.groups === undefined) return { ...sync, fields };
  return { ...sync, fields, groups: distinct(sync.groups, (id) => GroupId.parse(id), taken) };
}

/** Parts with one id cannot be told apart by an edit, so that their sync is taken out and put in again. */
const freshIds: Maker = ({ scene, sync: { sync } }) => {
  const { syncs } = scene.flow;
  // Of two syncs with one id only a file editor can say which is which.
  if (syncs.filter((one) => one.id === sync.id).length > 1) return [];
  const index = syncs.indexOf(sync);
  const commands: Command[] = [
    { do: 'remove-sync', sync: sync.id },
    { do: 'add-sync', sync: withDistinctIds(sync), index },
  ];
  return [does('Give each its own id', { do: 'several', commands })];
};

/** What is of the whole flow and of no sync: that there is none, and notes. */
export function ofWhole({ code, node }: FlowProblem, { flow }: Pick<Found, 'flow'>): readonly Fix[] {
  if (code === 'flow/no-sync') return [{ label: 'Pick both objects', opens: { place: 'objects', node } }];
  if (code !== 'id/taken-twice' || flow.notes === undefined) return [];
  const notes = distinct(flow.notes, (id) => NodeId.parse(id));
  return [
    does('Give each its own id', { do: 'set-notes', notes }),
    { label: 'Look at it', opens: { place: 'note', node } },
  ];
}

const offeredMax = 3;

const otherObject: Maker = (place) => {
  const { right } = place.sync;
  const names = Object.keys(right.connection?.objects ?? {}).filter((name) => name !== right.flow.object);
  return names
    .slice(0, offeredMax)
    .map((object) => does(`Use "${object}" on the right`, setSide(place, 'right', { object })));
};

const removeSync: Maker = ({ sync }) => [does('Remove this sync', { do: 'remove-sync', sync: sync.sync.id })];

export const syncMakers: { readonly [code: string]: Maker } = {
  'flow/no-sync': ({ problem, scene: { flow } }) => ofWhole(problem, { flow }),
  'id/taken-twice': all(freshIds, opens('Look at it', 'side')),
  'id/reserved': all(freshIds, opens('Look at it', 'map')),
  'sync/same-object': all(otherObject, opens('Choose another object', 'side')),
  'sync/same-pair': all(removeSync, opens('Choose another object', 'side')),
  'sync/ring': all(sendAway, removeMap, opens('Look at the field map', 'map')),
};
