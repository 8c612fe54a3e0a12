import type { Of } from '../../../engine/core/flow/command.ts';
import type { Direction, FieldMap, StepUse } from '../../../engine/model/flow.ts';

type Settings = { readonly [name: string]: unknown };

const isPair = (one: unknown): one is { readonly from: unknown; readonly to: unknown } =>
  typeof one === 'object' && one !== null && 'from' in one && 'to' in one;

const swapped = (settings: Settings, one: string, other: string): Settings => {
  const { [one]: first, [other]: second, ...rest } = settings;
  return {
    ...rest,
    ...(second === undefined ? {} : { [one]: second }),
    ...(first === undefined ? {} : { [other]: first }),
  };
};

const pairsTurned = (settings: Settings): Settings => {
  const { pairs } = settings;
  const turned = Array.isArray(pairs)
    ? { pairs: pairs.map((one) => (isPair(one) ? { ...one, from: one.to, to: one.from } : one)) }
    : {};
  return { ...swapped(settings, 'defaultTo', 'defaultFrom'), ...turned };
};

const flipped = (settings: Settings): Settings => ({ ...settings, reverse: settings['reverse'] !== true });

const endsTurned = (settings: Settings): Settings => swapped(settings, 'from', 'to');

/** Steps that are set for one way, set for the other. Those that are not here do the same either way. */
const turns: { readonly [use: string]: (settings: Settings) => Settings } = {
  'value-map': pairsTurned,
  'list-map': pairsTurned,
  lookup: (settings) => swapped(settings, 'find', 'give'),
  'text-to-number': flipped,
  'text-to-boolean': flipped,
  'text-to-date': flipped,
  'text-to-choice': flipped,
  'list-join': flipped,
  units: (settings) => swapped(endsTurned(settings), 'digits', 'digitsBack'),
  'date-time': endsTurned,
  country: endsTurned,
  language: endsTurned,
  currency: endsTurned,
  markup: endsTurned,
  affix: (settings) => ({ ...settings, do: settings['do'] === 'remove' ? 'add' : 'remove' }),
};

const turnStep = (step: StepUse): StepUse => {
  const turn = turns[step.use];
  return turn === undefined ? step : { ...step, settings: turn(step.settings ?? {}) };
};

const startsRight = (direction: Direction): boolean => direction.startsWith('to-left');

/**
 * What a field map is set to for another direction. Steps are listed in the order of the value's way, so that a line that is
 * turned round lists them the other way, each set to do the reverse where it can.
 */
export function turnMap(map: FieldMap, direction: Direction): Of<'change-map'>['set'] {
  const { steps } = map;
  if (steps === undefined || startsRight(map.direction ?? 'both') === startsRight(direction)) return { direction };
  return { direction, steps: steps.toReversed().map(turnStep) };
}
