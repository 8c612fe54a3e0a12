/** Numbers that look random and are the same every time: the sample has the same bytes on every machine. */
export interface Chance {
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** The same members in another order. */
  shuffled<T>(list: readonly T[]): readonly T[];
}

/** Mulberry32 by Tommy Ettinger (public domain): 32 bits of state, enough for a sample. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: (list) => list[below(list.length)] ?? list[0],
    shuffled(list) {
      const keyed = list.map((one) => ({ one, by: next() }));
      return keyed.sort((a, b) => a.by - b.by).map(({ one }) => one);
    },
  };
}
