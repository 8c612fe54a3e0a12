import type { ConflictRule, Group } from '../../model/flow.ts';
import type { NodeId } from '../../model/ids.ts';
import { conflictOf } from './defaults.ts';
import { nodeOf } from './report.ts';
import type { MapScene, SyncScene } from './scene.ts';

/** Lines that get one verdict: those of a group, or one alone. */
export interface UnitScene {
  readonly group: Group | null;
  readonly maps: readonly MapScene[];
  /** The rule that holds, and the part of the flow that set it. */
  readonly conflict: ConflictRule;
  readonly setAt: NodeId;
}

/** One unit a group, at the place of its first line, and one for every line outside of groups. */
export function unitsOf({ sync, node, maps, rules }: SyncScene): readonly UnitScene[] {
  const grouped = new Set<string>();
  return maps.flatMap((one) => {
    if (grouped.has(one.map.id)) return [];
    const group = sync.groups?.find((candidate) => candidate.maps.includes(one.map.id)) ?? null;
    const together = group === null ? [one] : maps.filter((map) => group.maps.includes(map.map.id));
    for (const map of together) grouped.add(map.map.id);
    const own = group === null ? one.map.conflict : group.conflict;
    if (own === undefined) return [{ group, maps: together, conflict: rules.conflict, setAt: node }];
    const setAt = group === null ? one.node : nodeOf(sync.id, group.id);
    return [{ group, maps: together, conflict: conflictOf(own), setAt }];
  });
}
