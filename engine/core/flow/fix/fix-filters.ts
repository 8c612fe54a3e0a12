import type { Side } from '../../../model/ids.ts';
import { fieldOf } from '../../compile/scene.ts';
import { renamed } from './fix-fields.ts';
import { all, does, type Maker, opens, type Place, setSide } from './place.ts';

/** What of a side's filter, and where, names fields that it has not or cannot compare. */
const filterWithout =
  (label: string, wrong: (place: Place, side: Side, field: string) => boolean): Maker =>
  (place) => {
    const { side } = place;
    const filter = side === null ? undefined : place.sync[side].flow.filter;
    if (side === null || filter === undefined) return [];
    const conditions = filter.conditions.filter((one) => !wrong(place, side, one.field));
    const set = conditions.length === 0 ? null : { ...filter, conditions };
    return conditions.length === filter.conditions.length ? [] : [does(label, setSide(place, side, { filter: set }))];
  };

const isUnknown = (place: Place, side: Side, field: string): boolean => fieldOf(place.sync[side], field) === undefined;

/** The conditions whose field a problem names in its words. */
const isNamed = (place: Place, _side: Side, field: string): boolean => place.problem.message.includes(`"${field}"`);

const nearestInFilter: Maker = (place) => {
  const { side } = place;
  const filter = side === null ? undefined : place.sync[side].flow.filter;
  if (side === null || filter === undefined) return [];
  const names = renamed(
    place,
    side,
    filter.conditions.map((one) => one.field),
  );
  if (names === null) return [];
  const conditions = filter.conditions.map((one, at) => ({ ...one, field: names[at] ?? one.field }));
  const used = names.filter((name, at) => name !== filter.conditions[at]?.field);
  return [
    does(
      `Use ${used.map((name) => `"${name}"`).join(' and ')}`,
      setSide(place, side, { filter: { ...filter, conditions } }),
    ),
  ];
};

const withoutFilter: Maker = (place) =>
  place.side === null ? [] : [does('Take the filter away', setSide(place, place.side, { filter: null }))];

const openFilter = opens('Look at the filter', 'filter');

/** Fields called personal that the side has. */
const personalKnown: Maker = (place) => {
  const { side } = place;
  if (side === null) return [];
  const { flow } = place.sync[side];
  const known = (flow.personal ?? []).filter((name) => !isUnknown(place, side, name));
  const near = renamed(place, side, flow.personal ?? []);
  return [
    ...(near === null
      ? []
      : [does('Use the names that exist', setSide(place, side, { personal: [...new Set(near)] }))]),
    does('Take it off the list', setSide(place, side, { personal: known })),
  ];
};

const personalFound: Maker = (place) => {
  const { side, problem } = place;
  if (side === null) return [];
  const names = place.sync[side].object?.fields.map((field) => field.name) ?? [];
  const found = names.filter((name) => problem.message.includes(`"${name}"`));
  return [
    does('Call them personal', setSide(place, side, { personal: found })),
    does('Nothing here is personal', setSide(place, side, { personal: [] })),
  ];
};

export const filterMakers: { readonly [code: string]: Maker } = {
  'filter/unknown-field': all(nearestInFilter, filterWithout('Take the condition away', isUnknown), openFilter),
  'filter/comparison': all(filterWithout('Take the condition away', isNamed), withoutFilter, openFilter),
  'filter/value': all(filterWithout('Take the condition away', isNamed), withoutFilter, openFilter),
  'filter/unknown-choice': all(filterWithout('Take the condition away', isNamed), withoutFilter, openFilter),
  'personal/unknown-field': all(personalKnown, opens('Look at the personal fields', 'personal')),
  'personal/unmarked': all(personalFound, opens('Look at the personal fields', 'personal')),
};
