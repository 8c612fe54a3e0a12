import type { Placed } from '../../engine/core/flow/command.ts';
import type { FieldMap, Flow, StepUse, Sync } from '../../engine/model/flow.ts';
import { type NodeId, Side, type SyncId } from '../../engine/model/ids.ts';

/** Something of a flow that can be selected, hovered, or have problems. */
export type Part =
  | Placed
  | { readonly kind: 'field'; readonly sync: SyncId; readonly side: Side; readonly field: string };

/**
 * The name of a part in selections and on the canvas. Syncs, sides, matches, field maps and steps go by the ids that
 * problems point at: `people`, `people/left`, `people/match`, `people/email`, `people/email/trim`.
 */
export function keyOf(part: Part): string {
  switch (part.kind) {
    case 'sync':
      return part.sync;
    case 'side':
      return `${part.sync}/${part.side}`;
    case 'filter':
      return `${part.sync}/${part.side}/filter`;
    case 'match':
      return `${part.sync}/match`;
    case 'map':
      return `${part.sync}/${part.map}`;
    case 'step':
      return `${part.sync}/${part.map}/${part.step}`;
    case 'note':
      return `note:${part.note}`;
    case 'field':
      return `${part.sync}/${part.side}:${part.field}`;
  }
}

/** The parts of a flow by key, but for the fields, which lie in the shapes. */
export type Parts = ReadonlyMap<string, Part>;

const known = new WeakMap<Flow, Parts>();

const partsOfMap = (sync: Sync, map: FieldMap): readonly Part[] => [
  { kind: 'map', sync: sync.id, map: map.id },
  ...(map.steps ?? []).map(({ id: step }): Part => ({ kind: 'step', sync: sync.id, map: map.id, step })),
];

function partsOfSync(sync: Sync): readonly Part[] {
  const sides = Side.options.flatMap((side): readonly Part[] => [
    { kind: 'side', sync: sync.id, side },
    ...(sync[side].filter === undefined ? [] : [{ kind: 'filter' as const, sync: sync.id, side }]),
  ]);
  return [
    { kind: 'sync', sync: sync.id },
    ...sides,
    { kind: 'match', sync: sync.id },
    ...sync.fields.flatMap((map) => partsOfMap(sync, map)),
  ];
}

/** All parts of a flow by key. */
export function partsOf(flow: Flow): Parts {
  const ready = known.get(flow);
  if (ready !== undefined) return ready;
  const notes = (flow.notes ?? []).map(({ id: note }): Part => ({ kind: 'note', note }));
  const parts = new Map([...flow.syncs.flatMap(partsOfSync), ...notes].map((part) => [keyOf(part), part]));
  known.set(flow, parts);
  return parts;
}

/** The part that goes by a key; null where it is not there any more. */
export function partAt(flow: Flow, key: string): Part | null {
  const part = partsOf(flow).get(key);
  if (part !== undefined) return part;
  for (const sync of flow.syncs) {
    for (const side of Side.options) {
      const start = `${sync.id}/${side}:`;
      if (key.startsWith(start)) return { kind: 'field', sync: sync.id, side, field: key.slice(start.length) };
    }
  }
  return null;
}

export const syncAt = (flow: Flow | null, id: string): Sync | null =>
  flow?.syncs.find((sync) => sync.id === id) ?? null;

export const mapAt = (flow: Flow | null, sync: string, map: string): FieldMap | null =>
  syncAt(flow, sync)?.fields.find((one) => one.id === map) ?? null;

export const stepAt = (map: FieldMap | null, step: NodeId): StepUse | null =>
  map?.steps?.find((one) => one.id === step) ?? null;

/** The fields at one end of a field map. */
export const endsOf = (map: Pick<FieldMap, 'left' | 'right'>, side: Side): readonly string[] => {
  const ends = map[side];
  return typeof ends === 'string' ? [ends] : ends;
};
