/** Long work that stops now and then, so that whoever does it can give way; what it makes is there at the end. */
export type Turns<Made> = Generator<undefined, Made>;

/** Does long work, giving way or not. */
export type Drive = <Made>(work: Turns<Made>) => Promise<Made>;

/** The same work without giving way. */
export function atOnce<Made>(turns: Turns<Made>): Made {
  for (;;) {
    const turn = turns.next();
    if (turn.done === true) return turn.value;
  }
}

const fewItems = 64;

/**
 * What a function makes of each item of a long list, in its order.
 * @param few so many items are done between two moments to give way
 */
export function* mappedInTurns<Item, Made>(
  items: Iterable<Item>,
  make: (item: Item) => Made,
  few: number = fewItems,
): Turns<Made[]> {
  const all: Made[] = [];
  for (const item of items) {
    all.push(make(item));
    if (all.length % few === 0) yield;
  }
  return all;
}

const runLength = 1_024;

/** A long list in order, as `toSorted` has it: items that compare as equal stay as they were to each other. */
export function* sortedInTurns<Item extends object>(
  items: readonly Item[],
  compare: (one: Item, other: Item) => number,
): Turns<Item[]> {
  let runs: Item[][] = [];
  for (let from = 0; from < items.length; from += runLength) {
    runs.push(items.slice(from, from + runLength).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: Item[][] = [];
    for (let at = 0; at < runs.length; at += 2) longer.push(yield* merged(runs[at] ?? [], runs[at + 1] ?? [], compare));
    runs = longer;
  }
  return runs[0] ?? [];
}

function* merged<Item extends object>(
  one: readonly Item[],
  other: readonly Item[],
  compare: (one: Item, other: Item) => number,
): Turns<Item[]> {
  const both: Item[] = [];
  let at = 0;
  for (const item of one) {
    for (let next = other[at]; next !== undefined && compare(item, next) > 0; next = other[at]) {
      both.push(next);
      at++;
      if (at % runLength === 0) yield;
    }
    both.push(item);
    if (both.length % runLength === 0) yield;
  }
  return both.concat(other.slice(at));
}
