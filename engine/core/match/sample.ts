import type { Suggestion } from '../../model/review.ts';

const bandsPerOne = 20;
/** Kept from the border by what numbers cannot say exactly. */
const grain = 1e-9;

/** The band of a score, by its lower bound: 0.93 is in the band 0.9; 1 is in that of 0.95. */
export const bandOf = (score: number): number =>
  Math.min(bandsPerOne - 1, Math.floor(score * bandsPerOne + grain)) / bandsPerOne;

/** Numbers in [0, 1) that are the same for the same seed on every machine: mulberry32. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** So many of a list, each as likely as the other; in the order of the list. */
function drawn<T>(list: readonly T[], count: number, chance: () => number): readonly T[] {
  const places = list.map((_, at) => at);
  for (let at = 0; at < Math.min(count, places.length); at++) {
    const other = at + Math.floor(chance() * (places.length - at));
    const [mine = 0, its = 0] = [places[at], places[other]];
    places[at] = its;
    places[other] = mine;
  }
  const taken = new Set(places.slice(0, count));
  return list.filter((_, at) => taken.has(at));
}

/** How many of each band: the same number, and what small bands leave goes to the larger ones. */
function shares(sizes: readonly number[], count: number): readonly number[] {
  const given = sizes.map(() => 0);
  for (let left = count; left > 0; ) {
    const open = sizes.flatMap((size, at) => ((given[at] ?? 0) < size ? [at] : []));
    if (open.length === 0) break;
    for (const at of open.slice(0, left)) given[at] = (given[at] ?? 0) + 1;
    left -= Math.min(left, open.length);
  }
  return given;
}

/**
 * A sample of suggestions for a person to check, drawn by chance from every band of scores, so that the risk can be told for
 * each threshold. The same seed draws the same pairs.
 */
export function sampleOf(suggestions: readonly Suggestion[], count: number, seed: number): readonly Suggestion[] {
  const bands = new Map<number, Suggestion[]>();
  for (const one of suggestions) {
    const band = bands.get(bandOf(one.score));
    if (band === undefined) bands.set(bandOf(one.score), [one]);
    else band.push(one);
  }
  const sorted = [...bands].sort((one, other) => other[0] - one[0]).map(([, list]) => list);
  const counts = shares(
    sorted.map((list) => list.length),
    count,
  );
  const chance = chanceFrom(seed);
  return sorted.flatMap((list, at) => drawn(list, counts[at] ?? 0, chance));
}
