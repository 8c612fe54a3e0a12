/** A seeded source of chance. `split` gives each component a stream of its own, so that one more draw here changes nothing there. */
export interface Random {
  /** In [0,1). */
  next(): number;
  /** A whole number in [0, below). */
  int(below: number): number;
  chance(rate: number): boolean;
  pick<T>(items: readonly T[]): T;
  split(name: string): Random;
}

/** Mixes text into 32 bits (FNV-1a with a final avalanche). */
function mix(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Chance from a seed, by the generator "mulberry32". */
export function random(seed: string): Random {
  let state = mix(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (below: number): number => Math.floor(next() * below);
  return {
    next,
    int,
    chance: (rate) => next() < rate,
    pick: (items) => {
      const item = items[int(items.length)];
      if (item === undefined) throw new Error('There is nothing to pick from.');
      return item;
    },
    split: (name) => random(`${seed}/${name}`),
  };
}
