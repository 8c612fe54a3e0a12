import { readFileSync, statSync, writeFileSync } from 'node:fs';
import iconv from 'iconv-lite';

/** How a file is written, byte for byte. */
export interface Dialect {
  readonly encoding: 'windows-1252' | 'utf8';
  readonly bom: boolean;
  readonly lineEnd: '\r\n' | '\n';
}

/**
 * A CSV file as a German office has it: semicolons, a comma in numbers, quotes here and there. Its text is put together and
 * looked at without any of the code under test.
 */
export interface GermanCsv {
  readonly file: string;
  /** The text of its lines, the first one with the names of the columns. */
  lines(): readonly string[];
  save(lines: readonly string[]): void;
  bytes(): Buffer;
  /** Which version of the file it is: another one after every rewrite, even with the same bytes. */
  version(): string;
  /** The cells of the line whose first cell is `key`. */
  row(key: number): readonly string[];
  /** What the file would be with these cells of a line written otherwise, as they stand there, and no other byte changed. */
  bytesWith(key: number, cells: { readonly [column: string]: string }): Buffer;
  /** Does that, as a person with an editor. */
  edit(key: number, cells: { readonly [column: string]: string }): void;
}

/** Cells as they stand in a line, quotes and all. */
const cellsOf = (line: string): string[] => line.match(/(?<=^|;)(?:"(?:[^"]|"")*"|[^;]*)/g) ?? [];

export function germanCsv(file: string, dialect: Dialect): GermanCsv {
  const { lineEnd, bom } = dialect;
  const encode = (lines: readonly string[]): Buffer =>
    iconv.encode(lines.map((line) => line + lineEnd).join(''), dialect.encoding, { addBOM: bom });
  const bytes = (): Buffer => readFileSync(file);
  const lines = (): readonly string[] => iconv.decode(bytes(), dialect.encoding).split(lineEnd).slice(0, -1);
  const linesWith = (key: number, cells: { readonly [column: string]: string }): readonly string[] => {
    const now = lines();
    const columns = cellsOf(now[0] ?? '');
    return now.map((line) => {
      const row = cellsOf(line);
      if (row[0] !== String(key)) return line;
      for (const [column, cell] of Object.entries(cells)) row[columns.indexOf(column)] = cell;
      return row.join(';');
    });
  };
  const save = (text: readonly string[]): void => writeFileSync(file, encode(text));
  return {
    file,
    lines,
    save,
    bytes,
    version: () => {
      const { ino, mtimeNs } = statSync(file, { bigint: true });
      return `${ino} ${mtimeNs}`;
    },
    row: (key) => cellsOf(lines().find((line) => line.startsWith(`${key};`)) ?? ''),
    bytesWith: (key, cells) => encode(linesWith(key, cells)),
    edit: (key, cells) => save(linesWith(key, cells)),
  };
}
