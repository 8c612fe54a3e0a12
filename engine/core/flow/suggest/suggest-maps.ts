import type { Direction, FieldMap } from '../../../model/flow.ts';
import type { Side } from '../../../model/ids.ts';
import type { Field, ObjectShape } from '../../../model/shape.ts';
import { directionOf, fills } from '../../compile/defaults.ts';
import { atOnce, type Turns } from '../../turns.ts';
import { bestAssignment } from './assign.ts';
import type { Samples } from './columns.ts';
import { directionsOf } from './direction.ts';
import { guessPairsInTurns } from './guess-pairs.ts';
import { mapOf, mapOfWhole } from './map-of.ts';
import type { MapSuggestion, MapsAsked } from './map-suggestion.ts';
import { type Judged, judgePairs, type Sides, sidesOf } from './pairs.ts';
import { type WholeAndParts, wholesOf } from './whole-names.ts';

/** Less sure ones are not told. */
const confidenceMin = 0.4;
const pairsMin = 3;

/** The samples, with pairs guessed where there are none. */
export function* withPairs(left: ObjectShape, right: ObjectShape, samples: Samples): Turns<Samples> {
  if (samples.pairs.length >= pairsMin) return samples;
  const guessed = yield* guessPairsInTurns({ left, right, leftRows: samples.left, rightRows: samples.right });
  return guessed.length < pairsMin ? samples : { ...samples, pairs: [...samples.pairs, ...guessed] };
}

const endsOf = (map: FieldMap, side: Side): readonly string[] => [map[side]].flat();

/** Fields that the maps lead to. */
export const filledBy = (maps: readonly FieldMap[], side: Side): ReadonlySet<string> =>
  new Set(maps.filter((map) => fills(directionOf(map.direction), side)).flatMap((map) => endsOf(map, side)));

const freeOf = (object: ObjectShape, maps: readonly FieldMap[], side: Side): readonly Field[] => {
  const used = new Set(maps.flatMap((map) => endsOf(map, side)));
  return object.fields.filter((field) => !used.has(field.name));
};

const power = 3;

/** The pairs that are best overall: a sure one counts for more than two unsure ones. */
function* assigned(judged: readonly Judged[]): Turns<readonly Judged[]> {
  const lefts = [...new Set(judged.map((one) => one.left.field.name))];
  const rights = [...new Set(judged.map((one) => one.right.field.name))];
  const at = (left: string, right: string): Judged | undefined => byEnds.get(JSON.stringify([left, right]));
  const byEnds = new Map(judged.map((one) => [JSON.stringify([one.left.field.name, one.right.field.name]), one]));
  const gains = lefts.map((left) => rights.map((right) => (at(left, right)?.confidence ?? 0) ** power));
  return (yield* bestAssignment(gains)).flatMap((column, row) => {
    const [left, right] = [lefts[row], column === null ? undefined : rights[column]];
    return left === undefined || right === undefined ? [] : (at(left, right) ?? []);
  });
}

/** Wholes that are surer than what their fields would be mapped to one by one. */
function* chosenWholes(sides: Sides, samples: Samples, judged: readonly Judged[]): Turns<readonly WholeAndParts[]> {
  const used = new Set<string>();
  const found: WholeAndParts[] = [];
  for (const side of ['left', 'right'] as const)
    found.push(...(yield* wholesOf(sides.left.object, sides.right.object, samples, side)));
  return found
    .filter((one) => {
      const other: Side = one.side === 'left' ? 'right' : 'left';
      const names = { [one.side]: [one.whole.name], [other]: one.parts.map((part) => part.name) };
      const free = (['left', 'right'] as const).every((side) =>
        (names[side] ?? []).every((name) => sides[side].columns.some((column) => column.field.name === name)),
      );
      const rival = judged.some((pair) => {
        const touches = (['left', 'right'] as const).some((side) =>
          (names[side] ?? []).includes(pair[side].field.name),
        );
        return touches && pair.confidence >= one.confidence;
      });
      return free && !rival;
    })
    .sort((one, other) => other.confidence - one.confidence)
    .filter((one) => {
      const ends = [one.whole, ...one.parts].map((field) => `${field === one.whole} ${one.side} ${field.name}`);
      if (ends.some((end) => used.has(end))) return false;
      for (const end of ends) used.add(end);
      return true;
    });
}

/** The same as `suggestMaps`, giving way now and then: objects may have hundreds of fields. */
export function* suggestMapsInTurns(asked: MapsAsked): Turns<readonly MapSuggestion[]> {
  const { left, right, taken } = asked;
  const samples = yield* withPairs(left, right, asked.samples);
  const free = { left: freeOf(left, taken, 'left'), right: freeOf(right, taken, 'right') };
  const sides = sidesOf(left, right, free, samples);
  const filled = { left: filledBy(taken, 'left'), right: filledBy(taken, 'right') };
  const directions = (ends: Parameters<typeof directionsOf>[2]): readonly Direction[] =>
    directionsOf(left, right, ends, filled);
  const by = { directions, home: asked.home ?? {}, parents: asked.parents ?? [] };
  const judged = (yield* judgePairs(sides, samples, by)).filter((one) => one.confidence >= confidenceMin);
  const wholes = yield* chosenWholes(sides, samples, judged);
  const gone = new Set(wholes.flatMap((one) => endsOfWhole(one)));
  const single = judged.filter(
    (one) => !gone.has(`left ${one.left.field.name}`) && !gone.has(`right ${one.right.field.name}`),
  );
  const ids = [...taken.map((map) => map.id), ...(asked.alsoTaken ?? [])];
  const made: MapSuggestion[] = [];
  const add = (one: MapSuggestion | null): void => {
    if (one === null) return;
    made.push(one);
    ids.push(one.map.id);
  };
  for (const one of wholes) add(mapOfWhole(one, samples, { directions, ids }));
  for (const one of yield* assigned(single)) add(mapOf(one, samples, { ids }));
  return made.sort((one, other) => other.confidence - one.confidence);
}

/**
 * Suggests field maps between two objects by name, type and sample values, each field at most once; the surest first. The same
 * input gives the same suggestions.
 */
export const suggestMaps = (asked: MapsAsked): readonly MapSuggestion[] => atOnce(suggestMapsInTurns(asked));

function endsOfWhole({ side, whole, parts }: WholeAndParts): readonly string[] {
  const other: Side = side === 'left' ? 'right' : 'left';
  return [`${side} ${whole.name}`, ...parts.map((part) => `${other} ${part.name}`)];
}
