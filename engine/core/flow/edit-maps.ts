import type { FieldMap, Flow, StepUse, Sync } from '../../model/flow.ts';
import type { MapId } from '../../model/ids.ts';
import { err, ok } from '../../model/result.ts';
import { type Command, MapSettings, type Of, StepSettings } from './command.ts';
import { withoutMap } from './edit-groups.ts';
import type { Edited } from './edited.ts';
import { findMap, findStep, inMap, inSync, placeIn, taken } from './find.ts';
import { inserted, reordered, replaced, without } from './lists.ts';
import { partsBefore, withParts } from './parts.ts';

export function addMap(flow: Flow, { sync: id, map, index }: Of<'add-map'>): Edited {
  return inSync(flow, id, (sync) => {
    if (placeIn(sync.fields, map.id) !== null) return err(taken('field map', map.id, `sync "${id}"`));
    const next = { ...sync, fields: inserted(sync.fields, map, index) };
    return ok([next, withGroups(sync, map.id, { do: 'remove-map', sync: id, map: map.id })]);
  });
}

/** F4: a removed field map leaves its group too, and a group left with one map is dissolved; undo brings all of it back. */
export function removeMap(flow: Flow, { sync: id, map }: Of<'remove-map'>): Edited {
  return inSync(flow, id, (sync) => {
    const found = findMap(sync, map);
    if (!found.ok) return found;
    const { index, part } = found.value;
    const add: Command = { do: 'add-map', sync: id, map: part, index };
    const fields = without(sync.fields, index);
    const { groups } = sync;
    const grouped = groups?.some((group) => group.maps.includes(map)) === true;
    const next = withParts(sync, { fields, ...(grouped && { groups: withoutMap(groups, map) }) });
    return ok([next, withGroups(sync, map, add)]);
  });
}

/** An undo that also brings back the groups of the sync where one of them names the map, even one that is not there. */
function withGroups({ id: sync, groups }: Sync, map: MapId, undo: Command): Command {
  if (groups?.some((group) => group.maps.includes(map)) !== true) return undo;
  return { do: 'several', commands: [undo, { do: 'set-groups', sync, groups }] };
}

export function changeMap(flow: Flow, command: Of<'change-map'>): Edited {
  return inMap(flow, command, (map) => {
    const before = MapSettings.parse(partsBefore(map, command.set));
    return ok([withParts(map, command.set), { ...command, set: before }]);
  });
}

export function reorderMap(flow: Flow, command: Of<'reorder-map'>): Edited {
  return inSync(flow, command.sync, (sync) => {
    const found = findMap(sync, command.map);
    if (!found.ok) return found;
    const { index } = found.value;
    return ok([
      { ...sync, fields: reordered(sync.fields, index, command.index) },
      { ...command, index },
    ]);
  });
}

/** The map with these steps, and the command that brings back the steps it had (none is not the same as an empty list). */
function steppedAs(
  ids: Of<'remove-step'> | Of<'insert-step'>,
  map: FieldMap,
  steps: StepUse[],
): readonly [FieldMap, Command] {
  const undo: Command = { do: 'change-map', sync: ids.sync, map: ids.map, set: { steps: map.steps ?? null } };
  return [withParts(map, { steps: steps.length === 0 ? null : steps }), undo];
}

export function insertStep(flow: Flow, command: Of<'insert-step'>): Edited {
  return inMap(flow, command, (map) => {
    const { step, index } = command;
    const steps = map.steps ?? [];
    if (placeIn(steps, step.id) !== null) return err(taken('step', step.id, `field map "${map.id}"`));
    return ok(steppedAs(command, map, inserted(steps, step, index)));
  });
}

export function removeStep(flow: Flow, command: Of<'remove-step'>): Edited {
  return inMap(flow, command, (map) => {
    const found = findStep(map, command.step);
    if (!found.ok) return found;
    return ok(steppedAs(command, map, without(map.steps ?? [], found.value.index)));
  });
}

export function changeStep(flow: Flow, command: Of<'change-step'>): Edited {
  return inMap(flow, command, (map) => {
    const found = findStep(map, command.step);
    if (!found.ok) return found;
    const { index, part } = found.value;
    const before = StepSettings.parse(partsBefore(part, command.set));
    const steps = replaced(map.steps ?? [], index, withParts(part, command.set));
    return ok([
      { ...map, steps },
      { ...command, set: before },
    ]);
  });
}

export function reorderStep(flow: Flow, command: Of<'reorder-step'>): Edited {
  return inMap(flow, command, (map) => {
    const found = findStep(map, command.step);
    if (!found.ok) return found;
    const { index } = found.value;
    return ok([
      { ...map, steps: reordered(map.steps ?? [], index, command.index) },
      { ...command, index },
    ]);
  });
}
