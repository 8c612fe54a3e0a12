import { nearest } from '../../compile/nearest.ts';
import { bothSides, namesOf } from '../../compile/scene.ts';
import type { Command } from '../command.ts';
import { removeSteps } from './fix-lines.ts';
import { all, does, type Maker, onMap, opens, removeMap, setMap, setSide } from './place.ts';

/** Reference faults: the line goes on without being a reference, or without what a reference cannot have. */
const setReference = (label: string, set: Extract<Command, { do: 'change-map' }>['set']): Maker =>
  onMap(({ map }, place) => [does(label, setMap(place, map, set))]);

const plainMap = setReference('Map the field as it is', { reference: null, orphans: null });

const oneReferenceField: Maker = onMap(({ map }, place) => {
  const [left, right] = [namesOf(map.left)[0], namesOf(map.right)[0]];
  return left === undefined || right === undefined
    ? []
    : [does('Keep one field at each end', setMap(place, map, { left, right }))];
});

const nearestSync: Maker = onMap(({ map }, place) => {
  const ids = place.scene.flow.syncs.map((sync) => sync.id);
  const close = nearest(map.reference ?? '', ids);
  const found = ids.find((id) => id === close);
  return found === undefined ? [] : [does(`Refer to "${found}"`, setMap(place, map, { reference: found }))];
});

/** Which other syncs of the flow the reference could name. */
const otherSync: Maker = onMap(({ map }, place) =>
  place.scene.flow.syncs
    .filter((sync) => sync.id !== map.reference && sync.id !== place.sync.sync.id)
    .map((sync) => does(`Refer to "${sync.label ?? sync.id}"`, setMap(place, map, { reference: sync.id }))),
);

const waitOnCreate: Maker = ({ sync }) =>
  bothSides.map((side) => {
    const rules = sync.sync.rules ?? {};
    const create = { ...rules.create, [side]: 'wait' as const };
    const label = `Create no new records in ${sync[side].flow.connection}`;
    return does(label, { do: 'set-rules', sync: sync.sync.id, rules: { ...rules, create } });
  });

const takeOffFilter: Maker = (place) =>
  bothSides.flatMap((side) => {
    const filter = place.sync[side].flow.filter;
    const names = place.map?.[side].names ?? [];
    if (filter === undefined || !filter.conditions.some((one) => names.includes(one.field))) return [];
    const conditions = filter.conditions.filter((one) => !names.includes(one.field));
    const set = conditions.length === 0 ? null : { ...filter, conditions };
    return [does('Take it out of the filter', setSide(place, side, { filter: set }))];
  });

const askOnRemove: Maker = (place) =>
  bothSides.flatMap((side) => {
    const rules = place.sync.sync.rules ?? {};
    const rule = rules.remove?.[side];
    if (rule?.rule !== 'archive' || !(place.map?.[side].names ?? []).includes(rule.field)) return [];
    const remove = { ...rules.remove, [side]: { rule: 'ask' as const } };
    return [
      does('Ask when a record is removed', { do: 'set-rules', sync: place.sync.sync.id, rules: { ...rules, remove } }),
    ];
  });

const openMap = opens('Look at the field map', 'map');

export const referenceMakers: { readonly [code: string]: Maker } = {
  'reference/none': all(setReference('Take the rule for orphans off', { orphans: null }), openMap),
  'reference/unknown': all(nearestSync, otherSync, plainMap, removeMap, openMap),
  'reference/elsewhere': all(otherSync, plainMap, removeMap, openMap),
  'reference/one-side': all(otherSync, plainMap, removeMap, openMap),
  'reference/key': all(plainMap, removeMap, openMap),
  'reference/ring': all(setReference('Create them first', { orphans: null }), openMap),
  'reference/required': all(waitOnCreate, removeMap, openMap),
  'reference/ends': all(oneReferenceField, plainMap, openMap),
  'reference/steps': all(removeSteps, plainMap, openMap),
  'reference/rule': all(setReference('Use the rule of the sync', { conflict: null }), openMap),
  'reference/list': all(plainMap, removeMap, openMap),
  'reference/use': all(takeOffFilter, askOnRemove, plainMap, openMap),
};
