import { endsOf } from '../../../core/merge/pair.ts';
import type { Side } from '../../../model/ids.ts';
import type { MapPlan, SyncPlan } from '../../../model/plan.ts';

/** A field map as rows name it. */
export interface Line {
  /** `sync/map`: what facets name it by. */
  readonly id: string;
  readonly label: string;
  readonly left: string;
  readonly right: string;
  readonly kind: string;
  /** Where it stands among the others of its sync. */
  readonly order: number;
}

/** The field maps of a sync by the fields that they end at. */
export interface Lines {
  at(side: Side, field: string): Line;
  of(map: MapPlan['id']): Line | null;
  ofSlot(slot: string): Line | null;
}

const labelOf = (sync: SyncPlan, side: Side, names: readonly string[]): string =>
  names.map((name) => sync[side].fields.find((one) => one.name === name)?.label ?? name).join(', ');

export function linesOf(sync: SyncPlan): Lines {
  const byField = { left: new Map<string, Line>(), right: new Map<string, Line>() };
  const byMap = new Map<string, Line>();
  const bySlot = new Map<string, Line>();
  let order = 0;
  for (const map of sync.units.flatMap((unit) => unit.maps)) {
    const line: Line = {
      id: `${sync.id}/${map.id}`,
      label: map.label,
      left: labelOf(sync, 'left', map.left),
      right: labelOf(sync, 'right', map.right),
      kind: (map.leftTypes[0] ?? map.rightTypes[0])?.kind ?? 'text',
      order: order++,
    };
    byMap.set(map.id, line);
    bySlot.set(map.slot, line);
    for (const side of ['left', 'right'] as const)
      for (const name of endsOf(map, side)) if (!byField[side].has(name)) byField[side].set(name, line);
  }
  const bare = (side: Side, field: string): Line => {
    const label = labelOf(sync, side, [field]);
    const known = sync[side].fields.find((one) => one.name === field);
    const ends = side === 'left' ? { left: label, right: '' } : { left: '', right: label };
    return { id: `${sync.id}/${side}.${field}`, label, ...ends, kind: known?.type.kind ?? 'text', order };
  };
  return {
    at(side, field) {
      const line = byField[side].get(field);
      if (line === undefined) return bare(side, field);
      const label = labelOf(sync, side, [field]);
      return side === 'left' ? { ...line, left: label } : { ...line, right: label };
    },
    of: (map) => byMap.get(map) ?? null,
    ofSlot: (slot) => bySlot.get(slot) ?? null,
  };
}
