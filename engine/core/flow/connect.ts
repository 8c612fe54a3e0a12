import type { Direction, FieldMap, Sync } from '../../model/flow.ts';
import type { ObjectShape } from '../../model/shape.ts';
import { bridgeFor } from './bridge.ts';
import type { Command } from './command.ts';
import { freshMapId } from './ids.ts';
import type { Samples } from './suggest/columns.ts';
import { directionsOf, type Ends, leadsLeft } from './suggest/direction.ts';
import { fieldsFor } from './suggest/fields-for.ts';
import { stepUses } from './suggest/map-of.ts';
import { filledBy } from './suggest/suggest-maps.ts';

/** What is to be connected: one field or several at each end. */
export interface Connection {
  readonly sync: Sync;
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly objects: { readonly left: ObjectShape; readonly right: ObjectShape };
  /** Records that show which step makes values fit; without them types alone are looked at. */
  readonly samples?: Samples;
}

const end = (names: readonly string[]): string | string[] => (names.length === 1 ? (names[0] ?? '') : [...names]);

/** The line that sample values ask for; null where they do not say. */
function bySamples({ sync, left, right, objects, samples }: Connection): FieldMap | null {
  const [one, other] = [left[0], right[0]];
  if (samples === undefined || one === undefined || other === undefined || left.length + right.length > 2) return null;
  const only = { ...objects.right, fields: objects.right.fields.filter((field) => field.name === other) };
  const alsoTaken = [...sync.fields, ...(sync.groups ?? [])].map((part) => part.id);
  const asked = { left: objects.left, right: only, samples, taken: [], alsoTaken };
  const [found] = fieldsFor({ side: 'left', field: one }, asked);
  return found?.map ?? null;
}

/** The first direction in which types lead from end to end, and the steps for it. */
function byTypes(directions: readonly Direction[], ends: Ends): Pick<FieldMap, 'direction' | 'steps'> {
  const types = { left: ends.left.map((field) => field.type), right: ends.right.map((field) => field.type) };
  for (const direction of directions) {
    const bridge = leadsLeft(direction) ? bridgeFor(types.right, types.left) : bridgeFor(types.left, types.right);
    if (bridge === null || (bridge.oneWay && direction === 'both')) continue;
    return {
      ...(direction === 'both' ? {} : { direction }),
      ...(bridge.steps.length === 0 ? {} : { steps: stepUses(bridge.steps) }),
    };
  }
  const [first] = directions;
  return first === undefined || first === 'both' ? {} : { direction: first };
}

/**
 * The command that draws a field map between fields, with a fresh id: one-way where an end cannot be written, and with a step
 * where one makes the types fit. Where none does, the bare line is drawn and compiling says what is wrong.
 */
export function connectCommand(asked: Connection): Extract<Command, { do: 'add-map' }> {
  const { sync, left, right, objects } = asked;
  const ends = {
    left: objects.left.fields.filter((field) => left.includes(field.name)),
    right: objects.right.fields.filter((field) => right.includes(field.name)),
  };
  const filled = { left: filledBy(sync.fields, 'left'), right: filledBy(sync.fields, 'right') };
  const directions = directionsOf(objects.left, objects.right, ends, filled);
  const shown = bySamples(asked);
  const line = shown ?? byTypes(directions, ends);
  const id = freshMapId(sync, left.length <= right.length || right.length === 0 ? left : right);
  const { direction, steps } = line;
  const map: FieldMap = {
    id,
    left: end(left),
    right: end(right),
    ...(direction === undefined ? {} : { direction }),
    ...(steps === undefined ? {} : { steps }),
  };
  return { do: 'add-map', sync: sync.id, map };
}
