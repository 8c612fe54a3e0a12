import { Fault } from '../../model/fault.ts';
import type { Problem } from '../../model/problem.ts';
import { codeOf, fileFault, type Place } from '../files/place.ts';

const setting = (code: string, message: string, fix: string): Fault =>
  new Fault('setting', { code: `sqlite/${code}`, message, fix });

export const wrongSetting = (setting_: string, why: string): Fault =>
  setting(
    'settings',
    `The setting "${setting_}" of an SQLite connection is wrong: ${why}`,
    'Mend it in the connection.',
  );

export const noTable = (place: Place, table: string): Fault =>
  setting(
    'no-table',
    `"${place.name}" has no table "${table}".`,
    'Choose another object, or discover the connection again.',
  );

export const noColumn = (place: Place, table: string, columns: readonly string[]): Fault =>
  setting(
    'no-column',
    `The table "${table}" of "${place.name}" has no column "${columns.join('", "')}" (any more).`,
    'Discover the connection again and mend the field maps.',
  );

export const nullKey = (place: Place, table: string, columns: string): Fault =>
  setting(
    'no-key-value',
    `A row of "${table}" in "${place.name}" has no value that can be a key in "${columns}": it is NULL or a BLOB.`,
    'Fill the key of every row.',
  );

export const noKey = (place: Place, table: string): Fault =>
  setting(
    'no-key',
    `The table "${table}" of "${place.name}" can only be read: it has no primary key that tells its rows apart.`,
    'Give the table a primary key of a declared type.',
  );

export const noTables = (place: Place): Problem => ({
  code: 'sqlite/no-tables',
  message: `"${place.name}" has no table yet.`,
  fix: 'Make the tables first, or choose another file in the connection.',
});

export const readOnly = (place: Place): Fault =>
  setting(
    'read-only',
    `The connection to "${place.name}" is set to be read only.`,
    'Take "readOnly" out of the connection, or sync in one direction.',
  );

export const replaced = (place: Place): Fault =>
  new Fault('transient', {
    code: 'sqlite/replaced',
    message: `"${place.name}" was replaced by another file while it was open; nothing was written.`,
    fix: 'Run again; the new file is read from the beginning.',
  });

export const closed = (place: Place): Fault =>
  setting('closed', `The session with "${place.name}" is closed.`, 'Open it again.');

export const keysUsedUp = (place: Place, table: string): Fault =>
  setting(
    'keys-used-up',
    `The table "${table}" of "${place.name}" has no higher number left for a new key.`,
    'Give the key of new records by a field or a rule.',
  );

export const busyProblem = (place: Place): Problem => ({
  code: 'sqlite/busy',
  message: `"${place.name}" is locked by another program.`,
  fix: 'Wait; it is tried again. If it stays so, close the program that holds the database, or raise "busyTimeoutMs".',
});

/** How long after a lock or a full disk it is worth another look, in milliseconds. */
export const busyAfterMs = 2_000;
const fullAfterMs = 60_000;

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * An error of SQLite in words, with the remedy. Unless it is said otherwise nothing was stored: SQLite rolls back.
 * @throws the error itself when it is none of SQLite or of the file system: a bug of ours
 */
export function sqliteFault(place: Place, error: unknown): Fault {
  if (error instanceof Fault) return error;
  const code = codeOf(error);
  if (!code.startsWith('SQLITE')) return fileFault(place, error);
  const cause = words(error);
  const options = { cause: error };
  const has = (...kinds: string[]): boolean => kinds.some((kind) => code === kind || code.startsWith(`${kind}_`));
  if (has('SQLITE_BUSY', 'SQLITE_LOCKED')) {
    return new Fault('transient', { ...busyProblem(place), cause }, { ...options, afterMs: busyAfterMs });
  }
  if (has('SQLITE_FULL')) {
    return new Fault('transient', { ...fullProblem(place), cause }, { ...options, afterMs: fullAfterMs });
  }
  if (has('SQLITE_READONLY', 'SQLITE_PERM', 'SQLITE_AUTH', 'SQLITE_CANTOPEN')) {
    return new Fault('sign-in', { ...noRight(place), cause }, options);
  }
  if (has('SQLITE_NOTADB')) return new Fault('setting', { ...notSqlite(place), cause }, options);
  if (has('SQLITE_CORRUPT')) return new Fault('setting', { ...damaged(place), cause }, options);
  if (has('SQLITE_IOERR', 'SQLITE_PROTOCOL', 'SQLITE_NOMEM')) {
    return new Fault('transient', { ...ioProblem(place), cause }, { ...options, afterMs: busyAfterMs });
  }
  return new Fault('setting', { ...notUnderstood(place), cause }, options);
}

const fullProblem = (place: Place): Problem => ({
  code: 'sqlite/disk-full',
  message: `There is no room left for "${place.name}"; nothing was stored.`,
  fix: "Free some space on its disk (or raise the database's max_page_count); it is tried again.",
});

const noRight = (place: Place): Problem => ({
  code: 'sqlite/no-permission',
  message: `"${place.name}" or its folder may not be written by the account that Tandem runs under; SQLite keeps files beside the database.`,
  fix: 'Give that account the right to write the file and its folder.',
});

const notSqlite = (place: Place): Problem => ({
  code: 'sqlite/not-a-database',
  message: `"${place.name}" is not an SQLite database, or it is encrypted.`,
  fix: 'Choose the right file in the connection.',
});

export const damaged = (place: Place): Problem => ({
  code: 'sqlite/damaged',
  message: `The database "${place.name}" is damaged; SQLite cannot read parts of it.`,
  fix: 'Put back a backup, or save what can be saved with ".recover" of the sqlite3 program.',
});

export const ioProblem = (place: Place): Problem => ({
  code: 'sqlite/file-error',
  message: `The disk of "${place.name}" reported an error.`,
  fix: 'Look at the disk or the network drive.',
});

const notUnderstood = (place: Place): Problem => ({
  code: 'sqlite/refused',
  message: `"${place.name}" refused what it was asked.`,
  fix: 'Discover the connection again; if it stays so, look at the words of SQLite below.',
});

export const badValue = (place: Place, column: string, why: string): Problem => ({
  code: 'sqlite/not-storable',
  message: `The column "${column}" of "${place.name}" cannot store a value. ${why}`,
  fix: 'Change the value, or put a step on its line that makes it fit.',
});

export const fixedKey = (column: string): Problem => ({
  code: 'sqlite/fixed-key',
  message: `"${column}" belongs to the primary key; the key of a record that exists is not changed.`,
  fix: 'Take the line to this column out of the flow, or let it write only new records.',
});

export const strangeKey = (table: string, key: string): Problem => ({
  code: 'sqlite/strange-key',
  message: `"${key}" cannot be the key of a record in "${table}".`,
  fix: 'Give a value of the right type for every column of the primary key.',
});

export const ignored = (table: string): Problem => ({
  code: 'sqlite/ignored',
  message: `A trigger of the table "${table}" ignored the write.`,
  fix: 'Look at the triggers of the table.',
});

/** A constraint that stands in the way, with the record that holds the value where there is one. */
export function constraintProblem(
  error: unknown,
  at: { readonly table: string; readonly columns: readonly string[]; readonly holder: string | null },
): Problem {
  const cause = words(error);
  const said = cause.replace(/^.*?constraint failed:?\s*/, '');
  const named = at.columns.length > 0 ? at.columns.join(', ') : said;
  const problem = (code: string, message: string, fix: string): Problem => ({
    code: `sqlite/${code}`,
    message,
    fix,
    cause,
  });
  switch (codeOf(error)) {
    case 'SQLITE_CONSTRAINT_UNIQUE':
    case 'SQLITE_CONSTRAINT_PRIMARYKEY':
    case 'SQLITE_CONSTRAINT_ROWID':
      return problem(
        'not-unique',
        at.holder === null
          ? `Another record of "${at.table}" has the same value in ${named}, which must be unique.`
          : `The record ${at.holder} of "${at.table}" has the same value in ${named}, which must be unique.`,
        'Change one of the two values, or match on this field so that the two records are linked.',
      );
    case 'SQLITE_CONSTRAINT_NOTNULL':
      return problem(
        'not-null',
        `"${named}" of "${at.table}" must have a value.`,
        'Fill the field on the other side, or map a default.',
      );
    case 'SQLITE_CONSTRAINT_FOREIGNKEY':
      return problem(
        'foreign-key',
        `"${at.table}" refers to a record that is not there, or is referred to by one that is.`,
        'Sync the table that it refers to first, and map the reference.',
      );
    case 'SQLITE_CONSTRAINT_CHECK':
      return problem(
        'check',
        `The value does not pass a check of "${at.table}": ${said}.`,
        'Change the value so that it passes.',
      );
    case 'SQLITE_CONSTRAINT_TRIGGER':
      return problem(
        'trigger',
        `A trigger of "${at.table}" refused the write: ${cause}`,
        'Change the value as the trigger asks.',
      );
    default:
      return problem('refused', `"${at.table}" refused the write: ${cause}`, 'Change the value, or the table.');
  }
}
