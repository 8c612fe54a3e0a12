import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshSeed } from '../../testing/seeds.ts';
import { encodingOf, encodings } from './encoding.ts';
import { cutRows, type Marks, type Row, rawCell, rawCells } from './rows.ts';

const seed = freshSeed();
const comma: Marks = { delimiter: ',', quote: '"', newline: '\n' };

/** All rows of a text that comes in pieces of `size` characters. */
function inPieces(text: string, marks: Marks, size: number): { rows: Row[]; broken: unknown } {
  const rows: Row[] = [];
  let rest = '';
  let line = 1;
  for (let at = 0; at < text.length; at += size) {
    const cut = cutRows(rest + text.slice(at, at + size), marks, line, false);
    if (cut.broken !== null) return { rows: [...rows, ...cut.rows], broken: cut.broken };
    rows.push(...cut.rows);
    ({ rest, line } = cut);
  }
  const cut = cutRows(rest, marks, line, true);
  return { rows: [...rows, ...cut.rows], broken: cut.broken };
}

const cells = (text: string, marks: Marks = comma) => cutRows(text, marks, 1, true).rows.map((row) => row.cells);

test('quotes, doubled quotes, line ends and delimiters inside quotes are part of the cell', () => {
  expect(cells('a,"b,c","d""e","f\ng"\r\n,"",x')).toEqual([
    ['a', 'b,c', 'd"e', 'f\ng'],
    ['', '', 'x'],
  ]);
  expect(cells('5" pipe,he said "no"\n')).toEqual([['5" pipe', 'he said "no"']]);
  expect(cells("'a;b';c\r'd\re';\r", { delimiter: ';', quote: "'", newline: '\r' })).toEqual([
    ['a;b', 'c'],
    ['d\re', ''],
  ]);
  expect(cells('"a,"b\n', { ...comma, quote: null })).toEqual([['"a', '"b']]);
});

test('rows know their lines, also after cells of several lines', () => {
  const { rows } = cutRows('h\n"a\nb\r\nc"\r\nx\n\ny', comma, 1, true);
  expect(rows.map((row) => [row.line, row.end])).toEqual([
    [1, '\n'],
    [2, '\r\n'],
    [5, '\n'],
    [6, '\n'],
    [7, ''],
  ]);
});

test('a quote that is not closed and a cell that goes on after its quote are told with their line', () => {
  expect(cutRows('a,b\n1,"x\n2,y\n', comma, 1, true).broken).toEqual({ why: 'open-quote', line: 2 });
  expect(cutRows('a,b\n1,"x\ny" z\n', comma, 1, true).broken).toEqual({ why: 'after-quote', line: 3 });
  expect(cutRows('a,b\n1,"x\n2,y\n', comma, 1, false)).toMatchObject({ rest: '1,"x\n2,y\n', line: 2, broken: null });
});

const marksArb = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  quote: fc.constantFrom('"', "'"),
  newline: fc.constantFrom('\n' as const, '\r\n' as const, '\r' as const),
});
const cellArb = fc.string({ unit: fc.constantFrom('a', 'é', '😀', ' ', '"', "'", ',', ';', '\t', '|', '\n', '\r\n') });

test(`seed ${seed}: a table comes back whole from what was written, in pieces of any size, and each row joins to its own text`, () => {
  const tables = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(cellArb, { minLength: width, maxLength: width }), { minLength: 1 }));
  fc.assert(
    fc.property(marksArb, tables, fc.boolean(), fc.integer({ min: 1, max: 40 }), (marks, table, all, size) => {
      const text = table
        .map((row) => row.map((cell) => rawCell(cell, marks, all) ?? '').join(marks.delimiter) + marks.newline)
        .join('');
      const { rows, broken } = inPieces(text, marks, size);
      expect(broken).toBeNull();
      expect(rows.map((row) => row.cells)).toEqual(table);
      for (const row of rows) expect(rawCells(row, marks).join(marks.delimiter)).toBe(row.text);
      expect(rows.map((row) => row.text + row.end).join('')).toBe(text);
      const lines = rows.map(
        (row) => text.slice(0, text.indexOf(row.text)).split(marks.newline === '\r' ? '\r' : '\n').length,
      );
      expect(rows[0]?.line).toBe(lines[0]);
    }),
    { seed, numRuns: 400 },
  );
});

test(`seed ${seed}: any text at all is cut as csv-parse cuts it, or both refuse it`, () => {
  const unit = fc.constantFrom('a', 'b', ',', ',', '"', '"', '\n', '\r\n', ' ');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 30 }), fc.integer({ min: 1, max: 12 }), (text, size) => {
      const { rows, broken } = inPieces(text, comma, size);
      let theirs: string[][] | null = null;
      try {
        theirs = parse(text, { recordDelimiter: ['\r\n', '\n'], relaxColumnCount: true });
      } catch {
        // It also refuses a quote within a cell that does not start with one; here that is a character like others.
        if (rows.some((row) => row.text.includes('"'))) return;
      }
      expect(broken === null).toBe(theirs !== null);
      if (theirs !== null) expect(rows.map((row) => row.cells)).toEqual(theirs);
    }),
    { seed, numRuns: 2000 },
  );
});

test(`seed ${seed}: what an encoding reads it writes back byte for byte, in pieces cut anywhere`, () => {
  for (const name of encodings) {
    const encoding = encodingOf(name);
    const wide = name.startsWith('utf');
    const text = wide
      ? fc.string({ unit: fc.constantFrom('a', 'é', '\u0800', '\uffff', '😀', '\ufeff', '\n') })
      : fc.uint8Array().map((bytes) => encoding.decode(Buffer.from(bytes)) ?? '');
    fc.assert(
      fc.property(text, fc.nat(), (one, cutAt) => {
        const bytes = encoding.encode(one);
        expect(encoding.decode(bytes)).toBe(one);
        const part = bytes.subarray(0, bytes.length === 0 ? 0 : cutAt % bytes.length);
        const whole = part.subarray(0, part.length - encoding.unfinished(part));
        const first = encoding.decode(whole);
        expect(first).not.toBeNull();
        expect((first ?? '') + (encoding.decode(bytes.subarray(whole.length)) ?? '')).toBe(one);
      }),
      { seed },
    );
  }
});

test('all 256 bytes of a code page come back as they were, also those it leaves open', () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  for (const name of encodings.filter((one) => !one.startsWith('utf'))) {
    const encoding = encodingOf(name);
    expect(encoding.encode(encoding.decode(bytes) ?? '').equals(bytes), name).toBe(true);
  }
});

test('a character that an encoding has no bytes for is named', () => {
  expect(encodingOf('windows-1252').lacks('Grüße für 12 € 😀')).toBe('😀');
  expect(encodingOf('iso-8859-1').lacks('12 €')).toBe('€');
  expect(encodingOf('utf-8').lacks('12 € 😀')).toBeNull();
  expect(encodingOf('utf-8').lacks('half \ud800')).not.toBeNull();
});
