import { Fault, type FaultKind } from '../../model/fault.ts';
import type { Problem } from '../../model/problem.ts';
import type { Place } from '../files/place.ts';

const setting = (code: string, message: string, fix: string): Fault =>
  new Fault('setting', { code: `csv/${code}`, message, fix });

export const emptyFile = (place: Place): Fault =>
  setting(
    'empty-file',
    `"${place.name}" is empty: it has not even a row of column names.`,
    'Write the column names into the first row, or put the file back.',
  );

export const nothingNamed = (place: Place): Fault =>
  setting(
    'no-columns',
    `The first row of "${place.name}" names no columns.`,
    'Write the column names into the first row, or set "header" to false.',
  );

export const sameNames = (place: Place, names: readonly string[]): Fault =>
  setting(
    'same-columns',
    `Several columns of "${place.name}" have the same name: ${names.join(', ')}.`,
    'Give every column a name of its own.',
  );

export const noColumn = (place: Place, wanted: readonly string[], there: readonly string[]): Fault =>
  setting(
    'no-column',
    `"${place.name}" has no column "${wanted.join('", "')}"; it has ${there.map((name) => `"${name}"`).join(', ')}.`,
    'Name the column as before, or change the flow (or the key of the connection) to its new name.',
  );

export const noObject = (place: Place, asked: string, object: string): Fault =>
  setting(
    'no-object',
    `"${place.name}" holds one object, "${object}"; there is no "${asked}".`,
    'Choose that object, or another connection.',
  );

export const ragged = (
  place: Place,
  row: { readonly line: number; readonly cells: number; readonly columns: number },
) =>
  setting(
    'ragged-row',
    `Line ${row.line} of "${place.name}" has ${row.cells} cells, but there are ${row.columns} columns.`,
    'Mend that line: a cell that holds the delimiter or a line end stands in quotes. If a program is writing the file just now, run again.',
  );

export const openQuote = (place: Place, line: number): Fault =>
  setting(
    'open-quote',
    `A quote that opens on line ${line} of "${place.name}" is never closed; half of the file may be missing.`,
    'If a program is writing the file just now, run again; else close the quote.',
  );

export const afterQuote = (place: Place, line: number): Fault =>
  setting(
    'broken-quoting',
    `After a closing quote on line ${line} of "${place.name}" the cell goes on.`,
    'Double the quotes inside the cell, or set "quote" to "none" if the file has no quoted cells.',
  );

export const longRow = (place: Place, line: number, bytes: number): Fault =>
  setting(
    'long-row',
    `The row from line ${line} of "${place.name}" is longer than ${bytes / 1024 / 1024} MB; most likely a quote on it is not closed.`,
    'Close the quote, or set "quote" to "none" if the file has no quoted cells.',
  );

export const wrongBytes = (
  place: Place,
  at: { readonly encoding: string; readonly byte: number; readonly line: number },
) =>
  setting(
    'wrong-encoding',
    `Byte ${at.byte} of "${place.name}" (line ${at.line}) is not ${at.encoding}.`,
    'Save the file in one encoding throughout, or name the right one as "encoding" of the connection.',
  );

export const nulByte = (place: Place, at: { readonly byte: number; readonly line: number }): Fault =>
  setting(
    'nul-byte',
    `Byte ${at.byte} of "${place.name}" (line ${at.line}) is a NUL; a text file has none. It may have been half written.`,
    'Write the file anew. If it is UTF-16, name that as "encoding" of the connection.',
  );

const linesOf = (lines: readonly number[], count: number): string =>
  `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}${count > lines.length ? ' and more' : ''}`;

export const noKey = (place: Place, key: string, rows: { readonly lines: readonly number[]; readonly count: number }) =>
  setting(
    'missing-key',
    `${rows.count} of the records in "${place.name}" have no value in the key "${key}": ${linesOf(rows.lines, rows.count)}.`,
    'Fill the column, or name other columns as "key" of the connection.',
  );

export interface Twin {
  readonly value: string;
  readonly lines: readonly number[];
}

export const sameKeys = (place: Place, key: string, twins: readonly Twin[]): Fault =>
  setting(
    'same-keys',
    `The key "${key}" does not tell the records of "${place.name}" apart: ${twins
      .map((twin) => `"${twin.value}" stands on ${linesOf(twin.lines, twin.lines.length)}`)
      .join('; ')}.`,
    'Give each record a value of its own, or name more columns as "key" of the connection.',
  );

export const noKeySet = (place: Place): Fault =>
  setting(
    'no-key',
    `"${place.name}" can only be read: no columns are named that tell its records apart.`,
    'Name them as "key" of the connection.',
  );

const passing = (kind: FaultKind, code: string, message: string, fix: string): Fault =>
  new Fault(kind, { code: `csv/${code}`, message, fix }, { afterMs: 2_000 });

export const changedMeanwhile = (place: Place): Fault =>
  passing(
    'transient',
    'changed-meanwhile',
    `"${place.name}" was changed while it was being read.`,
    'Nothing to do; it is read again.',
  );

export const editedTwice = (place: Place, copy: string): Fault =>
  new Fault('unknown', {
    code: 'csv/edited-twice',
    message: `Somebody wrote into "${place.name}" at the instant in which it was replaced; that version is kept beside it as "${copy}".`,
    fix: 'Bring what is missing from the copy into the file, and remove the copy.',
  });

export const severalNames = (place: Place): Fault =>
  setting(
    'hard-linked',
    `"${place.name}" is the same file as another one (a hard link); writing it would part the two.`,
    'Copy the file so that it stands alone, or use a symbolic link.',
  );

export const closed = (place: Place): Fault =>
  setting('closed', `The session with "${place.name}" is closed.`, 'Open it again.');

/** For every write of a call that found no quiet moment. */
export const keepsChanging = (place: Place): Problem => ({
  code: 'csv/keeps-changing',
  message: `"${place.name}" was changed by somebody else each time Tandem was about to write it.`,
  fix: 'Wait until the other program is done; it is tried again.',
});

export const noSuchField = (place: Place, field: string): Problem => ({
  code: 'csv/no-column',
  message: `"${place.name}" has no column "${field}".`,
  fix: 'Name the column as before, or change the flow to its new name.',
});

export const badValue = (place: Place, why: string): Problem => ({
  code: 'csv/not-storable',
  message: `"${place.name}" cannot store a value. ${why}`,
  fix: 'Change the value, or the type of the column in the connection.',
});

export const fixedKey = (place: Place, field: string): Problem => ({
  code: 'csv/fixed-key',
  message: `"${field}" is the key of "${place.name}"; the key of a record that exists is not changed.`,
  fix: 'Take the line to this column out of the flow, or let it write only new records.',
});

export const notInEncoding = (
  place: Place,
  cell: { readonly column: string; readonly character: string; readonly encoding: string },
): Problem => ({
  code: 'csv/not-in-encoding',
  message: `"${place.name}" is written in ${cell.encoding}, which has no character "${cell.character}" for "${cell.column}".`,
  fix: 'Save the file as UTF-8 (with "encoding" of the connection at "auto" or "utf-8"), or change the value.',
});

export const needsQuotes = (place: Place, field: string): Problem => ({
  code: 'csv/needs-quotes',
  message: `The value for "${field}" holds a delimiter or a line end, and "${place.name}" has no quotes to keep it together.`,
  fix: 'Set "quote" of the connection, or change the value.',
});

export const noNewKey = (place: Place): Problem => ({
  code: 'csv/no-new-key',
  message: `A new record of "${place.name}" has no value for its key.`,
  fix: 'Map a field to the key column, or set a rule for new keys in the flow.',
});

export const strangeKey = (place: Place, key: string): Problem => ({
  code: 'csv/strange-key',
  message: `"${key}" cannot be the key of a record in "${place.name}".`,
  fix: 'Give a value for every key column.',
});
