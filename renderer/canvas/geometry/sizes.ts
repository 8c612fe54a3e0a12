/** Sizes of the canvas in pixels at 100 %, as the design has them. */
export const sizes = {
  cardWidth: 208,
  cardHead: 48,
  cardFind: 36,
  row: 28,
  strip: 28,
  fold: 32,
  /** Rows that a card shows while it scrolls both ways; each strip takes the place of one more. */
  rowsMax: 20,
  /** Between the two cards of a sync, and between a sync and the next. */
  gapAcross: 592,
  /** Where several syncs or long chains of steps need room. */
  gapWide: 904,
  gapBelow: 56,
  filterWidth: 164,
  matchWidth: 192,
  matchHeight: 72,
  /** From a card's edge to its value chips, and the widest chip. */
  chipInset: 20,
  chipMax: 132,
  chipMin: 72,
  /** From the left card's edge to the first step. */
  stepInset: 144,
  stepHeight: 24,
  stepMax: 164,
  stepGap: 4,
  midMax: 96,
  /** From the left card's edge to where several fields begin to come together. */
  forkInset: 72,
} as const;
