import type { Fields } from '../../../model/value.ts';
import type { Samples } from './columns.ts';
import type { MatchAsked } from './match-counts.ts';
import { keyValue } from './match-keys.ts';
import { suggestMatch } from './suggest-match.ts';

const pairsMax = 200;

function byValue(rows: readonly Fields[], read: (row: Fields) => string | null): ReadonlyMap<string, Fields | null> {
  const found = new Map<string, Fields | null>();
  for (const row of rows) {
    const value = read(row);
    if (value !== null) found.set(value, found.has(value) ? null : row);
  }
  return found;
}

/** Records of both sides that are probably the same thing: those that the best match would link. */
export function guessPairs(asked: MatchAsked): Samples['pairs'] {
  const [best] = suggestMatch(asked).filter((one) => one.badge === 'best' && one.links > 0);
  if (best === undefined) return [];
  const { tier } = best;
  const right = byValue(asked.rightRows, (row) => keyValue(tier, 'right', row));
  const pairs: { left: Fields; right: Fields }[] = [];
  for (const [value, row] of byValue(asked.leftRows, (one) => keyValue(tier, 'left', one))) {
    const twin = right.get(value);
    if (row !== null && twin !== undefined && twin !== null) pairs.push({ left: row, right: twin });
    if (pairs.length === pairsMax) break;
  }
  return pairs;
}
