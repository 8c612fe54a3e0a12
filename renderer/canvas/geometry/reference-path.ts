import type { At } from '../../../engine/model/flow.ts';
import type { Side } from '../../../engine/model/ids.ts';
import { sizes } from './sizes.ts';

const out = 18;
const round = 8;

/** A reference runs outside the cards: a square at the field, a diamond at the object that it points at. */
export interface ReferencePath {
  readonly line: string;
  readonly square: string;
  readonly diamond: string;
  /** Where the way between the two cards is halfway. */
  readonly label: At;
}

/**
 * @param from the field's height on the outer edge of its card
 * @param to the middle of the head of the card that it points at
 * @param lane how many references run farther in on this side
 */
export function referencePath(side: Side, from: At, to: At, lane: number): ReferencePath {
  const sign = side === 'left' ? -1 : 1;
  const edge = side === 'left' ? Math.min(from.x, to.x) : Math.max(from.x, to.x);
  const x = edge + sign * (out + lane * 10);
  const down = to.y > from.y ? 1 : -1;
  const tip = to.x + sign * 5;
  const line = `M${from.x} ${from.y}H${x - sign * round}Q${x} ${from.y} ${x} ${from.y + down * round}V${to.y - down * round}Q${x} ${to.y} ${x - sign * round} ${to.y}H${tip}`;
  return {
    line,
    square: `M${from.x - 3} ${from.y - 3}h6v6h-6z`,
    diamond: `M${tip - 5} ${to.y}l5 -4l5 4l-5 4z`,
    label: { x: to.x, y: (from.y + to.y) / 2 },
  };
}

/** The label of a reference stands in the gap between two stacked cards where there is one. */
export const gapBetween = (above: { readonly bottom: number }, below: { readonly y: number }): number =>
  below.y > above.bottom ? (above.bottom + below.y) / 2 : below.y - sizes.gapBelow / 2;
