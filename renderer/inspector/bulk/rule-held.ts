import type { ConflictRule, FieldMap, Group, Sync } from '../../../engine/model/flow.ts';

/** The group that a field map moves with. */
export const groupOf = (sync: Sync, map: string): Group | null =>
  sync.groups?.find((group) => group.maps.some((one) => one === map)) ?? null;

/** The rule that holds when both sides changed a field: that of its group, its own, or that of the sync. */
export const ruleHeld = (sync: Sync, map: FieldMap): ConflictRule =>
  groupOf(sync, map.id)?.conflict ?? map.conflict ?? sync.rules?.conflict ?? { rule: 'ask' };
