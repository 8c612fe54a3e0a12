import { sizes } from './sizes.ts';

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Widths of the steps as they stand from left to right, and of the values shown between them; 0 for none. */
export type Chain = readonly { readonly width: number; readonly mid: number }[];

/**
 * Where values and steps stand on a line, counted from the top corners of the two cards at their inner edges: they stay as they
 * are while a card is dragged.
 */
export interface LineSpots {
  /** Left edges of the steps and of the values between them. */
  readonly steps: readonly Spot[];
  readonly mids: readonly (Spot | null)[];
  /** Where the chips begin at the left end, and end at the right end. */
  readonly left: readonly Spot[];
  readonly right: readonly Spot[];
  /** Where a step can be put in by the pointer. */
  readonly plus: Spot;
  /** Where the last step ends. */
  readonly end: number;
}

const besideStep = 14;

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / (values.length || 1);

/** @param left heights of the fields at the left end; @param right at the right end */
export function lineSpots(left: readonly number[], right: readonly number[], chain: Chain): LineSpots {
  const y = mean(left);
  const steps: Spot[] = [];
  const mids: (Spot | null)[] = [];
  let x: number = sizes.stepInset;
  for (const { width, mid } of chain) {
    steps.push({ x, y });
    x += width + sizes.stepGap;
    mids.push(mid > 0 ? { x, y } : null);
    if (mid > 0) x += mid + sizes.stepGap;
  }
  const end = x - sizes.stepGap;
  return {
    steps,
    mids,
    left: left.map((at) => ({ x: sizes.chipInset, y: at })),
    right: right.map((at) => ({ x: -sizes.chipInset, y: at })),
    plus: { x: chain.length > 0 ? end + besideStep : sizes.stepInset + 2 * besideStep, y },
    end,
  };
}
