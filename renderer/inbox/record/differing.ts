/** A piece of a text; `isOwn`: the other text lacks it. */
export interface Piece {
  readonly text: string;
  readonly isOwn: boolean;
}

/** Shorter texts are read at a glance; marks in them would only be noise. */
const shortMax = 24;
/** Beyond so many words, only what is the same at both ends is left unmarked. */
const wordsMax = 400;
/** Two texts that share less than this are simply two texts. */
const sharedMin = 0.3;

const wordsIn = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];

function sameAtStart(one: readonly string[], other: readonly string[]): number {
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1;
  return at;
}

/** For each word of `one`, whether the longest sequence that both have in common holds it. */
function inCommon(one: readonly string[], other: readonly string[]): readonly boolean[] {
  if (one.length > wordsMax || other.length > wordsMax) return one.map(() => false);
  const longest = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0));
  const at = (row: number, column: number): number => longest[row]?.[column] ?? 0;
  for (let row = one.length - 1; row >= 0; row--)
    for (let column = other.length - 1; column >= 0; column--) {
      const line = longest[row];
      if (line !== undefined)
        line[column] =
          one[row] === other[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  const common = one.map(() => false);
  for (let row = 0, column = 0; row < one.length && column < other.length; ) {
    if (one[row] === other[column]) {
      common[row] = true;
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return common;
}

function joined(words: readonly string[], isShared: readonly boolean[]): readonly Piece[] {
  const pieces: { text: string; isOwn: boolean }[] = [];
  for (const [at, text] of words.entries()) {
    const isOwn = isShared[at] !== true;
    const last = pieces.at(-1);
    if (last !== undefined && (last.isOwn === isOwn || (text.trim() === '' && last.isOwn))) last.text += text;
    else pieces.push({ text, isOwn });
  }
  return pieces;
}

/**
 * A text in pieces, so that what another one lacks can be marked.
 * @returns one piece without a mark where either is short, or the two have little in common
 */
export function differing(text: string, other: string | null): readonly Piece[] {
  const whole = [{ text, isOwn: false }];
  if (other === null || text === other || Math.max(text.length, other.length) <= shortMax) return whole;
  const [mine, its] = [wordsIn(text), wordsIn(other)];
  const start = sameAtStart(mine, its);
  const end = sameAtStart(mine.slice(start).toReversed(), its.slice(start).toReversed());
  const middle = inCommon(mine.slice(start, mine.length - end), its.slice(start, its.length - end));
  const isShared = mine.map((_, at) => at < start || at >= mine.length - end || middle[at - start] === true);
  const shared = mine.reduce(
    (sum, word, at) => (isShared[at] === true && word.trim() !== '' ? sum + word.length : sum),
    0,
  );
  return shared < text.length * sharedMin ? whole : joined(mine, isShared);
}
