/** A copy of the list with `item` put in at `index`; at the end where no index is given or it is beyond the end. */
export function inserted<T>(list: readonly T[], item: T, index?: number): T[] {
  const at = Math.min(index ?? list.length, list.length);
  return [...list.slice(0, at), item, ...list.slice(at)];
}

/** A copy of the list without the item at `index`. */
export const without = <T>(list: readonly T[], index: number): T[] => list.filter((_, at) => at !== index);

/** A copy of the list with the item at `index` replaced. */
export const replaced = <T>(list: readonly T[], index: number, item: T): T[] =>
  list.map((old, at) => (at === index ? item : old));

/** A copy of the list with the item at `from` at place `to`. */
export function reordered<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list.slice(from, from + 1);
  const rest = without(list, from);
  return [...rest.slice(0, to), ...item, ...rest.slice(to)];
}
