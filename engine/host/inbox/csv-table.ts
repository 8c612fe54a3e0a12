import { cutRows, isEmptyRow } from '../../connectors/csv/rows.ts';
import { type SheetRow, sheetColumns } from '../../run/inbox/sheet.ts';
import type { Table } from './table.ts';

const byteOrderMark = '\ufeff';
const newline = '\r\n';

/** What a spreadsheet would take for a formula, a number, a date or a truth value, or for our own mark. */
const risky = /^(?:[=+\-@\t\n']|\s*[-+.,\d][-+.,:/\d\s]*(?:e[-+]?\d+)?[%\p{Sc}]?\s*$|(?:true|false|wahr|falsch)$|\d)/iu;

/** A text that a spreadsheet leaves alone: with an apostrophe in front where it would make something else of it. */
export const safeText = (text: string): string => (risky.test(text) ? `'${text}` : text);

/** The text as it was before `safeText`. */
export const plainText = (text: string): string => (text.startsWith("'") ? text.slice(1) : text);

const quoted = (text: string): string => (/["\r\n,;\t]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Questions as CSV: UTF-8 with a byte order mark, commas, a line each. */
export function csvOf(rows: readonly SheetRow[]): Uint8Array {
  const lines = rows.map(({ cells }) => sheetColumns.map((column) => quoted(safeText(cells[column]))).join(','));
  return Buffer.from(`${byteOrderMark}${[sheetColumns.join(','), ...lines].join(newline)}${newline}`, 'utf8');
}

const delimiters = [',', ';', '\t'] as const;

/**
 * The cells of a CSV file, which a spreadsheet may have saved with another delimiter.
 * @returns null where the text cannot be cut into rows
 */
export function readCsv(bytes: Uint8Array): Table | null {
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(byteOrderMark, '')
    .replace(/^sep=.\r?\n/u, '');
  const head = /^[^\r\n]*/u.exec(text)?.[0] ?? '';
  const delimiter = delimiters.find((one) => head.includes(one)) ?? ',';
  const { rows, broken } = cutRows(text, { delimiter, quote: '"', newline: '\n' }, 1, true);
  if (broken !== null) return null;
  return rows
    .filter((row) => !isEmptyRow(row))
    .map(({ line, cells }) => ({ line, cells: cells.map(plainText), doubtful: [] }));
}
