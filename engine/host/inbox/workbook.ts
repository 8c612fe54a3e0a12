import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import { readSheet } from 'read-excel-file/node';
import writeExcelFile, { type CellObject, type Feature, type SheetData } from 'write-excel-file/node';
import type { SheetColumn, SheetRow } from '../../run/inbox/sheet.ts';
import { sheetColumns, sheetDecisions } from '../../run/inbox/sheet.ts';
import type { Table } from './table.ts';

/** Digits that a workbook keeps of a number. */
const digitsMax = 15;

const widths: { readonly [column in SheetColumn]?: number } = {
  Conflict: 20,
  Revision: 8,
  Field: 20,
  'Asked because': 32,
  Agreed: 24,
  Left: 28,
  Right: 28,
  Value: 28,
  Why: 28,
  Comment: 28,
};

/** The letter of a column, from 0. There are fewer than letters. */
const letterOf = (column: SheetColumn): string => String.fromCharCode(65 + sheetColumns.indexOf(column));

/** Rows that follow each other and take the same decisions, as ranges of cells. */
function rangesOf(rows: readonly SheetRow[], about: SheetRow['about']): string {
  const ranges: string[] = [];
  const letter = letterOf('Decision');
  for (let from = 0; from < rows.length; from++) {
    if (rows[from]?.about !== about) continue;
    let to = from;
    while (rows[to + 1]?.about === about) to += 1;
    ranges.push(`${letter}${from + 2}:${letter}${to + 2}`);
    from = to;
  }
  return ranges.join(' ');
}

/** What the library takes for the files of a workbook. */
type Content = Stream | Buffer | Blob;

/**
 * The library looks texts up in an object, where the names of its prototype ("constructor", "valueOf") stand for something
 * else. Cells with such a text are written with another one, and get their own in the finished sheet.
 */
const isReserved = (text: string): boolean => text in {};
const stand = 'text';

/** Puts the texts that the library cannot look up into their cells. None of them has a letter that XML would escape. */
function withReserved(xml: string, rows: readonly SheetRow[]): string {
  let whole = xml;
  for (const [index, { cells }] of rows.entries()) {
    for (const column of sheetColumns) {
      if (!isReserved(cells[column])) continue;
      const head = `<c r="${letterOf(column)}${index + 2}"`;
      const at = new RegExp(`${head}([^>]*) t="s"><v>\\d+</v></c>`, 'u');
      whole = whole.replace(at, `${head}$1 t="inlineStr"><is><t>${cells[column]}</t></is></c>`);
    }
  }
  return whole;
}

/** Lists to choose from in the column Decision, and a filter over the head. */
function listsOf(rows: readonly SheetRow[]): Feature<Content> {
  const lists = (['unit', 'removal', 'match', 'refused'] as const).flatMap((about) => {
    const ranges = rangesOf(rows, about);
    if (ranges === '') return [];
    const words = sheetDecisions[about].join(',');
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="Decision" error="${words}" sqref="${ranges}"><formula1>"${words}"</formula1></dataValidation>`,
    ];
  });
  const filter = `<autoFilter ref="A1:${String.fromCharCode(64 + sheetColumns.length)}${rows.length + 1}"/>`;
  const validations =
    lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          // The order of elements is part of the format: both come right behind the cells.
          transform: (xml) => withReserved(xml, rows).replace('</sheetData>', `</sheetData>${filter}${validations}`),
        },
      },
    },
  };
}

/** Every cell is text and stays text when it is edited, so that no number, date or formula is made of it. */
const cell = (text: string): CellObject => ({
  value: isReserved(text) ? stand : text,
  type: String,
  format: '@',
  alignVertical: 'top',
});

/** A workbook with one sheet of questions. */
export async function workbookOf(rows: readonly SheetRow[]): Promise<Uint8Array> {
  const head = sheetColumns.map((value): CellObject => ({ value, fontWeight: 'bold' }));
  const body = rows.map(({ cells }) => sheetColumns.map((column) => cell(cells[column])));
  const columns = sheetColumns.map((column) => ({ width: widths[column] ?? 14 }));
  const data: SheetData = [head, ...body];
  const sheet = { sheet: 'Questions', stickyRowsCount: 1, columns };
  return writeExcelFile([{ data, ...sheet }], { features: [listsOf(rows)] }).toBuffer();
}

const two = (number: number): string => String(number).padStart(2, '0');

/** A date that a spreadsheet made of what was typed. */
function dateText(date: Date): string {
  const day = `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  return time === '00:00:00' ? day : `${day}T${time}`;
}

/** A number as the workbook has it, apart from texts. */
interface NumberCell {
  readonly raw: string;
}

function textOf(value: unknown): { readonly text: string; readonly isDoubtful: boolean } {
  if (typeof value === 'string') return { text: value, isDoubtful: false };
  if (typeof value === 'boolean') return { text: String(value), isDoubtful: false };
  if (value instanceof Date) return { text: dateText(value), isDoubtful: false };
  if (typeof value !== 'object' || value === null || !('raw' in value)) return { text: '', isDoubtful: false };
  const number = Number(value.raw);
  const isWhole = Number.isInteger(number);
  const text = String(number);
  return { text, isDoubtful: isWhole ? Math.abs(number) >= 10 ** digitsMax : /e/u.test(text) };
}

/**
 * The cells of the first sheet of a workbook, as text.
 * @throws what the library throws when the bytes are no workbook
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Table> {
  const sheet = await readSheet<NumberCell>(Buffer.from(bytes), { trim: false, parseNumber: (raw) => ({ raw }) });
  return sheet.map((row, at) => {
    const cells = row.map(textOf);
    return {
      line: at + 1,
      cells: cells.map((one) => one.text),
      doubtful: cells.flatMap((one, index) => (one.isDoubtful ? [index] : [])),
    };
  });
}
