import type { KeyFound } from '../../engine/protocol/calls/assistant.ts';

/** What match keys, tried in their order, do to the rows that were looked at. Rows go by their place. */
export interface Links {
  readonly pairs: readonly (readonly [left: number, right: number])[];
  /** Rows of the left that several twins could be meant for. */
  readonly unsure: number;
  /** Rows without a twin. */
  readonly lone: { readonly left: number; readonly right: number };
}

/** A row is linked by the first key that finds its one twin. */
export function linksOf(
  keys: readonly Pick<KeyFound, 'pairs' | 'unsure'>[],
  rows: { readonly left: number; readonly right: number },
): Links {
  const left = new Set<number>();
  const right = new Set<number>();
  const pairs: (readonly [number, number])[] = [];
  for (const key of keys) {
    for (const [one, other] of key.pairs) {
      if (left.has(one) || right.has(other)) continue;
      left.add(one);
      right.add(other);
      pairs.push([one, other]);
    }
  }
  const unsure = new Set(keys.flatMap((key) => key.unsure).filter((row) => !left.has(row)));
  return {
    pairs,
    unsure: unsure.size,
    lone: { left: rows.left - left.size - unsure.size, right: rows.right - right.size },
  };
}
