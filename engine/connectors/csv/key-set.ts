/**
 * A set of texts that takes 20 bytes a text at most, whatever their length, so that the keys of a big file fit.
 * Two texts may be taken for one (64-bit hashes): what it calls seen is to be looked at again.
 */
export interface KeySet {
  /** Whether the text was added before. */
  readonly add: (text: string) => boolean;
}

/** Two 32-bit hashes in one pass (the multipliers are those of cyrb53, a public-domain hash). */
function hash(text: string): readonly [number, number] {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return [a >>> 0, b >>> 0];
}

export function keySet(): KeySet {
  let size = 1 << 12;
  let count = 0;
  let table = new Uint32Array(size * 2);
  /** Puts a pair into its slot; false where it is there already. A pair of zeros stands for an empty slot. */
  const put = (a: number, b: number): boolean => {
    let slot = (a ^ b) & (size - 1);
    for (;;) {
      const x = table[slot * 2];
      const y = table[slot * 2 + 1];
      if (x === 0 && y === 0) break;
      if (x === a && y === b) return false;
      slot = (slot + 1) & (size - 1);
    }
    table[slot * 2] = a;
    table[slot * 2 + 1] = b;
    return true;
  };
  const grow = (): void => {
    const old = table;
    size *= 2;
    table = new Uint32Array(size * 2);
    for (let at = 0; at < old.length; at += 2) {
      const [a, b] = [old[at] ?? 0, old[at + 1] ?? 0];
      if (a !== 0 || b !== 0) put(a, b);
    }
  };
  return {
    add: (text) => {
      const [a, b] = hash(text);
      if (!put(a, a === 0 && b === 0 ? 1 : b)) return true;
      count += 1;
      if (count > size * 0.8) grow();
      return false;
    },
  };
}
