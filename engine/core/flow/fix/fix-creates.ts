import type { FieldMap, KeyRule, Sync } from '../../../model/flow.ts';
import type { Side } from '../../../model/ids.ts';
import type { Field } from '../../../model/shape.ts';
import { fills } from '../../compile/defaults.ts';
import type { SideScene } from '../../compile/scene.ts';
import type { Command } from '../command.ts';
import { freshMapId } from '../ids.ts';
import { fieldsFor } from '../suggest/fields-for.ts';
import { stepUses } from '../suggest/map-of.ts';
import { constantFor } from './constant-for.ts';
import type { Fix } from './fix.ts';
import { all, does, type Maker, onSide, opens, type Place, setSide } from './place.ts';

const setCreate = ({ sync }: Place, side: Side): Command => {
  const rules = sync.sync.rules ?? {};
  return { do: 'set-rules', sync: sync.sync.id, rules: { ...rules, create: { ...rules.create, [side]: 'ignore' } } };
};

const neverCreate: Maker = onSide(({ side, flow }, place) => [
  does(`Create no records in ${flow.connection}`, setCreate(place, side)),
]);

const given = ({ side }: SideScene, place: Place): ReadonlySet<string> =>
  new Set(place.sync.maps.filter((map) => fills(map.direction, side)).flatMap((map) => map[side].names));

const lackingIn = (side: SideScene, place: Place): readonly Field[] => {
  const filled = given(side, place);
  const { object } = side;
  return (object?.fields ?? []).filter(
    (field) => field.required && !filled.has(field.name) && object?.key.includes(field.name) !== true,
  );
};

/** A line that only fills a field of new records, with one value. */
function constantMap(side: Side, field: Field, sync: Pick<Sync, 'fields' | 'groups'>): FieldMap | null {
  const settings = constantFor(field.type);
  if (settings === null) return null;
  const ends = side === 'right' ? { left: [], right: field.name } : { left: field.name, right: [] };
  return {
    id: freshMapId(sync, [field.name]),
    ...ends,
    direction: `to-${side}-on-create`,
    steps: stepUses([{ use: 'constant', settings }]),
  };
}

const added = (sync: Sync, maps: readonly FieldMap[]): Command => {
  const commands = maps.map((map): Command => ({ do: 'add-map', sync: sync.id, map }));
  const [only] = commands;
  return commands.length === 1 && only !== undefined ? only : { do: 'several', commands };
};

const nameOf = (field: Field): string => field.label ?? field.name;

/** Values made up for every field that lacks one; somebody has to look at them. */
const setValues: Maker = onSide((side, place) => {
  const { sync } = place.sync;
  const fields: FieldMap[] = [...sync.fields];
  const maps: FieldMap[] = [];
  for (const field of lackingIn(side, place)) {
    const map = constantMap(side.side, field, { ...sync, fields });
    if (map === null) return [];
    fields.push(map);
    maps.push(map);
  }
  const label = maps.length > 1 ? 'Set values' : 'Set a value';
  return maps.length === 0 ? [] : [does(label, added(sync, maps), { place: 'map', node: place.problem.node })];
});

const sureFrom = 0.6;

/** A field of the other side that is surely the one, for each that lacks a value. */
const mapKnown: Maker = onSide((side, place) => {
  const { sync } = place.sync;
  const [left, right] = [place.sync.left.object, place.sync.right.object];
  if (left === null || right === null) return [];
  const taken: FieldMap[] = [...sync.fields];
  const alsoTaken = (sync.groups ?? []).map((group) => group.id);
  const samples = { pairs: [], left: [], right: [] };
  const lacking = lackingIn(side, place);
  for (const field of lacking) {
    const asked = { left, right, samples, taken, alsoTaken };
    const found = fieldsFor({ side: side.side, field: field.name }, asked).find(
      (one) => one.confidence >= sureFrom && fills(one.map.direction ?? 'both', side.side),
    );
    if (found === undefined) return [];
    taken.push(found.map);
  }
  const maps = taken.slice(sync.fields.length);
  const other = side.side === 'right' ? 'left' : 'right';
  const from = maps.flatMap((map) => map[other]).map((name) => `"${name}"`);
  return maps.length === 0 ? [] : [does(`Fill it from ${from.join(' and ')}`, added(sync, maps))];
});

const mapField: Maker = onSide((side, place) =>
  lackingIn(side, place).map((field): Fix => {
    const label = lackingIn(side, place).length > 1 ? `Map a field to ${nameOf(field)}` : 'Map a field';
    return { label, opens: { place: 'fields', node: place.problem.node, field: field.name } };
  }),
);

const keyWords: { readonly [from in KeyRule['from']]: string } = {
  system: 'Let the system give the key',
  field: 'Take the key from a field map',
  uuid: 'Make a random key',
  'next-number': 'Take the next number as the key',
  template: 'Make the key from a template',
};

const setKey = (rule: KeyRule): Maker =>
  onSide(({ side }, place) => [does(keyWords[rule.from], setSide(place, side, { newKey: rule }))]);

/** The key of new records as the system gives it by itself. */
const usualKey: Maker = onSide(({ side }, place) => [
  does('Use the usual key', setSide(place, side, { newKey: null })),
]);

/** A template over the first text that new records get. */
const keyTemplate: Maker = onSide((side, place) => {
  const [name] = [...given(side, place)].filter((one) => side.object?.key.includes(one) !== true);
  if (name === undefined) return [];
  return [does(keyWords.template, setSide(place, side.side, { newKey: { from: 'template', template: `{${name}}` } }))];
});

const mapKey: Maker = onSide((side, place) => {
  const key = side.object?.key.find((name) => !given(side, place).has(name));
  const opening = { place: 'fields' as const, node: place.problem.node, ...(key === undefined ? {} : { field: key }) };
  return [{ label: 'Map the key', opens: opening }];
});

const anyKey = all(
  usualKey,
  setKey({ from: 'system' }),
  setKey({ from: 'uuid' }),
  setKey({ from: 'next-number' }),
  keyTemplate,
);
const key = all(anyKey, neverCreate, mapKey);

export const createMakers: { readonly [code: string]: Maker } = {
  'create/not-possible': all(neverCreate, opens('Look at the rules', 'rules')),
  'create/required': all(mapKnown, setValues, mapField, neverCreate),
  'key/read-only': key,
  'key/parts': all(setKey({ from: 'field' }), key),
  'key/type': key,
  'key/next-number': key,
  'key/not-given': key,
  'key/unmapped': key,
  'key/template': key,
};
