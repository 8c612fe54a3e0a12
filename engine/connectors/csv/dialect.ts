import { isAscii, isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';
import type { Place } from '../files/place.ts';
import { blocksOf, lineAt } from './bytes.ts';
import { type Encoding, type EncodingName, encodingOf, goodUtf8, markOf, unmarkedUtf16 } from './encoding.ts';
import { wrongBytes } from './faults.ts';
import { cutRows, type Marks, type Row } from './rows.ts';
import type { CsvSettings } from './settings.ts';

/** How a file is written. Found out anew for every version of it, since other programs write it too. */
export interface Dialect extends Marks {
  readonly encoding: Encoding;
  /** Where the header starts: behind the byte order mark and a line "sep=;", in bytes. */
  readonly start: number;
  /** The line on which it starts. */
  readonly startLine: number;
}

const sampleBytes = 64 * 1024;
const candidates = [',', ';', '\t', '|'] as const;

/** Finds out encoding, delimiter and line ends, as far as the settings leave them open. */
export async function dialectOf(place: Place, handle: FileHandle, settings: CsvSettings): Promise<Dialect> {
  const head = await headOf(handle);
  const mark = markOf(head);
  const name =
    settings.encoding === 'auto' ? (mark?.name ?? (await guessEncoding(place, handle, head))) : settings.encoding;
  const encoding = encodingOf(name);
  const skipped = mark !== null && mark.name === name ? mark.bytes.length : 0;
  const body = head.subarray(skipped);
  const sample = encoding.decode(body.subarray(0, body.length - encoding.unfinished(body))) ?? body.toString('latin1');
  const quote = settings.quote === 'none' ? null : settings.quote;
  const newline = newlineOf(sample, quote);
  const told = /^sep=(.)(?:\r\n|\n|\r)/.exec(sample);
  const rest = sample.slice(told?.[0].length ?? 0);
  const chosen = settings.delimiter === 'tab' ? '\t' : settings.delimiter;
  const delimiter = chosen === 'auto' ? (told?.[1] ?? guessDelimiter(place, rest, { quote, newline })) : chosen;
  const start = skipped + encoding.encode(told?.[0] ?? '').length;
  return { encoding, start, startLine: told === null ? 1 : 2, delimiter, quote, newline };
}

async function headOf(handle: FileHandle): Promise<Buffer> {
  for await (const block of blocksOf(handle, 0, sampleBytes)) return block;
  return Buffer.alloc(0);
}

/**
 * UTF-8 if all of the file is; else Windows-1252, which is what is found where nobody chose. A file that is mostly good
 * UTF-8 with some broken bytes is neither: taking it for Windows-1252 would turn its letters into others.
 */
async function guessEncoding(place: Place, handle: FileHandle, head: Buffer): Promise<EncodingName> {
  const wide = unmarkedUtf16(head);
  if (wide !== null) return wide;
  let at = 0;
  let letters = false;
  let held = Buffer.alloc(0);
  for await (const block of blocksOf(handle, 0, 1024 * 1024)) {
    const bytes = held.length === 0 ? block : Buffer.concat([held, block]);
    if (isAscii(bytes)) {
      at += bytes.length;
      held = Buffer.alloc(0);
      continue;
    }
    const whole = bytes.subarray(0, bytes.length - encodingOf('utf-8').unfinished(bytes));
    if (!isUtf8(whole)) {
      if (!letters && !hasUtf8Letters(whole)) return 'windows-1252';
      const byte = at + goodUtf8(whole);
      throw wrongBytes(place, { encoding: 'utf-8', byte, line: await lineAt(handle, byte) });
    }
    letters ||= !isAscii(whole);
    at += whole.length;
    held = Buffer.from(bytes.subarray(whole.length));
  }
  return held.length > 0 && !letters ? 'windows-1252' : 'utf-8';
}

/** Whether some of the bytes are letters of UTF-8, the rest being broken. */
function hasUtf8Letters(bytes: Buffer): boolean {
  return /[^\0-\x7f\ufffd]/.test(bytes.toString('utf8'));
}

/** The first line end outside quotes. */
function newlineOf(sample: string, quote: string | null): Marks['newline'] {
  let inside = false;
  for (let at = 0; at < sample.length; at += 1) {
    const one = sample[at];
    if (one === quote) inside = !inside;
    if (inside) continue;
    if (one === '\n') return '\n';
    if (one === '\r') return sample[at + 1] === '\n' ? '\r\n' : '\r';
  }
  return '\n';
}

/**
 * The delimiter that gives every row of the sample the same number of cells, at least two; the one that gives most.
 * Where none does, the one that the header has most of.
 */
function guessDelimiter(place: Place, sample: string, marks: Omit<Marks, 'delimiter'>): string {
  const tables = candidates.map((delimiter) => {
    const cut = cutRows(sample, { ...marks, delimiter }, 1, false);
    const rows = (cut.rows.length === 0 ? cutRows(sample, { ...marks, delimiter }, 1, true) : cut).rows;
    const header = rows[0]?.cells.length ?? 0;
    return { delimiter, header, even: cut.broken === null && header > 1 && rows.every(hasCells(header)) };
  });
  const even = tables.filter((one) => one.even);
  const best = (even.length > 0 ? even : tables).reduce((a, b) => (b.header > a.header ? b : a));
  if (best.header > 1) return best.delimiter;
  return place.path.toLowerCase().endsWith('.tsv') ? '\t' : ',';
}

const hasCells =
  (count: number) =>
  (row: Row): boolean =>
    row.cells.length === count || row.text === '';
