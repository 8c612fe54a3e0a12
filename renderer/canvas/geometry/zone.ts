import { sizes } from './sizes.ts';

/** Where a line bends: flat up to `from`, flat again after `to`. */
export interface Zone {
  readonly from: number;
  readonly to: number;
  /** How far the control points of the curve stand from its ends. */
  readonly reach: number;
  /** The widest value chip that has room beside it; null where values wait for the pointer. */
  readonly chip: number | null;
}

const flatLeft = 296;
const flatRight = 112;
const zoneMin = 120;
const reachMin = 60;
const roomy = flatLeft + zoneMin + flatRight;
const tight = flatRight + zoneMin + flatRight;

const between = (low: number, high: number, share: number): number => low + (high - low) * share;

/** How much of a line is flat at its left and right end, for the gap between its cards. */
function flats(gap: number): { readonly left: number; readonly right: number; readonly chip: number | null } {
  if (gap >= roomy) return { left: flatLeft, right: flatRight, chip: sizes.chipMax };
  if (gap >= tight) {
    const share = (gap - tight) / (roomy - tight);
    const chip = Math.round(between(sizes.chipMin, sizes.chipMax, share));
    return { left: Math.round(between(flatRight, flatLeft, share)), right: flatRight, chip };
  }
  const flat = Math.min(24, Math.max(12, (gap - zoneMin) / 2));
  return { left: flat, right: flat, chip: null };
}

/**
 * The zone of a line between the left card's right edge and the right card's left edge.
 * @param chainEnd where the last step ends; steps keep the line flat under them
 */
export function zoneOf(left: number, right: number, chainEnd: number | null): Zone {
  const flat = flats(right - left);
  const from = Math.max(left + flat.left, chainEnd ?? Number.NEGATIVE_INFINITY);
  const wanted = Math.max(right - flat.right, from + zoneMin);
  const to = right - left >= tight ? Math.min(wanted, Math.max(right - 24, from)) : right - flat.right;
  return { from, to, reach: Math.max(reachMin, Math.abs(to - from) / 2), chip: flat.chip };
}
