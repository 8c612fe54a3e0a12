import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { readText, writeText } from '../workspace/files.ts';
import type { Context } from './context.ts';
import { Failure } from './failure.ts';

/** A cell that a spreadsheet would take for a formula is kept from being one. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text);

const cell = (text: string): string => {
  const safe = harmless(text);
  return /[",;\n\r]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** What a table for a spreadsheet begins with, so that every program reads it as UTF-8. */
export const csvMark = '\uFEFF';

/** A row of a table for a spreadsheet, with its end. */
export const csvLine = (row: readonly string[]): string => `${row.map(cell).join(',')}\r\n`;

/** Writes a table for a spreadsheet: UTF-8 with a byte order mark, so that every program reads it right. */
export function writeCsv(context: Context, file: string, rows: readonly (readonly string[])[]): void {
  writeText(resolve(context.cwd, file), `${csvMark}${rows.map(csvLine).join('')}`);
}

const Rows = z.array(z.record(z.string(), z.string()));

/**
 * The rows of a table by the names of its columns; the delimiter may be that of any spreadsheet.
 * @throws Failure when the file cannot be read or is no table
 */
export function readCsv(context: Context, file: string): z.infer<typeof Rows> {
  const text = readText(resolve(context.cwd, file), { code: 'sample', name: 'file' });
  if (!text.ok) throw new Failure(text.error);
  const [head = ''] = text.value.split('\n');
  const delimiter = [';', '\t', ','].find((one) => head.includes(one)) ?? ',';
  try {
    const rows: unknown = parse(text.value, {
      columns: true,
      delimiter,
      skip_empty_lines: true,
      relax_column_count: true,
    });
    return Rows.parse(rows);
  } catch (error) {
    throw new Failure({
      code: 'sample/no-table',
      message: `${file} is not a table that can be read.`,
      fix: 'Keep it as CSV, with the columns that it was written with.',
      cause: error instanceof Error ? error.message : String(error),
    });
  }
}

/** A text as it stood before it was kept from being a formula. */
export const plainCell = (text: string): string => (/^'[=+\-@\t\r]/u.test(text) ? text.slice(1) : text);
