import { z } from 'zod';

const Pairs = z.array(z.object({ from: z.string(), to: z.string() }));

export interface Pair {
  readonly from: string;
  readonly to: string;
}

/** The pairs of a value map; none where they cannot be read. */
export function pairsIn(value: unknown): readonly Pair[] {
  const read = Pairs.safeParse(value);
  return read.success ? read.data : [];
}

export const withPair = (pairs: readonly Pair[], at: number, part: Partial<Pair>): readonly Pair[] =>
  pairs.map((pair, index) => (index === at ? { ...pair, ...part } : pair));

export const withoutPair = (pairs: readonly Pair[], at: number): readonly Pair[] =>
  pairs.filter((_, index) => index !== at);

/** Values that stand in several pairs on one side: they cannot all come back. */
export function twice(pairs: readonly Pair[], end: 'from' | 'to'): ReadonlySet<string> {
  const counts = Map.groupBy(pairs, (pair) => pair[end]);
  return new Set([...counts].filter(([, list]) => list.length > 1).map(([value]) => value));
}

/** Options of a field that no pair names yet. */
export const unnamed = (options: readonly string[], pairs: readonly Pair[], end: 'from' | 'to'): readonly string[] => {
  const named = new Set(pairs.map((pair) => pair[end]));
  return options.filter((option) => !named.has(option));
};
