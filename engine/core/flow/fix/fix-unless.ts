import type { ConflictRule, Exception } from '../../../model/flow.ts';
import { exceptionsOf, withExceptions } from '../../compile/exceptions.ts';
import { fieldOf } from '../../compile/scene.ts';
import { renamed } from './fix-fields.ts';
import { setConflict } from './fix-rules.ts';
import { does, type Maker, opens, type Place } from './place.ts';

/** The conflict rule that a problem is about, as it is drawn. */
const ruleAt = ({ sync, map, group }: Place): ConflictRule | undefined =>
  map?.map.conflict ?? group?.conflict ?? (map === null && group === null ? sync.sync.rules?.conflict : undefined);

const without =
  (label: string, wrong: (place: Place, one: Exception) => boolean): Maker =>
  (place) => {
    const rule = ruleAt(place);
    if (rule === undefined) return [];
    const left = exceptionsOf(rule).filter((one) => !wrong(place, one));
    return left.length === exceptionsOf(rule).length
      ? []
      : [does(label, setConflict(place, withExceptions(rule, left)))];
  };

const isUnknown = ({ sync }: Place, { side, field }: Exception): boolean => fieldOf(sync[side], field) === undefined;

/** The conditions whose field a problem names in its words. */
const isNamed = ({ problem }: Place, { field }: Exception): boolean => problem.message.includes(`"${field}"`);

const nearest: Maker = (place) => {
  const rule = ruleAt(place);
  if (rule === undefined) return [];
  const used: string[] = [];
  const made = exceptionsOf(rule).map((one) => {
    const field = isUnknown(place, one) ? (renamed(place, one.side, [one.field])?.[0] ?? one.field) : one.field;
    if (field !== one.field) used.push(field);
    return { ...one, field };
  });
  if (used.length === 0 || made.some((one) => isUnknown(place, one))) return [];
  const label = `Use ${used.map((name) => `"${name}"`).join(' and ')}`;
  return [does(label, setConflict(place, withExceptions(rule, made)))];
};

const take = 'Take the condition away';
const openRules = opens('Look at the rules', 'rules');
const named: Maker = (place) => [...without(take, isNamed)(place), ...openRules(place)];

export const unlessMakers: { readonly [code: string]: Maker } = {
  'unless/unknown-field': (place) => [...nearest(place), ...without(take, isUnknown)(place), ...openRules(place)],
  'unless/comparison': named,
  'unless/value': named,
  'unless/unknown-choice': named,
  'unless/modified-at': named,
  'unless/reference': named,
  'unless/always': named,
};
