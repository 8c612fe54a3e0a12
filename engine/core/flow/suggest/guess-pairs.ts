import type { MatchTier } from '../../../model/flow.ts';
import { atOnce, type Turns } from '../../turns.ts';
import type { Samples } from './columns.ts';
import type { MatchAsked } from './match-counts.ts';
import { suggestMatchInTurns } from './suggest-match.ts';
import { tierPairs } from './tier-pairs.ts';

const pairsMax = 200;

/** Rows that tiers link, each by the first tier that does. */
export function* pairsBy(
  tiers: readonly MatchTier[],
  { leftRows, rightRows }: Pick<MatchAsked, 'leftRows' | 'rightRows'>,
  most: number,
): Turns<Samples['pairs']> {
  const taken = { left: new Set<number>(), right: new Set<number>() };
  const pairs: { left: (typeof leftRows)[number]; right: (typeof rightRows)[number] }[] = [];
  for (const tier of tiers)
    for (const [l, r] of (yield* tierPairs(tier, leftRows, rightRows)).pairs) {
      const [left, right] = [leftRows[l], rightRows[r]];
      if (left === undefined || right === undefined || taken.left.has(l) || taken.right.has(r)) continue;
      if (pairs.length === most) return pairs;
      taken.left.add(l);
      taken.right.add(r);
      pairs.push({ left, right });
    }
  return pairs;
}

/** The same as `guessPairs`, giving way now and then. */
export function* guessPairsInTurns(asked: MatchAsked): Turns<Samples['pairs']> {
  const found = yield* suggestMatchInTurns(asked);
  const used = found.filter(({ badge, links }) => (badge === 'best' || badge === 'second') && links > 0);
  return yield* pairsBy(
    used.map((one) => one.tier),
    asked,
    pairsMax,
  );
}

/** Records of both sides that are probably the same thing: those that the matches worth using would link. */
export const guessPairs = (asked: MatchAsked): Samples['pairs'] => atOnce(guessPairsInTurns(asked));
