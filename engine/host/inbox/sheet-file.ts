import { readFileSync } from 'node:fs';
import type { Problem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import { type SheetCells, type SheetColumn, type SheetRow, sheetColumns } from '../../run/inbox/sheet.ts';
import type { SheetLine } from '../../run/inbox/sheet-check.ts';
import { writeBytes } from '../workspace/files.ts';
import { csvOf, readCsv } from './csv-table.ts';
import type { Table } from './table.ts';
import { readWorkbook, workbookOf } from './workbook.ts';

const isWorkbook = (file: string): boolean => /\.xlsx$/iu.test(file);
const isCsv = (file: string): boolean => /\.csv$/iu.test(file);

const fault = (code: string, message: string, fix: string): Problem => ({ code: `sheet/${code}`, message, fix });

const otherKind = (file: string): Problem =>
  fault('kind', `${file} is neither a workbook nor CSV.`, 'Name a file that ends in .xlsx or .csv.');

/** Whether a file of this name can hold a table of questions; the problem where it cannot. */
export const sheetKind = (file: string): Problem | null => (isWorkbook(file) || isCsv(file) ? null : otherKind(file));

/**
 * Writes questions into a file, by the kind that its name ends in.
 * @throws the error of the system, when it cannot be written
 */
export async function writeSheet(file: string, rows: readonly SheetRow[]): Promise<void> {
  writeBytes(file, await sheetBytes(file, rows));
}

/** Questions as the bytes of a file, by the kind that its name ends in. */
export const sheetBytes = async (file: string, rows: readonly SheetRow[]): Promise<Uint8Array> =>
  isWorkbook(file) ? workbookOf(rows) : csvOf(rows);

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function tableIn(file: string, bytes: Uint8Array): Promise<Result<Table, Problem>> {
  try {
    const table = isWorkbook(file) ? await readWorkbook(bytes) : readCsv(bytes);
    if (table !== null) return ok(table);
    return err(fault('broken', `The quotes of ${file} do not match.`, 'Save it again from the spreadsheet.'));
  } catch (error) {
    const problem = fault('broken', `${file} is not a workbook.`, 'Save it as .xlsx from the spreadsheet.');
    return err({ ...problem, cause: wordsOf(error) });
  }
}

/** Cells by column; what the file does not have is empty. */
function cellsOf(places: ReadonlyMap<SheetColumn, number>, cells: readonly string[]): SheetCells {
  const at = (column: SheetColumn): string => cells[places.get(column) ?? -1] ?? '';
  return {
    Conflict: at('Conflict').trim(),
    Revision: at('Revision'),
    Flow: at('Flow').trim(),
    Sync: at('Sync').trim(),
    Field: at('Field'),
    'Left key': at('Left key'),
    'Right key': at('Right key'),
    Agreed: at('Agreed'),
    Left: at('Left'),
    Right: at('Right'),
    'Asked because': at('Asked because'),
    Suggestion: at('Suggestion'),
    Decision: at('Decision'),
    Value: at('Value'),
    Why: at('Why'),
    Assignee: at('Assignee'),
    Comment: at('Comment'),
  };
}

/** The rows of a table of questions in a file. Why it is none, where it is none. */
export async function readSheetFile(file: string): Promise<Result<readonly SheetLine[], Problem>> {
  const kind = sheetKind(file);
  if (kind !== null) return err(kind);
  try {
    return await readSheet(file, readFileSync(file));
  } catch (error) {
    const problem = fault('unreadable', `The file ${file} cannot be read.`, 'Check the path.');
    return err({ ...problem, cause: wordsOf(error) });
  }
}

/**
 * The rows of a table of questions; columns are found by their names, in any order. Why it is none, where it is none.
 * @param file its name, which says its kind
 */
export async function readSheet(file: string, bytes: Uint8Array): Promise<Result<readonly SheetLine[], Problem>> {
  const kind = sheetKind(file);
  if (kind !== null) return err(kind);
  const table = await tableIn(file, bytes);
  if (!table.ok) return table;
  const [head, ...body] = table.value;
  const names = (head?.cells ?? []).map((name) => name.trim());
  const lacking = sheetColumns.filter((column) => !names.includes(column));
  if (lacking.length > 0)
    return err(
      fault(
        'columns',
        `${file} lacks the columns ${lacking.join(', ')}.`,
        'Use a file that "tandem conflicts -o" wrote.',
      ),
    );
  const places = new Map(sheetColumns.map((column) => [column, names.indexOf(column)]));
  return ok(
    body
      .filter(({ cells }) => cells.some((text) => text.trim() !== ''))
      .map(({ line, cells, doubtful }) => ({
        line,
        cells: cellsOf(places, cells),
        doubtful: sheetColumns.filter((column) => doubtful.includes(places.get(column) ?? -1)),
      })),
  );
}
