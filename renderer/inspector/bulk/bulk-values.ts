import { exceptionsOf, withExceptions } from '../../../engine/core/compile/exceptions.ts';
import type { Command, Of } from '../../../engine/core/flow/command.ts';
import { freshStepId } from '../../../engine/core/flow/ids.ts';
import type { ConflictRule, Direction, FieldMap, StepUse, Sync } from '../../../engine/model/flow.ts';
import { firstSettings, indexInList, oneOrSeveral } from '../../canvas/edits.ts';
import { turnMap } from '../map/turn-map.ts';
import { ruleHeld } from './rule-held.ts';

/** What several parts have in common: the value that all of them have, or that they differ. */
export type Common<Value> = { readonly is: 'same'; readonly value: Value } | { readonly is: 'mixed' };

/** What all of a list have in common. */
export function common<Value extends string>(values: readonly Value[]): Common<Value> {
  const [first, ...more] = new Set(values);
  return first === undefined || more.length > 0 ? { is: 'mixed' } : { is: 'same', value: first };
}

/** What several field maps have in common. */
export function commonOf(sync: Sync, maps: readonly FieldMap[]) {
  return {
    direction: common(maps.map((map) => map.direction ?? 'both')),
    rule: common(maps.map((map) => ruleHeld(sync, map).rule)),
    blank: common(maps.map((map) => map.blank ?? 'carry')),
    drift: common(maps.map((map) => map.drift ?? 'keep')),
  };
}

const changed = (sync: Sync, map: FieldMap, set: Of<'change-map'>['set']): Command => ({
  do: 'change-map',
  sync: sync.id,
  map: map.id,
  set,
});

/** Several field maps changed alike, as one edit. */
export const setAll = (sync: Sync, maps: readonly FieldMap[], set: Of<'change-map'>['set']): Command | null =>
  oneOrSeveral(maps.map((map) => changed(sync, map, set)));

/** Several field maps turned the same way; those that go that way already stay as they are. */
export const turnAll = (sync: Sync, maps: readonly FieldMap[], direction: Direction): Command | null =>
  oneOrSeveral(
    maps
      .filter((map) => (map.direction ?? 'both') !== direction)
      .map((map) => changed(sync, map, turnMap(map, direction))),
  );

/** Another rule for several field maps; each keeps its own conditions. */
export const ruleAll = (sync: Sync, maps: readonly FieldMap[], conflict: ConflictRule | null): Command | null =>
  oneOrSeveral(
    maps.map((map) =>
      changed(sync, map, {
        conflict: conflict === null ? null : withExceptions(conflict, exceptionsOf(map.conflict ?? { rule: 'ask' })),
      }),
    ),
  );

/** A step put at the right end of several lines. */
export function stepAll(sync: Sync, maps: readonly FieldMap[], use: string): Command | null {
  const settings = firstSettings(use);
  return oneOrSeveral(
    maps.map((map): Command => {
      const step: StepUse = { id: freshStepId(map, use), use, ...(settings === undefined ? {} : { settings }) };
      const index = indexInList(map, (map.steps ?? []).length);
      return { do: 'insert-step', sync: sync.id, map: map.id, step, index };
    }),
  );
}

export const removeAll = (sync: Sync, maps: readonly FieldMap[]): Command | null =>
  oneOrSeveral(maps.map((map): Command => ({ do: 'remove-map', sync: sync.id, map: map.id })));
