import type { Direction } from '../../../model/flow.ts';
import type { Side } from '../../../model/ids.ts';
import { atOnce } from '../../turns.ts';
import { directionsOf, type Ends } from './direction.ts';
import { mapOf, mapOfWhole } from './map-of.ts';
import type { MapSuggestion, MapsAsked } from './map-suggestion.ts';
import { judgePairs, sidesOf } from './pairs.ts';
import { filledBy, withPairs } from './suggest-maps.ts';
import { wholesOf } from './whole-names.ts';

/** Which field is dragged: of the side it is on. */
export interface Dragged {
  readonly side: Side;
  readonly field: string;
}

const offeredMax = 5;

/** The fields of the other side that go best with a field that is dragged there, the best first, as whole field maps. */
export function fieldsFor(dragged: Dragged, asked: MapsAsked): readonly MapSuggestion[] {
  const { left, right, taken } = asked;
  const samples = atOnce(withPairs(left, right, asked.samples));
  const other: Side = dragged.side === 'left' ? 'right' : 'left';
  const filled = { left: filledBy(taken, 'left'), right: filledBy(taken, 'right') };
  const mapped = new Set(taken.flatMap((map) => [map[other]].flat()));
  const objects = { left, right };
  const only = objects[dragged.side].fields.filter((field) => field.name === dragged.field);
  const others = objects[other].fields.filter((field) => !mapped.has(field.name));
  const free = dragged.side === 'left' ? { left: only, right: others } : { left: others, right: only };
  const sides = sidesOf(left, right, free, samples);
  const directions = (ends: Ends): readonly Direction[] => directionsOf(left, right, ends, filled);
  const by = { directions, home: asked.home ?? {}, parents: asked.parents ?? [] };
  const judged = atOnce(judgePairs(sides, samples, by));
  const ids = [...taken.map((map) => map.id), ...(asked.alsoTaken ?? [])];
  const wholes = (['left', 'right'] as const)
    .flatMap((side) => atOnce(wholesOf(left, right, samples, side)))
    .filter((one) => {
      const own = one.side === dragged.side ? [one.whole] : one.parts;
      const its = one.side === dragged.side ? one.parts : [one.whole];
      return own.some((field) => field.name === dragged.field) && its.every((field) => !mapped.has(field.name));
    });
  const offered = [
    ...wholes.flatMap((one) => mapOfWhole(one, samples, { directions, ids }) ?? []),
    ...judged.flatMap((one) => mapOf(one, samples, { ids }) ?? []),
  ];
  return offered.sort((one, two) => two.confidence - one.confidence).slice(0, offeredMax);
}

/** The field of the other side that goes best with a field that is dropped on its card; null where none can be mapped. */
export function bestFieldFor(dragged: Dragged, asked: MapsAsked): MapSuggestion | null {
  return fieldsFor(dragged, asked)[0] ?? null;
}
