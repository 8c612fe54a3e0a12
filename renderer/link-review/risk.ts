import type { ReviewRisk, ReviewStand } from '../../engine/protocol/calls/review.ts';

/** The risk of linking from a score on: of the strictest threshold that is no stricter. */
export const riskFrom = ({ risk }: ReviewStand, min: number): ReviewRisk | null =>
  risk.findLast((one) => one.min >= min - 1e-9) ?? null;

/** A share of links as a number of them. */
export const wrongOf = (share: number, links: number): number => Math.round(share * links);
