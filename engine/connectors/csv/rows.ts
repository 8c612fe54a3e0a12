/** How a file separates its cells and rows. */
export interface Marks {
  readonly delimiter: string;
  /** Null: the file has no quotes; every character stands for itself. */
  readonly quote: string | null;
  /** What ends a row; where it is LF, a CR before it belongs to it. */
  readonly newline: '\n' | '\r\n' | '\r';
}

export interface Row {
  /** Number of its first line in the file, from 1. */
  readonly line: number;
  /** As it stands in the file, without the line end. */
  readonly text: string;
  /** Its line end; empty for a last row without one. */
  readonly end: string;
  readonly cells: readonly string[];
}

/** Why a file cannot be cut into rows. */
export interface Broken {
  readonly why: 'open-quote' | 'after-quote';
  /** The line of the quote in question. */
  readonly line: number;
}

export interface Cut {
  readonly rows: readonly Row[];
  /** What is left of the text: the beginning of a row that goes on. */
  readonly rest: string;
  /** The line on which the rest starts. */
  readonly line: number;
  readonly broken: Broken | null;
}

interface Quoted {
  readonly cells: readonly string[];
  /** Where its text ends and where the next row starts. */
  readonly stop: number;
  readonly next: number;
}

const lineEndOf = (marks: Marks): string => (marks.newline === '\r' ? '\r' : '\n');

function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
}

/**
 * Cuts text into rows. Written here and not taken from a library because a file that is written back must keep every
 * byte that is not edited: that needs the rows as they stand, and one pass over the file for every call.
 * @param line the number of the text's first line
 * @param last whether the text ends where the file ends
 */
export function cutRows(text: string, marks: Marks, line: number, last: boolean): Cut {
  const eol = lineEndOf(marks);
  const rows: Row[] = [];
  let at = 0;
  let now = line;
  let quote = marks.quote === null ? -1 : text.indexOf(marks.quote);
  while (at < text.length) {
    const found = text.indexOf(eol, at);
    if (found < 0 && !last) break;
    const lineStop = found < 0 ? text.length : found;
    if (marks.quote !== null && quote >= 0 && quote < at) quote = text.indexOf(marks.quote, at);
    let stop = eol === '\n' && found > at && text[found - 1] === '\r' ? found - 1 : lineStop;
    let next = found < 0 ? text.length : found + 1;
    let cells: readonly string[] | null = null;
    if (marks.quote !== null && quote >= 0 && quote < lineStop) {
      const cut = cutQuoted(text, at, { ...marks, quote: marks.quote }, last);
      if (cut === 'more') break;
      if ('why' in cut) {
        const before = countOf(text.slice(at, cut.at), eol);
        return { rows, rest: '', line: now, broken: { why: cut.why, line: now + before } };
      }
      ({ cells, stop, next } = cut);
    }
    const content = text.slice(at, stop);
    rows.push({
      line: now,
      text: content,
      end: text.slice(stop, next),
      cells: cells ?? content.split(marks.delimiter),
    });
    now += next === found + 1 ? 1 : countOf(text.slice(at, next), eol);
    at = next;
  }
  return { rows, rest: text.slice(at), line: now, broken: null };
}

type Stuck = { readonly why: Broken['why']; readonly at: number };
type QuotedMarks = Marks & { readonly quote: string };

/** One row that holds a quote. A quote opens a cell only as its first character; anywhere else it is itself. */
function cutQuoted(text: string, from: number, marks: QuotedMarks, last: boolean): Quoted | Stuck | 'more' {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    let cell: string;
    if (text[at] === marks.quote) {
      const close = closingQuote(text, at + 1, marks.quote);
      if (close < 0) return last ? { why: 'open-quote', at } : 'more';
      // Whether a quote closes is told by what comes after it.
      if (!last && close + 2 >= text.length) return 'more';
      cell = text.slice(at + 1, close);
      if (cell.includes(marks.quote)) cell = cell.replaceAll(marks.quote + marks.quote, marks.quote);
      at = close + 1;
    } else {
      const stop = cellStop(text, at, marks);
      if (stop < 0 && !last) return 'more';
      const end = stop < 0 ? text.length : stop;
      const carriage = marks.newline !== '\r' && text[end] === '\n' && end > at && text[end - 1] === '\r';
      cell = text.slice(at, carriage ? end - 1 : end);
      at = carriage ? end - 1 : end;
    }
    cells.push(cell);
    if (text[at] === marks.delimiter) {
      at += 1;
      continue;
    }
    const ending = endingAt(text, at, marks);
    if (ending === null) return { why: 'after-quote', at };
    return { cells, stop: at, next: at + ending };
  }
}

/** How long the line end here is; 0 at the end of the text; null where a row cannot end. */
function endingAt(text: string, at: number, marks: Marks): number | null {
  if (at >= text.length) return 0;
  if (marks.newline === '\r') return text[at] === '\r' ? 1 : null;
  if (text[at] === '\n') return 1;
  return text[at] === '\r' && text[at + 1] === '\n' ? 2 : null;
}

function closingQuote(text: string, from: number, quote: string): number {
  for (let at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + 2)) {
    if (text[at + 1] !== quote) return at;
  }
  return -1;
}

function cellStop(text: string, from: number, marks: Marks): number {
  const eol = text.indexOf(lineEndOf(marks), from);
  const delimiter = text.indexOf(marks.delimiter, from);
  if (eol < 0 || delimiter < 0) return Math.max(eol, delimiter);
  return Math.min(eol, delimiter);
}

/** The cells of a row as they stand in the file, quotes and all. */
export function rawCells(row: Pick<Row, 'text' | 'cells'>, marks: Marks): string[] {
  let at = 0;
  return row.cells.map((cell) => {
    const start = at;
    const { quote } = marks;
    const quoted = quote !== null && row.text[at] === quote;
    at += quoted ? 2 + cell.length + countOf(cell, quote) : cell.length;
    const raw = row.text.slice(start, at);
    at += marks.delimiter.length;
    return raw;
  });
}

/** Whether a row holds nothing: an empty line, or delimiters only, as spreadsheets leave them. */
export const isEmptyRow = (row: Row): boolean => row.cells.every((cell) => cell === '');

/** A cell as it must stand in the file; null where the file has no quotes and the text needs them. */
export function rawCell(text: string, marks: Marks, quoted: boolean): string | null {
  const { quote, delimiter } = marks;
  const needs =
    text.includes(delimiter) ||
    text.includes('\n') ||
    text.includes('\r') ||
    (quote !== null && (quoted || text.includes(quote)));
  if (!needs) return text;
  return quote === null ? null : quote + text.replaceAll(quote, quote + quote) + quote;
}
