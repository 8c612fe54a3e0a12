import { dirname, join } from 'node:path';
import { cutRows, isEmptyRow, type Marks } from '../../connectors/csv/rows.ts';
import { tableSourcesOf } from '../../core/compile/table-sources.ts';
import type { Flow } from '../../model/flow.ts';
import type { FlowProblem, Problem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Table, Tables } from '../../model/table.ts';
import { type FileKind, readText } from './files.ts';

const kind: FileKind = { code: 'table', name: 'table' };
const delimiters = [',', ';', '\t', '|'] as const;

/** The tables that a flow's steps look values up in, as far as they are CSV files beside it; or every file that cannot be read. */
export function readTables(flowFile: string, flow: Flow): Result<Tables, readonly FlowProblem[]> {
  const tables: { [file: string]: Table } = {};
  const problems: FlowProblem[] = [];
  for (const { source, node } of tableSourcesOf(flow)) {
    if (!('file' in source) || Object.hasOwn(tables, source.file)) continue;
    const table = readTable(join(dirname(flowFile), source.file));
    if (table.ok) tables[source.file] = table.value;
    else problems.push({ ...table.error, node, stops: true });
  }
  return problems.length > 0 ? err(problems) : ok(tables);
}

/** A CSV file in UTF-8 whose first row names the columns; its delimiter is the one that stands there most often. */
export function readTable(path: string): Result<Table, Problem> {
  const text = readText(path, kind);
  if (!text.ok) return text;
  if (text.value.includes('\ufffd')) {
    const message = `The table ${path} is not in UTF-8, so that its letters cannot be told.`;
    return err({ code: 'table/encoding', message, fix: 'Save it as CSV in UTF-8.' });
  }
  const cut = cutRows(text.value, marksOf(text.value), 1, true);
  if (cut.broken !== null) {
    const message = `The table ${path} cannot be read: a quote on line ${cut.broken.line} has no counterpart.`;
    return err({ code: 'table/broken-quoting', message, fix: 'Mend the quotes of that line.' });
  }
  const [header, ...rows] = cut.rows.filter((row) => !isEmptyRow(row));
  if (header === undefined) {
    const message = `The table ${path} is empty.`;
    return err({ code: 'table/empty', message, fix: 'Write the names of its columns into the first row.' });
  }
  const wrong = rows.find((row) => row.cells.length !== header.cells.length);
  if (wrong === undefined) return ok({ columns: header.cells, rows: rows.map((row) => row.cells) });
  const message = `The table ${path} has ${wrong.cells.length} cells on line ${wrong.line}, and its first row has ${header.cells.length}.`;
  return err({ code: 'table/ragged', message, fix: 'Give every row as many cells as there are columns.' });
}

function marksOf(text: string): Marks {
  const end = /\r\n|\n|\r/.exec(text);
  const header = end === null ? text : text.slice(0, end.index);
  const count = (mark: string): number => header.split(mark).length;
  const delimiter = delimiters.reduce((best, one) => (count(one) > count(best) ? one : best));
  return { delimiter, quote: '"', newline: end?.[0] === '\r\n' ? '\r\n' : end?.[0] === '\r' ? '\r' : '\n' };
}
