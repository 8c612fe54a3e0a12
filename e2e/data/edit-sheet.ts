import { readFile } from 'node:fs/promises';
import { readSheet } from 'read-excel-file/node';
import writeExcelFile from 'write-excel-file/node';

/** A row of a table, by the names in its head. */
export type SheetCells = { readonly [column: string]: string };

/**
 * Fills in a workbook as somebody does in a spreadsheet, and saves it.
 * @param fill what changes in a row; the first one is 0
 */
export async function editSheet(
  file: string,
  into: string,
  fill: (cells: SheetCells, at: number) => SheetCells,
): Promise<number> {
  const [head = [], ...body] = await readSheet(await readFile(file), { trim: false });
  const names = head.map(String);
  const rows = body.map((row, at) => {
    const cells = Object.fromEntries(names.map((name, place) => [name, String(row[place] ?? '')]));
    const filled = { ...cells, ...fill(cells, at) };
    return names.map((name) => ({ value: filled[name] ?? '', type: String }));
  });
  await writeExcelFile([names.map((value) => ({ value, type: String })), ...rows]).toFile(into);
  return rows.length;
}
