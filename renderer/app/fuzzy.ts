/** Letters of a text that a query met: from (inclusive) and to (exclusive). */
export type Span = readonly [from: number, to: number];

export interface Meeting {
  /** Higher is better. */
  readonly score: number;
  readonly spans: readonly Span[];
}

const fold = (text: string): string =>
  [...text]
    .map((letter) => letter.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('en').slice(0, letter.length))
    .join('');

const isStart = (text: string, at: number): boolean => at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));

/** A word found whole: best at the start of the text, then at the start of a word. */
function whole(word: string, text: string): Meeting | null {
  let inside: Meeting | null = null;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (isStart(text, at)) return { score: at === 0 ? 100 : 80, spans: [[at, at + word.length]] };
    inside ??= { score: 50, spans: [[at, at + word.length]] };
  }
  return inside;
}

/** Beginnings of words, in order, that together make what was typed: "cocu" in "Contacts, customers". */
function beginnings(word: string, text: string, from: number, tried: Set<string>): readonly Span[] | null {
  if (word === '') return [];
  // What failed once fails again; without this, texts of many alike words would take for ever.
  const place = `${word.length} ${from}`;
  if (tried.has(place)) return null;
  tried.add(place);
  for (let at = from; at < text.length; at++) {
    if (!isStart(text, at)) continue;
    let length = 0;
    while (length < word.length && text[at + length] === word[length]) length++;
    for (; length > 0; length--) {
      const rest = beginnings(word.slice(length), text, at + length, tried);
      if (rest !== null) return [[at, at + length], ...rest];
    }
  }
  return null;
}

function scattered(word: string, text: string): Meeting | null {
  const spans = beginnings(word, text, 0, new Set());
  return spans === null ? null : { score: 20 - spans.length, spans };
}

/** Joins spans that touch or overlap, in order. */
function joined(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const [from, to] of spans.toSorted(([one], [other]) => one - other)) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], to)];
    else result.push([from, to]);
  }
  return result;
}

/** How well a text fits what was typed: every word must be met, in any order, whatever its case and accents. */
export function meet(query: string, text: string): Meeting | null {
  const folded = fold(text);
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  const met: Meeting[] = [];
  for (const word of words) {
    const one = whole(word, folded) ?? scattered(word, folded);
    if (one === null) return null;
    met.push(one);
  }
  const score = met.reduce((sum, one) => sum + one.score, 0) / Math.max(1, met.length);
  return { score: score - Math.min(10, text.length / 20), spans: joined(met.flatMap((one) => one.spans)) };
}

/** A text cut into what a query met and what it did not. */
export function pieces(
  text: string,
  spans: readonly Span[],
): readonly { readonly text: string; readonly met: boolean }[] {
  const result: { text: string; met: boolean }[] = [];
  let at = 0;
  for (const [from, to] of spans) {
    if (from > at) result.push({ text: text.slice(at, from), met: false });
    result.push({ text: text.slice(from, to), met: true });
    at = to;
  }
  if (at < text.length) result.push({ text: text.slice(at), met: false });
  return result;
}
