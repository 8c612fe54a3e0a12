import { bandOf } from './sample.ts';

/** A pair that a person checked. */
export interface Checked {
  readonly score: number;
  readonly same: boolean;
}

/** A share with the interval that holds it in 95 of 100 samples. */
export interface Estimate {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** What linking every suggestion from a score upwards would mean. */
export interface ThresholdRisk {
  readonly min: number;
  readonly links: number;
  readonly checked: number;
  readonly wrong: number;
  /** The share of false links; null where a band from here upwards was not checked at all. */
  readonly falseLinks: Estimate | null;
}

/** Of the normal distribution, for 95 %. */
const z = 1.959964;

/**
 * Wilson's interval for a share (E. B. Wilson, 1927): honest also for small samples and for shares near 0.
 * @param of the size of the sample; may be a fraction where samples of different weight are put together
 */
export function wilson(share: number, of: number): Estimate {
  if (of <= 0) return { share, low: 0, high: 1 };
  const divisor = 1 + z ** 2 / of;
  const middle = (share + z ** 2 / (2 * of)) / divisor;
  const half = (z / divisor) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

interface Band {
  readonly band: number;
  links: number;
  checked: number;
  wrong: number;
}

function bandsOf(scores: readonly number[], checked: readonly Checked[]): readonly Band[] {
  const bands = new Map<number, Band>();
  const at = (score: number): Band => {
    const band = bandOf(score);
    const found = bands.get(band) ?? { band, links: 0, checked: 0, wrong: 0 };
    bands.set(band, found);
    return found;
  };
  for (const score of scores) at(score).links++;
  for (const { score, same } of checked) {
    const band = at(score);
    band.checked++;
    if (!same) band.wrong++;
  }
  return [...bands.values()].sort((one, other) => other.band - one.band);
}

/**
 * The share of false links among several bands, each weighing as much as it has links: the sample counts as one of the size
 * that weighs the same (Kish's effective size).
 */
function pooled(bands: readonly Band[]): Estimate | null {
  const full = bands.filter((one) => one.links > 0);
  const links = full.reduce((sum, one) => sum + one.links, 0);
  if (links === 0 || full.some((one) => one.checked === 0)) return null;
  let share = 0;
  let spread = 0;
  for (const one of full) {
    const weight = one.links / links;
    share += weight * (one.wrong / one.checked);
    spread += weight ** 2 / one.checked;
  }
  return wilson(share, 1 / spread);
}

/**
 * What linking from each threshold upwards would mean, the strictest first (L7).
 * @param scores of all suggestions that a threshold would link
 */
export function riskByThreshold(scores: readonly number[], checked: readonly Checked[]): readonly ThresholdRisk[] {
  const bands = bandsOf(scores, checked);
  return bands.map(({ band }, at) => {
    const above = bands.slice(0, at + 1);
    const sum = (of: (one: Band) => number): number => above.reduce((total, one) => total + of(one), 0);
    return {
      min: band,
      links: sum((one) => one.links),
      checked: sum((one) => one.checked),
      wrong: sum((one) => one.wrong),
      falseLinks: pooled(above),
    };
  });
}

/** The threshold for a wished risk. `sure`: the sample is large enough to say so; `likely`: the estimate says so, but not its interval. */
export interface Advice {
  readonly sure: ThresholdRisk | null;
  readonly likely: ThresholdRisk | null;
  /** How many pairs must be checked, and none be wrong, before any threshold is sure. */
  readonly needed: number;
}

/** @param risk the largest share of false links that is wished, for example 0.01 */
export function adviceFor(thresholds: readonly ThresholdRisk[], risk: number): Advice {
  const lowest = (fits: (estimate: Estimate) => boolean): ThresholdRisk | null =>
    thresholds.findLast((one) => one.falseLinks !== null && fits(one.falseLinks)) ?? null;
  return {
    sure: lowest((one) => one.high <= risk),
    likely: lowest((one) => one.share <= risk),
    needed: risk <= 0 ? Number.POSITIVE_INFINITY : Math.ceil((z ** 2 * (1 - risk)) / risk),
  };
}
