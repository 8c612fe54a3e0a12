import type { Fields } from '../../model/value.ts';

const shortestValue = 3;

const plain = (value: unknown): string | null =>
  typeof value === 'string' && value.trim().length >= shortestValue ? value.trim().toLowerCase() : null;

/** Where each value of a field stands; values that stand in several rows tell nothing and are left out. */
function placesOf(rows: readonly Fields[], field: string): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const several = new Set<string>();
  for (const [at, row] of rows.entries()) {
    const value = plain(row[field]);
    if (value === null) continue;
    if (places.has(value)) several.add(value);
    places.set(value, at);
  }
  for (const value of several) places.delete(value);
  return places;
}

const fieldsIn = (rows: readonly Fields[]): readonly string[] =>
  [...new Set(rows.flatMap((row) => Object.keys(row)))].sort();

/**
 * Rows of two objects that are probably the same thing, for trying things out before there is a match: by the two fields that
 * share the most values of which each stands in one row only.
 * @returns positions in the two lists; none where no two fields share anything
 */
export function guessPairs(
  left: readonly Fields[],
  right: readonly Fields[],
): readonly { readonly left: number; readonly right: number }[] {
  const others = fieldsIn(right).map((field) => placesOf(right, field));
  let best: readonly { readonly left: number; readonly right: number }[] = [];
  for (const field of fieldsIn(left)) {
    const places = placesOf(left, field);
    for (const other of others) {
      const pairs = [...places].flatMap(([value, at]) => {
        const twin = other.get(value);
        return twin === undefined ? [] : [{ left: at, right: twin }];
      });
      if (pairs.length > best.length) best = pairs;
    }
  }
  return best;
}
