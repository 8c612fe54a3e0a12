import type { Comparison } from './compare-fields.ts';

/** A record made ready to be compared: its values in common form, one per comparison. */
export interface Prepared {
  readonly values: readonly (string | null)[];
}

const wordMin = 3;
const endLength = 4;

/** The keys under which a record is compared with others: what two records share that are worth a look. */
export function blockKeys(comparisons: readonly Comparison[], { values }: Prepared): readonly string[] {
  const keys = new Set<string>();
  for (const [at, value] of values.entries()) {
    if (value === null) continue;
    const kind = comparisons[at]?.kind ?? 'exact';
    if (kind === 'words') {
      for (const word of value.split(' ')) {
        if (word.length < wordMin) continue;
        keys.add(`${at}<${word.slice(0, endLength)}`);
        if (word.length > endLength) keys.add(`${at}>${word.slice(-endLength)}`);
      }
    } else if (kind === 'email') {
      const [name = '', domain = ''] = value.split('@');
      keys.add(`${at}@${name}`);
      keys.add(`${at}<${name.slice(0, endLength)}@${domain}`);
    } else if (kind === 'phone') {
      keys.add(`${at}<${value.slice(0, endLength)}`);
      keys.add(`${at}>${value.slice(-endLength)}`);
    } else keys.add(`${at}=${value}`);
  }
  return [...keys];
}

/** Blocks of more pairs than this tell nothing: half of all records live in the same city. */
const blockPairsMax = 20_000;

/**
 * Pairs worth a comparison, each once: records that share a key, small blocks first, until `pairsMax` pairs were handed out.
 * Memory grows with the records and with `pairsMax`, never with all pairs.
 */
export function* blockedPairs(
  comparisons: readonly Comparison[],
  left: readonly Prepared[],
  right: readonly Prepared[],
  pairsMax: number,
): Generator<readonly [left: number, right: number]> {
  const blocks = new Map<string, { left: number[]; right: number[] }>();
  for (const [at, one] of left.entries()) {
    for (const key of blockKeys(comparisons, one)) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, { left: [at], right: [] });
      else block.left.push(at);
    }
  }
  for (const [at, one] of right.entries())
    for (const key of blockKeys(comparisons, one)) blocks.get(key)?.right.push(at);
  const sized = [...blocks]
    .map(([key, block]) => ({ key, block, size: block.left.length * block.right.length }))
    .filter(({ size }) => size > 0 && size <= blockPairsMax)
    .sort((one, other) => one.size - other.size || (one.key < other.key ? -1 : 1));
  const seen = new Set<number>();
  for (const { block } of sized) {
    if (seen.size >= pairsMax) return;
    for (const l of block.left) {
      for (const r of block.right) {
        const pair = l * right.length + r;
        if (seen.has(pair)) continue;
        seen.add(pair);
        yield [l, r];
      }
    }
  }
}
