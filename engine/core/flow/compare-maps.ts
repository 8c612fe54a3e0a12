import type { FlowDifference } from '../../model/difference.ts';
import type { Direction, FieldMap, Group, Sync } from '../../model/flow.ts';
import type { Side } from '../../model/ids.ts';
import { conflictOf } from '../compile/defaults.ts';
import { endsLabel } from '../compile/labels.ts';
import { nodeOf } from '../compile/report.ts';
import { blankWords, driftWords, invariantWords } from '../compile/words.ts';
import { sideNames } from './compare-sides.ts';
import { compareSteps, stepsSay } from './compare-steps.ts';
import { ruleSays } from './compare-sync.ts';
import {
  type NameOf,
  orderDiffers,
  type Part,
  type Place,
  partsDiffer,
  renamed,
  type Setting,
  settingsDiffer,
} from './compared.ts';

type Names = { readonly [side in Side]: string };

const endsOf = (ends: FieldMap['left']): readonly string[] => (typeof ends === 'string' ? [ends] : ends);

/** What people call a field map: its label, else its fields. */
const mapName = (map: FieldMap): string => map.label ?? endsLabel(endsOf(map.left), endsOf(map.right));

const directions = (direction: Direction, names: Names): string =>
  ({
    both: 'both ways',
    'to-right': `only to ${names.right}`,
    'to-left': `only to ${names.left}`,
    'to-right-on-create': `to ${names.right}, only when a record is created`,
    'to-left-on-create': `to ${names.left}, only when a record is created`,
  })[direction];

/** What is drawn differently of the field maps of a sync, their steps and their groups. */
export function compareMaps(before: Sync, after: Sync, nameOf: NameOf): readonly FlowDifference[] {
  const names = sideNames(after, nameOf);
  const at: Place = { what: 'map', node: nodeOf(after.id), sync: after.id };
  const lists = { before: before.fields, after: after.fields };
  const nameOfMap = (id: string): string => {
    const map = after.fields.find((one) => one.id === id);
    return `"${map === undefined ? id : mapName(map)}"`;
  };
  const groups = { before: before.groups ?? [], after: after.groups ?? [] };
  return [
    ...partsDiffer(
      lists,
      (map) => mapPart(after, map, names),
      (old, now) => mapsDiffer(after, [old, now], names),
    ),
    ...orderDiffers(lists, at, { title: `The field maps of "${after.label ?? after.id}"`, nameOf: nameOfMap }),
    ...partsDiffer(
      groups,
      (group, when) => groupPart(when === 'after' ? after : before, group),
      (old, now) =>
        settingsDiffer(groupSettings(before, old, { names, now }), groupSettings(after, now, { names, now })),
    ),
  ];
}

function mapPart(sync: Sync, map: FieldMap, names: Names): Part {
  const ends = `${endsOf(map.left).join(', ')} and ${endsOf(map.right).join(', ')}`;
  const steps = stepsSay(map.steps ?? []);
  const says = `${ends}, ${directions(map.direction ?? 'both', names)}${steps === '' ? '' : `, ${steps}`}`;
  return { id: map.id, ...mapPlace(sync, map), title: `Field map "${mapName(map)}"`, says };
}

const mapPlace = (sync: Sync, map: FieldMap): Place => ({ what: 'map', node: nodeOf(sync.id, map.id), sync: sync.id });

function mapsDiffer(
  sync: Sync,
  [before, after]: readonly [FieldMap, FieldMap],
  names: Names,
): readonly FlowDifference[] {
  const at = mapPlace(sync, after);
  const name = mapName(after);
  const isRelabelled = (before.label ?? null) !== (after.label ?? null);
  const settings = (map: FieldMap) => mapSettings(map, { at, name, names });
  return [
    ...(isRelabelled ? renamed(at, 'Field map', [mapName(before), name]) : []),
    ...settingsDiffer(settings(before), settings(after)),
    ...compareSteps(at, [before.steps ?? [], after.steps ?? []], name),
  ];
}

function mapSettings(
  map: FieldMap,
  { at, name, names }: { readonly at: Place; readonly name: string; readonly names: Names },
): readonly Setting[] {
  const say = (key: string, title: string, value: unknown, says: string): Setting => ({
    ...at,
    key,
    title,
    value,
    says,
  });
  const [left, right] = [endsOf(map.left), endsOf(map.right)];
  const direction = map.direction ?? 'both';
  const conflict = map.conflict === undefined ? null : conflictOf(map.conflict);
  const blank = map.blank ?? 'carry';
  const drift = map.drift ?? 'keep';
  const orphans = map.orphans ?? 'wait';
  return [
    say('left', `Field of ${names.left} in "${name}"`, left, left.join(', ')),
    say('right', `Field of ${names.right} in "${name}"`, right, right.join(', ')),
    say('direction', `Direction of "${name}"`, direction, directions(direction, names)),
    say(
      'conflict',
      `Conflict rule of "${name}"`,
      conflict,
      conflict === null ? 'as in the whole sync' : ruleSays(conflict, names),
    ),
    say('blank', `A cleared field of "${name}"`, blank, blankWords[blank].replace(/^a cleared field /, '')),
    say('drift', `Edits of the target of "${name}"`, drift, driftWords[drift].replace(/^edits of the target are /, '')),
    say(
      'reference',
      `Records that "${name}" points at`,
      map.reference ?? null,
      map.reference === undefined ? 'none' : `those of the sync "${map.reference}"`,
    ),
    say(
      'orphans',
      `New records whose "${name}" is not linked yet`,
      orphans,
      orphans === 'wait' ? 'wait' : 'are created without it',
    ),
  ];
}

const groupName = (group: Group): string => group.label ?? group.id;

const groupPlace = (sync: Sync, group: Group): Place => ({
  what: 'group',
  node: nodeOf(sync.id, group.id),
  sync: sync.id,
});

function membersSay(sync: Sync, group: Group): string {
  const names = group.maps.map((id) => {
    const map = sync.fields.find((one) => one.id === id);
    return `"${map === undefined ? id : mapName(map)}"`;
  });
  return names.join(', ');
}

const groupPart = (sync: Sync, group: Group): Part => ({
  ...groupPlace(sync, group),
  id: group.id,
  title: `Group "${groupName(group)}"`,
  says: `${membersSay(sync, group)}, decided together`,
});

function groupSettings(
  sync: Sync,
  group: Group,
  { names, now }: { readonly names: Names; readonly now: Group },
): readonly Setting[] {
  const at = groupPlace(sync, group);
  const name = groupName(now);
  const conflict = group.conflict === undefined ? null : conflictOf(group.conflict);
  const conflictSays = conflict === null ? 'as in the whole sync' : ruleSays(conflict, names);
  const label = group.label ?? null;
  return [
    { ...at, key: 'label', title: 'Name of a group', value: label, says: `"${groupName(group)}"` },
    {
      ...at,
      key: 'maps',
      title: `Field maps of the group "${name}"`,
      value: [...new Set(group.maps)].sort(),
      says: membersSay(sync, group),
    },
    { ...at, key: 'conflict', title: `Conflict rule of the group "${name}"`, value: conflict, says: conflictSays },
    ...(group.invariants ?? []).map((one, index) => ({
      ...at,
      key: `must hold ${index + 1}`,
      title: `What must hold in the group "${name}" (${index + 1})`,
      value: one,
      says: `in ${names[one.side]}: ${invariantWords(one)}`,
    })),
  ];
}
