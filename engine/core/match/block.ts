import { sortedInTurns, type Turns } from '../turns.ts';
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
const fewSteps = 64;

/** The records that share a key, by their place on each side. */
export interface Block {
  readonly key: string;
  readonly left: readonly number[];
  readonly right: readonly number[];
}

const sizeOf = (block: Block): number => block.left.length * block.right.length;

const bySize = (one: Block, other: Block): number => sizeOf(one) - sizeOf(other) || (one.key < other.key ? -1 : 1);

/** The blocks in which there are pairs, small ones first. */
export function* blocksOf(
  comparisons: readonly Comparison[],
  left: readonly Prepared[],
  right: readonly Prepared[],
): Turns<readonly Block[]> {
  const blocks = new Map<string, { key: string; left: number[]; right: number[] }>();
  for (const [at, one] of left.entries()) {
    if (at % fewSteps === 0) yield;
    for (const key of blockKeys(comparisons, one)) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, { key, left: [at], right: [] });
      else block.left.push(at);
    }
  }
  for (const [at, one] of right.entries()) {
    if (at % fewSteps === 0) yield;
    for (const key of blockKeys(comparisons, one)) blocks.get(key)?.right.push(at);
  }
  const telling: Block[] = [];
  let looked = 0;
  for (const block of blocks.values()) {
    const size = sizeOf(block);
    if (size > 0 && size <= blockPairsMax) telling.push(block);
    if (++looked % fewSteps === 0) yield;
  }
  return yield* sortedInTurns(telling, bySize);
}

/**
 * Pairs worth a comparison: records that share a key, in the order of the blocks, until `pairsMax` pairs were handed out;
 * null in place of one that was handed out before. Memory grows with the records and with `pairsMax`, never with all pairs.
 * @param width how many records there are on the right
 */
export function* blockedPairs(
  blocks: readonly Block[],
  width: number,
  pairsMax: number,
): Generator<readonly [left: number, right: number] | null> {
  const seen = new Set<number>();
  for (const { left, right } of blocks) {
    if (seen.size >= pairsMax) return;
    for (const l of left) {
      for (const r of right) {
        const pair = l * width + r;
        yield seen.has(pair) ? null : [l, r];
        seen.add(pair);
      }
    }
  }
}
