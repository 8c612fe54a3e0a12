import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { RecordKey } from '../../model/ids.ts';
import type { Fields, Value } from '../../model/value.ts';
import type { PersonField, System, Traits } from '../../testing/conformance/people.ts';
import { conformance } from '../conformance.ts';
import { csv } from './csv.ts';

/** One way of writing a file. What people do is done with other libraries than the connector's. */
interface Style {
  readonly name: string;
  readonly encoding: string;
  readonly mark: boolean;
  readonly delimiter: string;
  readonly newline: string;
  readonly quoteAll: boolean;
  readonly comma: boolean;
  readonly dateFormat: 'YYYY-MM-DD' | 'DD.MM.YYYY';
  readonly yes: string;
  readonly no: string;
}

const plain: Style = {
  name: 'UTF-8, LF, comma',
  encoding: 'utf8',
  mark: false,
  delimiter: ',',
  newline: '\n',
  quoteAll: false,
  comma: false,
  dateFormat: 'YYYY-MM-DD',
  yes: 'true',
  no: 'false',
};

const styles: readonly Style[] = [
  plain,
  {
    ...plain,
    name: 'Windows-1252, CRLF, semicolon, decimal comma',
    encoding: 'windows-1252',
    delimiter: ';',
    newline: '\r\n',
    quoteAll: true,
    comma: true,
    dateFormat: 'DD.MM.YYYY',
    yes: 'Yes',
    no: 'No',
  },
  {
    ...plain,
    name: 'UTF-16LE with a byte order mark, tab',
    encoding: 'utf-16le',
    mark: true,
    delimiter: '\t',
    yes: '1',
    no: '0',
  },
];

const fields: readonly PersonField[] = [
  'name',
  'email',
  'note',
  'age',
  'balance',
  'born',
  'seenAt',
  'active',
  'updatedAt',
];
const header = ['id', ...fields, 'not mapped'];

const dateOut = (style: Style, iso: string): string =>
  style.dateFormat === 'YYYY-MM-DD' ? iso : `${iso.slice(8, 10)}.${iso.slice(5, 7)}.${iso.slice(0, 4)}`;
const dateIn = (style: Style, cell: string): string =>
  style.dateFormat === 'YYYY-MM-DD' ? cell : `${cell.slice(6, 10)}-${cell.slice(3, 5)}-${cell.slice(0, 2)}`;

function cellOf(style: Style, field: string, value: Value | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? style.yes : style.no;
  const text = String(value);
  if (field === 'balance' && style.comma) return text.replace('.', ',');
  if (field === 'born') return dateOut(style, text);
  if (field === 'seenAt' || field === 'updatedAt') return `${dateOut(style, text.slice(0, 10))} ${text.slice(11, -1)}`;
  return text;
}

function valueIn(style: Style, field: string, cell: string): Value {
  if (cell === '') return null;
  if (field === 'active') return cell === style.yes;
  if (field === 'balance' && style.comma) return cell.replace(',', '.');
  if (field === 'born') return dateIn(style, cell);
  if (field === 'seenAt' || field === 'updatedAt') return `${dateIn(style, cell.slice(0, 10))}T${cell.slice(11)}Z`;
  return cell;
}

/** A file that people edit with a program of their own: it reads all of it and writes it in place. */
function fileOf(style: Style, path: string) {
  const load = (): Map<string, string[]> => {
    const text = iconv.decode(readFileSync(path), style.encoding, { stripBOM: true });
    const rows: string[][] = parse(text, { delimiter: style.delimiter, recordDelimiter: style.newline });
    return new Map(rows.slice(1).map((row) => [row[0] ?? '', row]));
  };
  const save = (rows: Iterable<readonly string[]>): void => {
    const quoted = (cell: string): string =>
      style.quoteAll || /["\r\n,;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
    const text = [header, ...rows].map((row) => row.map(quoted).join(style.delimiter) + style.newline).join('');
    writeFileSync(path, iconv.encode(text, style.encoding, { addBOM: style.mark }));
  };
  return { load, save };
}

function open(style: Style): System {
  const workspace = mkdtempSync(join(tmpdir(), 'tandem-csv-'));
  const folder = join(workspace, 'connections');
  const path = join(workspace, 'people.csv');
  const { load, save } = fileOf(style, path);
  mkdirSync(folder);
  save([]);
  const rowOf = (key: string, values: Fields): string[] => [
    key,
    ...fields.map((field) => cellOf(style, field, storable(style, values[field]))),
    'left alone',
  ];
  const settings = {
    file: '../people.csv',
    key: 'id',
    types: {
      id: 'integer',
      age: 'integer',
      balance: 'decimal',
      born: 'date',
      seenAt: 'instant',
      active: 'boolean',
      updatedAt: 'instant',
    },
    dateFormat: style.dateFormat,
    decimalComma: style.comma,
    ...(style.encoding === 'windows-1252' ? { encoding: 'windows-1252' } : {}),
  };
  const ambient = { now: () => '2026-06-01T00:00:00Z', folder };
  return {
    object: 'people',
    open: () => csv.open(settings, {}, ambient),
    probe: (writes, lost = false) =>
      csv.probe({ settings: lost ? { ...settings, file: '../none.csv' } : settings, secrets: {}, writes }, ambient),
    behind: {
      async insert(people) {
        const rows = load();
        for (const one of people) rows.set(one.key, rowOf(one.key, one.fields));
        save(rows.values());
      },
      async update(key, values) {
        const rows = load();
        const row = rows.get(key);
        if (row === undefined) return;
        for (const [field, value] of Object.entries(values)) row[header.indexOf(field)] = cellOf(style, field, value);
        save(rows.values());
      },
      async remove(key) {
        const rows = load();
        rows.delete(key);
        save(rows.values());
      },
      async fetch(key) {
        const row = load().get(RecordKey.parse(key));
        if (row === undefined) return null;
        return Object.fromEntries(fields.map((field, at) => [field, valueIn(style, field, row[at + 1] ?? '')]));
      },
    },
    dispose: async () => rmSync(workspace, { recursive: true }),
  };
}

/** Code pages have no combining marks: a program that writes them composes the letters first. */
const storable = (style: Style, value: Value | undefined): Value | undefined =>
  typeof value === 'string' && style.encoding === 'windows-1252' ? value.normalize('NFC') : value;

function holds(style: Style): Traits['holds'] {
  return (_field, value) =>
    style.encoding !== 'windows-1252' ||
    typeof value !== 'string' ||
    // What iconv-lite shows for bytes that the code page leaves open; it has no byte of its own.
    (!value.includes('\ufffd') && iconv.decode(iconv.encode(value, style.encoding), style.encoding) === value);
}

for (const style of styles) {
  conformance(`csv (${style.name})`, async () => open(style), { fields, many: 2500, holds: holds(style) });
}
