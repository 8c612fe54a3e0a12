import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { cellText, type SheetCells, type SheetRow, sheetColumns } from '../../run/inbox/sheet.ts';
import { testFolder } from '../../testing/fresh-store.ts';
import { freshSeed } from '../../testing/seeds.ts';
import { plainText, safeText } from './csv-table.ts';
import { readSheetFile, writeSheet } from './sheet-file.ts';

const seed = freshSeed();

const cellsOf = (over: Partial<SheetCells>): SheetCells => ({
  Conflict: 'c1',
  Revision: '1',
  Flow: 'f',
  Sync: 's',
  Field: 'name',
  'Left key': '1',
  'Right key': '2',
  Agreed: '',
  Left: '',
  Right: '',
  'Asked because': '',
  Suggestion: '',
  Decision: '',
  Value: '',
  Why: '',
  Assignee: '',
  Comment: '',
  ...over,
});
const rowOf = (over: Partial<SheetCells>): SheetRow => ({ about: 'unit', map: null, cells: cellsOf(over) });

async function roundTrip(ending: string, rows: readonly SheetRow[]): Promise<readonly SheetCells[]> {
  const file = join(testFolder(), `questions.${ending}`);
  await writeSheet(file, rows);
  const read = await readSheetFile(file);
  if (!read.ok) throw new Error(read.error.message);
  return read.value.map((line) => line.cells);
}

const dangers = [
  '=1+1',
  '+49 221',
  '-5',
  '@SUM(A1)',
  '\t=1',
  "'quoted",
  '0049221',
  '12345678901234567890',
  '1e5',
  '1.10',
  '12,5',
  '2026-01-02',
  '1/2',
  'TRUE',
  ' edge ',
  'a\nb',
  '"; \'',
  'Köln 🙂',
  '12 %',
  'constructor',
  '__proto__',
];

describe.each(['xlsx', 'csv'])('a table as %s', (ending) => {
  test('I10: what a spreadsheet would change comes back as it was', async () => {
    const rows = dangers.map((text) => rowOf({ Left: text, Value: text }));
    const back = await roundTrip(ending, rows);
    expect(back.map((one) => [one.Left, one.Value])).toEqual(dangers.map((text) => [text, text]));
  });

  test(`I10, seed ${seed}: any text comes back as a cell can hold it`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 20 }), async (texts) => {
        const rows = texts.map((text) => rowOf({ Left: cellText(text) }));
        expect((await roundTrip(ending, rows)).map((one) => one.Left)).toEqual(texts.map(cellText));
      }),
      { seed, numRuns: 40 },
    );
  });

  test('columns are found by their names, and a file without them is refused', async () => {
    const file = join(testFolder(), `other.${ending}`);
    if (ending === 'csv') writeFileSync(file, 'a;b\n1;2\n');
    else await writeExcelFile([['a', 'b']]).toFile(file);
    const read = await readSheetFile(file);
    expect(read.ok ? null : read.error.code).toBe('sheet/columns');
    writeFileSync(file, ending === 'csv' ? '"a' : 'no zip');
    const broken = await readSheetFile(file);
    expect(broken.ok ? null : broken.error.code).toBe('sheet/broken');
  });
});

test('I10: in CSV no cell begins like a formula, and ordinary words are left as they are', () => {
  for (const text of dangers) {
    expect(/^[=+\-@\t]/u.test(safeText(text))).toBe(false);
    expect(plainText(safeText(text))).toBe(text);
  }
  expect(['Ann', 'Calle Mayor 14', 'left'].map(safeText)).toEqual(['Ann', 'Calle Mayor 14', 'left']);
});

test('a CSV file that a spreadsheet saved with semicolons is read as well', async () => {
  const file = join(testFolder(), 'questions.csv');
  await writeSheet(file, [rowOf({ Left: 'a', Decision: 'left' })]);
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(',', ';'));
  const read = await readSheetFile(file);
  expect(read.ok ? read.value[0]?.cells : null).toMatchObject({ Left: 'a', Decision: 'left' });
});

test('I10: the workbook offers the decisions of each kind of question as a list, behind its cells', async () => {
  const file = join(testFolder(), 'questions.xlsx');
  await writeSheet(file, [rowOf({}), rowOf({}), { ...rowOf({}), about: 'match' }]);
  const sheet = Buffer.from(unzipSync(readFileSync(file))['xl/worksheets/sheet1.xml'] ?? []).toString();
  const letter = String.fromCharCode(65 + sheetColumns.indexOf('Decision'));
  expect(sheet).toContain(`sqref="${letter}2:${letter}3"><formula1>"left,right,agreed,value,skip"</formula1>`);
  expect(sheet).toContain(`sqref="${letter}4:${letter}4"><formula1>"link,apart,skip"</formula1>`);
  expect(sheet).toMatch(/<\/sheetData><autoFilter[^>]*\/><dataValidations count="2">/);
});

test('I11: numbers and dates that a spreadsheet made of what was typed are read back; rounded ones are marked', async () => {
  const file = join(testFolder(), 'typed.xlsx');
  const typed = (value: string | number | Date | boolean) =>
    sheetColumns.map((column) => (column === 'Value' ? value : cellsOf({})[column]));
  await writeExcelFile(
    [
      [...sheetColumns],
      typed(1.5),
      typed(new Date('2026-05-04T00:00:00Z')),
      typed(true),
      typed(1234567890123456),
      typed('text'),
    ],
    { dateFormat: 'yyyy-mm-dd' },
  ).toFile(file);
  const read = await readSheetFile(file);
  if (!read.ok) throw new Error(read.error.message);
  expect(read.value.map((line) => [line.line, line.cells.Value, line.doubtful])).toEqual([
    [2, '1.5', []],
    [3, '2026-05-04', []],
    [4, 'true', []],
    [5, '1234567890123456', ['Value']],
    [6, 'text', []],
  ]);
});
