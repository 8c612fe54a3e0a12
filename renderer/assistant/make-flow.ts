import { keyField, newFlow, type Start } from '../../engine/core/flow/template/new-flow.ts';
import type { Condition, Flow } from '../../engine/model/flow.ts';
import type { ConnectionId, Side } from '../../engine/model/ids.ts';
import type { ObjectShape } from '../../engine/model/shape.ts';
import type { Template } from '../../engine/model/template.ts';
import { useLanguage } from '../words/language.ts';
import { wordsOf } from '../words/words.ts';
import type { ChosenParts } from './chosen-parts.ts';
import type { StartChoice } from './setup-store.ts';
import type { FoundSoFar } from './use-found.ts';

/** Records that a sync is tried with. */
export const fewRecords = 20;

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** What stands within a name: its first letter is small in English, and stays as it is where nouns are written large. */
const within = (text: string): string =>
  useLanguage.getState().language === 'en' ? `${text.slice(0, 1).toLowerCase()}${text.slice(1)}` : text;

/** "Contacts and customers". */
export const labelOf = (left: ObjectShape, right: ObjectShape): string =>
  wordsOf('newSync')('twoThings', { left: capital(left.label), right: within(right.label) }).slice(0, 100);

/** Whether records can be named by a filter on both sides, and there are some that link. */
export const canTryFew = (found: FoundSoFar, parts: ChosenParts): boolean =>
  parts.links.pairs.length > 0 &&
  [found.shapes.left, found.shapes.right].every((shape) => shape !== null && keyField(shape) !== null);

function startOf(choice: StartChoice, found: FoundSoFar, parts: ChosenParts): Start {
  if (choice !== 'few') return { with: choice };
  const pairs = parts.links.pairs.slice(0, fewRecords).flatMap(([l, r]) => {
    const [left, right] = [found.rows?.left[l], found.rows?.right[r]];
    return left === undefined || right === undefined ? [] : [{ left, right }];
  });
  return { with: 'few', pairs };
}

export interface Made {
  readonly left: { readonly connection: ConnectionId; readonly shape: ObjectShape };
  readonly right: { readonly connection: ConnectionId; readonly shape: ObjectShape };
  readonly found: FoundSoFar;
  readonly parts: ChosenParts;
  readonly template: Template | null;
  readonly start: StartChoice;
}

const conditionsAt = ({ filters }: ChosenParts, side: Side): readonly Condition[] =>
  filters.filter((one) => one.isTaken && one.part.side === side).map((one) => one.part.condition);

/** The flow that the page stands for. */
export function flowOf({ left, right, found, parts, template, start }: Made): Omit<Flow, 'id'> {
  return newFlow({
    label: labelOf(left.shape, right.shape),
    left,
    right,
    tiers: parts.keys.filter((one) => one.isTaken).map((one) => one.part.tier),
    maps: parts.maps.filter((one) => one.isTaken).map((one) => one.part.map),
    template,
    conditions: { left: conditionsAt(parts, 'left'), right: conditionsAt(parts, 'right') },
    start: startOf(start, found, parts),
  });
}

/** A drawing without anything on it: its objects are picked on the canvas. */
export const emptyFlow = (): Omit<Flow, 'id'> => ({ format: 1, label: wordsOf('newSync')('blankLabel'), syncs: [] });

/** A flow between the two objects with nothing in it yet. */
export const blankFlow = ({ left, right }: Pick<Made, 'left' | 'right'>): Omit<Flow, 'id'> =>
  newFlow({
    label: labelOf(left.shape, right.shape),
    left,
    right,
    tiers: [],
    maps: [],
    template: null,
    start: { with: 'whole' },
  });
