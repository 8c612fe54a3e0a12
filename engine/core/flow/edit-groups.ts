import type { Flow, Group } from '../../model/flow.ts';
import type { MapId } from '../../model/ids.ts';
import { err, ok } from '../../model/result.ts';
import type { Of } from './command.ts';
import type { Edited } from './edited.ts';
import { findMap, inSync, missing, placeIn, taken } from './find.ts';
import { without } from './lists.ts';
import { withParts } from './parts.ts';

/** The groups once a field map is out of them: a group of one is no group. Null: none is left. */
export function withoutMap(groups: readonly Group[], map: MapId): Group[] | null {
  const left = groups
    .map((group) => ({ ...group, maps: group.maps.filter((one) => one !== map) }))
    .filter((group) => group.maps.length > 1);
  return left.length === 0 ? null : left;
}

/** F5: a field map is in one group at most; grouping it again takes it out of the other group. */
export function groupMaps(flow: Flow, { sync: id, group }: Of<'group'>): Edited {
  return inSync(flow, id, (sync) => {
    const before = sync.groups ?? null;
    if (placeIn(before ?? [], group.id) !== null) return err(taken('group', group.id, `sync "${id}"`));
    for (const map of group.maps) {
      const found = findMap(sync, map);
      if (!found.ok) return found;
    }
    let others: readonly Group[] = before ?? [];
    for (const map of group.maps) {
      if (others.some((one) => one.maps.includes(map))) others = withoutMap(others, map) ?? [];
    }
    const next = withParts(sync, { groups: [...others, group] });
    return ok([next, { do: 'set-groups', sync: id, groups: before }]);
  });
}

export function ungroup(flow: Flow, { sync: id, group }: Of<'ungroup'>): Edited {
  return inSync(flow, id, (sync) => {
    const groups = sync.groups ?? [];
    const place = placeIn(groups, group);
    if (place === null) return err(missing('group', group, `sync "${id}"`));
    const left = without(groups, place.index);
    const next = withParts(sync, { groups: left.length === 0 ? null : left });
    return ok([next, { do: 'set-groups', sync: id, groups }]);
  });
}

export function setGroups(flow: Flow, { sync: id, groups }: Of<'set-groups'>): Edited {
  return inSync(flow, id, (sync) =>
    ok([withParts(sync, { groups }), { do: 'set-groups', sync: id, groups: sync.groups ?? null }]),
  );
}
