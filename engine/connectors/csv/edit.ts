import type { RecordKey } from '../../model/ids.ts';
import type { Problem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Fields } from '../../model/value.ts';
import type { Outcome, Write } from '../contract.ts';
import type { Column } from './columns.ts';
import * as faults from './faults.ts';
import { holds, type Lens, snapshotOf } from './read.ts';
import { isEmptyRow, type Row, rawCell, rawCells } from './rows.ts';
import { keyOf, partsOf, type Table } from './table.ts';

/** Rows looked at to learn how cells of a column are written. */
const habitRows = 50;

/** How cells of each column are written, for cells that have nothing to go by: a sample of the text, and whether it stands in quotes. */
export type Habit = readonly { readonly like: string; readonly quoted: boolean }[];

/** Quotes that a cell cannot do without tell nothing about how the file is written. */
const needsQuotes = (table: Table, text: string): boolean => rawCell(text, table.dialect, false) !== text;

/** Learns from the first rows of a file how cells of its columns are written; from the header where no row tells. */
export function habitOf(table: Table, rows: readonly Row[]): Habit {
  const sample = rows.filter((row) => !isEmptyRow(row)).slice(0, habitRows);
  const { quote } = table.dialect;
  const looked = sample.map((row) => ({ texts: row.cells, raw: rawCells(row, table.dialect) }));
  const top = table.header === null ? [] : rawCells(table.header, table.dialect);
  return Array.from({ length: table.width }, (_, at) => {
    const like = sample.find((row) => row.cells[at] !== '')?.cells[at] ?? '';
    const free = looked.filter(({ texts }) => !needsQuotes(table, texts[at] ?? ''));
    const telling = (free.find(({ texts }) => texts[at] !== '') ?? free[0])?.raw ?? top;
    return { like, quoted: quote !== null && (telling[at] ?? '').startsWith(quote) };
  });
}

/** What rows are edited with. */
export interface Desk {
  readonly table: Table;
  readonly lens: Lens;
  readonly habit: Habit;
}

/** A row while it is edited: as texts, and as they stand in the file. */
interface Cells {
  readonly texts: readonly string[];
  readonly raw: readonly string[];
}

export interface Job {
  readonly key: RecordKey;
  readonly asked: readonly Write[];
  readonly outcomes: Map<Write, Outcome>;
}

/** Applies what is asked of one record, in order; text null: the row goes. */
export function editRow(desk: Desk, row: Row, job: Job): { readonly text: string | null; readonly edits: number } {
  const { table, lens } = desk;
  let cells: Cells = { texts: row.cells, raw: rawCells(row, table.dialect) };
  let removed = false;
  let edits = 0;
  for (const write of job.asked) {
    const now = snapshotOf(lens, cells.texts, job.key);
    if (removed) {
      job.outcomes.set(write, { kind: 'moved-on', now: { kind: 'gone', key: job.key } });
    } else if (write.op === 'create' || !holds(table, cells.texts, write.expect.fields)) {
      job.outcomes.set(write, { kind: 'moved-on', now: { kind: 'found', snapshot: now } });
    } else if (write.op === 'remove') {
      removed = true;
      edits += 1;
      job.outcomes.set(write, { kind: 'done', snapshot: null });
    } else {
      const edited = withFields(desk, cells, write.fields);
      if (!edited.ok) {
        job.outcomes.set(write, { kind: 'refused', problem: edited.error });
        continue;
      }
      cells = edited.value;
      edits += 1;
      job.outcomes.set(write, { kind: 'done', snapshot: snapshotOf(lens, cells.texts, job.key) });
    }
  }
  if (removed) return { text: null, edits };
  return { text: edits === 0 ? row.text : cells.raw.join(table.dialect.delimiter), edits };
}

/** The cells with these fields written into them, in the file's own style; or why that cannot be. */
function withFields(desk: Desk, cells: Cells, fields: Fields): Result<Cells, Problem> {
  const { table, habit } = desk;
  const texts = [...cells.texts];
  const raw = [...cells.raw];
  for (const [name, value] of Object.entries(fields)) {
    const column = table.columns.get(name);
    if (column === undefined) return err(faults.noSuchField(table.sheet.place, name));
    const old = texts[column.at] ?? '';
    const { like, quoted } = habit[column.at] ?? { like: '', quoted: false };
    const text = column.write(value, old === '' ? like : old);
    if (!text.ok) return err(faults.badValue(table.sheet.place, text.error));
    if (text.value === old) continue;
    if (table.key.includes(column)) return err(faults.fixedKey(table.sheet.place, name));
    const written = cellIn(table, column, {
      text: text.value,
      quoted: needsQuotes(table, old) ? quoted : isQuoted(table, raw[column.at]) || (old === '' && quoted),
    });
    if (!written.ok) return written;
    texts[column.at] = text.value;
    raw[column.at] = written.value;
  }
  return ok({ texts, raw });
}

const isQuoted = (table: Table, raw: string | undefined): boolean =>
  table.dialect.quote !== null && raw?.startsWith(table.dialect.quote) === true;

/** A cell as it stands in the file. Refused where its encoding or its quoting has no way to write it. */
function cellIn(
  table: Table,
  column: Column,
  cell: { readonly text: string; readonly quoted: boolean },
): Result<string, Problem> {
  const { encoding } = table.dialect;
  const lacking = encoding.lacks(cell.text);
  if (lacking !== null) {
    return err(
      faults.notInEncoding(table.sheet.place, { column: column.name, character: lacking, encoding: encoding.name }),
    );
  }
  const raw = rawCell(cell.text, table.dialect, cell.quoted);
  return raw === null ? err(faults.needsQuotes(table.sheet.place, column.name)) : ok(raw);
}

/** The key that a record to create will have; null where neither the write nor its fields give one. */
export function newKeyOf(table: Table, write: Write & { readonly op: 'create' }): RecordKey | null {
  if (write.key !== null) return write.key;
  const texts = table.key.map((column) => {
    const value = write.fields[column.name];
    const text = value === undefined ? null : column.write(value, '');
    return text?.ok === true ? text.value : '';
  });
  const blank = Array.from({ length: table.width }, () => '');
  for (const [at, column] of table.key.entries()) blank[column.at] = texts[at] ?? '';
  return keyOf(table, { line: 0, text: '', end: '', cells: blank });
}

/** The rows to append; tells the outcome of every create that the pass has not settled. */
export function newRows(desk: Desk, writes: readonly Write[], outcomes: Map<Write, Outcome>): readonly string[] {
  const { table, lens } = desk;
  const made = new Map<RecordKey, Cells>();
  for (const write of writes) {
    if (write.op !== 'create' || outcomes.has(write)) continue;
    const key = newKeyOf(table, write);
    const cells = key === null ? err(faults.noNewKey(table.sheet.place)) : newCells(desk, key, write.fields);
    const twin = key === null ? undefined : made.get(key);
    if (key !== null && twin !== undefined) {
      outcomes.set(write, { kind: 'moved-on', now: { kind: 'found', snapshot: snapshotOf(lens, twin.texts, key) } });
    } else if (key === null || !cells.ok) {
      outcomes.set(write, { kind: 'refused', problem: cells.ok ? faults.noNewKey(table.sheet.place) : cells.error });
    } else {
      made.set(key, cells.value);
      outcomes.set(write, { kind: 'done', snapshot: snapshotOf(lens, cells.value.texts, key) });
    }
  }
  return [...made.values()].map((cells) => cells.raw.join(table.dialect.delimiter));
}

function newCells(desk: Desk, key: RecordKey, fields: Fields): Result<Cells, Problem> {
  const { table, habit } = desk;
  const parts = partsOf(table, key);
  if (parts === null) return err(faults.strangeKey(table.sheet.place, key));
  const texts = Array.from({ length: table.width }, () => '');
  const raw = texts.map((_, at) => rawCell('', table.dialect, habit[at]?.quoted ?? false) ?? '');
  for (const [at, column] of table.key.entries()) {
    const text = parts[at] ?? '';
    const written = cellIn(table, column, { text, quoted: habit[column.at]?.quoted ?? false });
    if (!written.ok) return written;
    texts[column.at] = text;
    raw[column.at] = written.value;
  }
  return withFields(desk, { texts, raw }, fields);
}
