import type { Direction, FieldMap, MatchTier } from '../../../model/flow.ts';
import type { Side } from '../../../model/ids.ts';
import type { Field, ObjectShape } from '../../../model/shape.ts';
import type { ExpectedField, Template } from '../../../model/template.ts';
import { updates } from '../../compile/defaults.ts';
import { freshMapId } from '../ids.ts';
import { directionsOf, leadsLeft } from '../suggest/direction.ts';
import type { MapSuggestion } from '../suggest/map-suggestion.ts';
import { canLead } from '../suggest/try-line.ts';
import { isCalled, plain } from './called.ts';
import { templateSteps } from './template-steps.ts';

type Shapes = { readonly [side in Side]: ObjectShape };

/** The one field that an end of a map is; null for several. */
function fieldAt(shape: ObjectShape, end: FieldMap['left']): Field | null {
  const [name, more] = [end].flat();
  return more === undefined ? (shape.fields.find((one) => one.name === name) ?? null) : null;
}

function expectedFor(template: Template, shapes: Shapes, map: FieldMap): ExpectedField | null {
  const [left, right] = [fieldAt(shapes.left, map.left), fieldAt(shapes.right, map.right)];
  if (left === null || right === null) return null;
  const fits = template.fields.filter((one) => isCalled(left, one.left) || isCalled(right, one.right));
  return fits.find((one) => isCalled(left, one.left) && isCalled(right, one.right)) ?? fits[0] ?? null;
}

type Drawn = Pick<MapSuggestion, 'map' | 'examples'>;

interface Place {
  readonly expected: ExpectedField | null;
  readonly left: Field | null;
  readonly right: Field | null;
}

/** Steps are in the order of their line: one that was found with steps towards the right cannot be turned round. */
function canTurn({ left, right }: Place, { steps }: FieldMap): boolean {
  if (steps !== undefined && steps.length > 0) return false;
  return left !== null && right !== null && canLead([], right.type, left.type);
}

/** The direction that is wished, as far as both ends can be written so. */
function directionFor(wished: Direction, place: Place, map: FieldMap): Direction {
  const found = map.direction ?? 'both';
  if (found !== 'both') return found;
  return leadsLeft(wished) && !canTurn(place, map) ? found : wished;
}

function stepsFor({ expected, left, right }: Place, direction: Direction, drawn: Drawn): FieldMap['steps'] {
  const { steps } = drawn.map;
  if (expected === null || (steps !== undefined && steps.length > 0)) return steps;
  if (left === null || right === null) return undefined;
  const examples = drawn.examples.map((one) => [one.left[0] ?? null, one.right[0] ?? null] as const);
  const made = templateSteps(expected, { left, right, isBack: leadsLeft(direction) }, examples);
  return made.length === 0 ? undefined : made;
}

/** Who wins: what unites both is for sets and lists only, and a line that could not be turned round has the side that it was to come from. */
function conflictFor({ expected, left, right }: Place, wished: Direction): FieldMap['conflict'] {
  if (leadsLeft(wished)) return { rule: 'right-wins' };
  if (expected?.conflict?.rule !== 'union') return expected?.conflict;
  const unites = [left, right].every((field) => field?.type.kind === 'set' || field?.type.kind === 'list');
  return unites ? expected.conflict : undefined;
}

function shaped(template: Template, shapes: Shapes, expected: ExpectedField | null, drawn: Drawn): FieldMap {
  const { map } = drawn;
  const place = { expected, left: fieldAt(shapes.left, map.left), right: fieldAt(shapes.right, map.right) };
  const wished = expected?.direction ?? template.way;
  const direction = directionFor(wished, place, map);
  const steps = stepsFor(place, direction, drawn);
  const conflict = conflictFor(place, wished);
  const isTwoWay = updates(direction, 'left') && updates(direction, 'right');
  return {
    ...map,
    ...(direction === 'both' ? {} : { direction }),
    ...(steps === undefined ? {} : { steps }),
    // Who wins is asked only where both sides can.
    ...(isTwoWay && conflict !== undefined ? { conflict } : {}),
    ...(expected?.blank === undefined ? {} : { blank: expected.blank }),
  };
}

const surely = 0.8;

/** Expected fields that are there on both sides and that no suggestion names. */
function added(template: Template, shapes: Shapes, found: readonly MapSuggestion[]): readonly MapSuggestion[] {
  const taken = { left: new Set(ends(found, 'left')), right: new Set(ends(found, 'right')) };
  const ids = found.map((one) => one.map.id);
  const made: MapSuggestion[] = [];
  for (const expected of template.fields) {
    const free = (side: Side): Field | undefined =>
      shapes[side].fields.find((field) => !taken[side].has(field.name) && isCalled(field, expected[side]));
    const [left, right] = [free('left'), free('right')];
    if (left === undefined || right === undefined || left.type.kind !== right.type.kind) continue;
    const none = { left: new Set<string>(), right: new Set<string>() };
    const [direction] = directionsOf(shapes.left, shapes.right, { left: [left], right: [right] }, none);
    if (direction === undefined) continue;
    const id = freshMapId({ fields: [] }, [left.name], ids);
    ids.push(id);
    taken.left.add(left.name);
    taken.right.add(right.name);
    const map = { id, left: left.name, right: right.name, ...(direction === 'both' ? {} : { direction }) };
    made.push({
      map: shaped(template, shapes, expected, { map, examples: [] }),
      confidence: surely,
      reasons: [`both mean ${expected.means}`],
      examples: [],
    });
  }
  return made;
}

const ends = (found: readonly MapSuggestion[], side: Side): readonly string[] =>
  found.flatMap((one) => [one.map[side]].flat());

/**
 * Suggestions as a template wants them: its directions, rules and steps on the lines that are about what it expects, and lines
 * for what it expects and nobody suggested.
 */
export function applyTemplate(
  template: Template,
  shapes: Shapes,
  found: readonly MapSuggestion[],
): readonly MapSuggestion[] {
  const kept = found.map((one): MapSuggestion => {
    const expected = expectedFor(template, shapes, one.map);
    const reasons = expected === null ? one.reasons : [...one.reasons, `both mean ${expected.means}`];
    return { ...one, map: shaped(template, shapes, expected, one), reasons };
  });
  return [...kept, ...added(template, shapes, found)];
}

/** Match keys that a template knows and that are there on both sides, in its order. */
export function templateTiers(template: Template, shapes: Shapes): readonly MatchTier[] {
  return template.fields.flatMap((expected): readonly MatchTier[] => {
    if (expected.match === undefined) return [];
    const fieldOf = (side: Side): Field | undefined =>
      shapes[side].fields.find((field) => isCalled(field, expected[side]));
    const [left, right] = [fieldOf('left'), fieldOf('right')];
    if (left === undefined || right === undefined) return [];
    const { normalise } = expected.match;
    return [{ left: [left.name], right: [right.name], ...(normalise.length === 0 ? {} : { normalise }) }];
  });
}

/** The object that a template is usually about; null where none is called so. */
export function likelyObject(template: Template, side: Side, objects: readonly string[]): string | null {
  const wanted = template[side].objects.map(plain);
  const exact = objects.find((one) => wanted.includes(plain(one)));
  return exact ?? objects.find((one) => wanted.some((word) => plain(one).includes(word))) ?? null;
}
