import type { FieldMap } from '../../../model/flow.ts';
import { across, type Side } from '../../../model/ids.ts';
import { nearest } from '../../compile/nearest.ts';
import { bothSides, type MapScene } from '../../compile/scene.ts';
import type { Fix } from './fix.ts';
import { sendAway } from './fix-lines.ts';
import { all, does, type Maker, onMap, opens, type Place, removeMap, setMap } from './place.ts';

/** Names of a list with those that a side does not have replaced by the nearest it has; null where one has none. */
export function renamed(place: Place, side: Side, names: readonly string[]): readonly string[] | null {
  const { object } = place.sync[side];
  const known = object?.fields.map((field) => field.name) ?? [];
  const made = names.map((name) => (known.includes(name) ? name : nearest(name, known)));
  return made.some((name) => name === null) ? null : made.flatMap((name) => name ?? []);
}

const endsOf = (names: readonly string[]): string | string[] => (names.length === 1 ? (names[0] ?? '') : [...names]);

const nearestFields: Maker = onMap((map, place) => {
  const [left, right] = [renamed(place, 'left', map.left.names), renamed(place, 'right', map.right.names)];
  if (left === null || right === null) return [];
  const changed = bothSides.flatMap((side) =>
    (side === 'left' ? left : right).filter((name, at) => name !== map[side].names[at]),
  );
  const label = `Use ${changed.map((name) => `"${name}"`).join(' and ')}`;
  return changed.length === 0
    ? []
    : [does(label, setMap(place, map.map, { left: endsOf(left), right: endsOf(right) }))];
});

const otherWriters = (place: Place, map: MapScene): readonly { readonly map: FieldMap; readonly side: Side }[] =>
  bothSides.flatMap((side) =>
    place.sync.maps
      .filter((one) => one !== map && one[side].names.some((name) => map[side].names.includes(name)))
      .map((one) => ({ map: one.map, side })),
  );

/** Of two lines that write one field, the other one may step back. */
const otherSteps: Maker = onMap((map, place) =>
  otherWriters(place, map).flatMap(({ map: other, side }): readonly Fix[] => {
    const name = other.label ?? other.id;
    const bare = (other.steps ?? []).length === 0 || side === 'left';
    const away = setMap(place, other, { direction: side === 'left' ? 'to-right' : 'to-left' });
    return [
      ...(bare ? [does(`Let "${name}" send only to ${place.sync[across(side)].flow.connection}`, away)] : []),
      does(`Remove "${name}"`, { do: 'remove-map', sync: place.sync.sync.id, map: other.id }),
    ];
  }),
);

/** Records are matched by the line that joins the keys, and by nothing else. */
const matchByIt: Maker = onMap((map, place) => {
  if ((map.map.steps ?? []).length > 0 || map.left.names.length !== map.right.names.length) return [];
  const tiers = [{ left: [...map.left.names], right: [...map.right.names] }];
  return [does('Match records by it', { do: 'set-match', sync: place.sync.sync.id, tiers })];
});

const showFields = opens('Choose another field', 'map');

const addKnownMaps: Maker = opens('Suggest field maps', 'suggestions');

const openMap = opens('Look at the field map', 'map');

export const fieldMakers: { readonly [code: string]: Maker } = {
  'field/unknown': all(nearestFields, removeMap, showFields),
  'field/read-only': all(sendAway, removeMap, showFields),
  'field/not-updated': all(sendAway, removeMap, openMap),
  'field/on-create': all(sendAway, removeMap, openMap),
  'field/key': all(matchByIt, sendAway, removeMap, openMap),
  'field/written-twice': all(sendAway, otherSteps, removeMap, openMap),
  'sync/no-maps': addKnownMaps,
};
