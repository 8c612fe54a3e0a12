import type { Sync } from '../../model/flow.ts';
import { across, type Side } from '../../model/ids.ts';
import type { FlowProblem } from '../../model/problem.ts';
import type { Field } from '../../model/shape.ts';
import { fills, updates } from './defaults.ts';
import { insteadOf, stop } from './report.ts';
import { bothSides, fieldOf, type MapScene, type Scene, type SideScene, type SyncScene } from './scene.ts';

/** C8: the fields of a line exist, those it leads to can be written, and each field is written by one line. */
export function checkMaps(scene: Scene): readonly FlowProblem[] {
  return scene.syncs.flatMap((sync) => [
    ...noMaps(sync),
    ...sync.maps.flatMap((map) => bothSides.flatMap((side) => endFaults(sync, map, side))),
    ...bothSides.flatMap((side) => writtenTwice(sync, side)),
  ]);
}

function noMaps({ node, maps }: SyncScene): readonly FlowProblem[] {
  if (maps.length > 0) return [];
  const message = 'This sync maps no field, so there is nothing to keep in step.';
  return [stop(node, { code: 'sync/no-maps', message, fix: 'Add a field map.' })];
}

function endFaults(sync: SyncScene, map: MapScene, side: Side): readonly FlowProblem[] {
  const scene = sync[side];
  if (scene.object === null) return [];
  const names = map[side].names;
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined || (names.length === 0 && fills(map.direction, side))) {
    const message =
      repeated === undefined ? `The ${side} end names no field.` : `The ${side} end names "${repeated}" twice.`;
    return [stop(map.node, { code: 'line/ends', message, fix: 'Name each field of the end once.' })];
  }
  return names.flatMap((name) => {
    const field = fieldOf(scene, name);
    return field === undefined ? [unknownField(map, scene, name)] : targetFaults(sync, map, { side, field });
  });
}

function unknownField({ node }: MapScene, { object, label }: SideScene, name: string): FlowProblem {
  const names = object?.fields.map((field) => field.name) ?? [];
  const message = `${label} has no field "${name}".`;
  return stop(node, { code: 'field/unknown', message, fix: insteadOf(name, names) });
}

type Tier = Sync['match']['tiers'][number];

interface Target {
  readonly side: Side;
  readonly field: Field;
}

function targetFaults(sync: SyncScene, map: MapScene, { side, field }: Target): readonly FlowProblem[] {
  const { object, label } = sync[side];
  if (object === null || !fills(map.direction, side)) return [];
  const updating = updates(map.direction, side);
  if (object.key.includes(field.name)) return updating ? keyFaults(sync, map, { side, field }) : [];
  const away = awayFrom(side);
  if (field.writable === 'never') {
    const message = `"${field.name}" of ${label} is read-only, so this line cannot write it.`;
    return [
      stop(map.node, {
        code: 'field/read-only',
        message,
        fix: `Make the line one-way with direction "${away}", or choose another field.`,
      }),
    ];
  }
  if (updating && !object.can.update) {
    const message = `Records of ${label} cannot be changed, so this line cannot write "${field.name}".`;
    return [
      stop(map.node, {
        code: 'field/not-updated',
        message,
        fix: `Make the line one-way with direction "${away}" or "to-${side}-on-create".`,
      }),
    ];
  }
  if (updating && field.writable === 'on-create') {
    const message = `"${field.name}" of ${label} can be set only when a record is created.`;
    return [
      stop(map.node, { code: 'field/on-create', message, fix: `Use direction "to-${side}-on-create" or "${away}".` }),
    ];
  }
  return [];
}

const awayFrom = (side: Side): string => `to-${across(side)}`;

/**
 * A key never changes once a record exists. A line between two keys is the exception where every match goes by these fields,
 * alone or with others, because then they are equal for every linked pair.
 */
function keyFaults(sync: SyncScene, map: MapScene, { side, field }: Target): readonly FlowProblem[] {
  const tiers = sync.sync.match.tiers;
  const matched = tiers.length > 0 && tiers.every((tier) => isMatchedBy(map, tier));
  if (matched && (map.map.steps ?? []).length === 0) return [];
  const message = `"${field.name}" is part of the key of ${sync[side].label}; a key cannot change once a record exists.`;
  const fix = `Use direction "to-${side}-on-create" or "${awayFrom(side)}", or match records by this line.`;
  return [stop(map.node, { code: 'field/key', message, fix })];
}

const isMatchedBy = (map: MapScene, tier: Tier): boolean =>
  map.left.names.length === map.right.names.length &&
  map.left.names.every((name, index) => {
    const at = tier.left.indexOf(name);
    return at >= 0 && tier.right[at] === map.right.names[index];
  });

function writtenTwice(sync: SyncScene, side: Side): readonly FlowProblem[] {
  const writers = new Map<string, MapScene[]>();
  for (const map of sync.maps.filter((one) => fills(one.direction, side))) {
    for (const name of new Set(map[side].names)) writers.set(name, [...(writers.get(name) ?? []), map]);
  }
  return [...writers].flatMap(([name, [first, ...others]]) =>
    others.map((map) =>
      stop(map.node, {
        code: 'field/written-twice',
        message: `"${name}" of ${sync[side].label} is already written by the field map "${first?.map.label ?? first?.map.id}".`,
        fix: `Give one of the two the direction "${awayFrom(side)}", or remove it.`,
      }),
    ),
  );
}
