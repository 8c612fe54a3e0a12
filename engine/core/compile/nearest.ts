/** How many letters must be put in, left out, changed or swapped with their neighbour to make one word of another. */
function distance(one: string, other: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let index = 1; index <= one.length; index += 1) {
    const next = [index];
    for (let at = 1; at <= other.length; at += 1) {
      const same = one[index - 1] === other[at - 1];
      const swapped = one[index - 2] === other[at - 1] && one[index - 1] === other[at - 2];
      next.push(
        Math.min(
          (row[at - 1] ?? 0) + (same ? 0 : 1),
          (row[at] ?? 0) + 1,
          (next[at - 1] ?? 0) + 1,
          swapped && at > 1 && index > 1 ? (before[at - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}

const folded = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The name that was probably meant; null where none is close. */
export function nearest(name: string, names: readonly string[]): string | null {
  const wanted = folded(name);
  let best: string | null = null;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const one of names) {
    const steps = distance(wanted, folded(one));
    if (steps < least) {
      best = one;
      least = steps;
    }
  }
  return best;
}
