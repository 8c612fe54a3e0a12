import { z } from 'zod';
import { ConnectionId } from '../../model/ids.ts';
import { err, ok, type Result } from '../../model/result.ts';
import { type Table, type TableSource, tableName } from '../../model/table.ts';
import type { FieldKind, FieldType, Value } from '../../model/value.ts';
import { canon, nounOf } from '../values/canon.ts';
import { isBlank } from '../values/equal.ts';
import { show } from '../values/show.ts';
import { textForm } from '../values/text.ts';
import { defineStep, failed } from './define-step.ts';
import { numberKinds, text, textKinds } from './each.ts';
import type { Stepped, Values } from './step.ts';

const label = 'Look up in a table';
/** So many rows a plan can hold. */
export const rowsMax = 20_000;
const kinds: readonly FieldKind[] = [...textKinds, ...numberKinds];
const name = z.string().min(1).max(200);
const cell = z.string().max(10_000);
const names = z.array(name).min(1).max(10);

const Settings = z
  .strictObject({
    /** The columns to look in, and those to take from the row that was found; in the order of the values. */
    find: names,
    give: names,
    /** The table itself, or the name of a CSV file beside the flow, whose first row names its columns. */
    table: z
      .strictObject({ columns: z.array(name).min(2).max(100), rows: z.array(z.array(cell)).max(rowsMax) })
      .optional(),
    file: z
      .string()
      .max(200)
      .regex(/^[^/\\]+\.csv$/iu, 'Name a CSV file that lies beside the flow, without a folder.')
      .optional(),
    /** An object of a connection, whose fields are the columns. */
    object: z.strictObject({ connection: ConnectionId, object: z.string().min(1).max(200) }).optional(),
    /** Values in no row: ask a person, keep them, or make them blank. */
    unmapped: z.enum(['ask', 'keep', 'blank']).default('ask'),
    ignoreCase: z.boolean().default(false),
  })
  .superRefine((settings, context) => {
    const fault = tableFault(settings) ?? settingsFault(settings);
    if (fault !== null) context.addIssue({ code: 'custom', ...fault });
  });
type Settings = z.infer<typeof Settings>;
type Given = Pick<Settings, 'find' | 'give' | 'table' | 'file' | 'object' | 'unmapped'>;

interface Fault {
  readonly message: string;
  readonly path: string[];
}

function tableFault({ table, file, object, find, give }: Given): Fault | null {
  if (file !== undefined && object !== undefined)
    return { message: 'Name a file or an object, not both.', path: ['object'] };
  if (table === undefined) {
    return file === undefined && object === undefined
      ? { message: 'Write a table, or name a CSV file beside the flow or an object.', path: ['table'] }
      : null;
  }
  const fault = columnsFault(table, [...find, ...give]);
  if (fault !== null) return { message: fault, path: ['table', 'columns'] };
  const wrong = table.rows.findIndex((row) => row.length !== table.columns.length);
  if (wrong < 0) return null;
  const message = `Row ${wrong + 1} has ${table.rows[wrong]?.length} cells, and there are ${table.columns.length} columns.`;
  return { message, path: ['table', 'rows'] };
}

function columnsFault(table: Table, wanted: readonly string[]): string | null {
  const twice = table.columns.find((one, at) => table.columns.indexOf(one) !== at);
  if (twice !== undefined) return `The column "${twice}" is there twice.`;
  const missing = wanted.find((one) => !table.columns.includes(one));
  return missing === undefined
    ? null
    : `There is no column "${missing}", only ${table.columns.slice(0, 10).join(', ')}.`;
}

function settingsFault({ find, give, unmapped }: Given): Fault | null {
  if (new Set([...find, ...give]).size < find.length + give.length) {
    return { message: 'A column is named twice.', path: ['give'] };
  }
  if (unmapped !== 'keep' || find.length === give.length) return null;
  return { message: 'Values can be kept only where as many go out as come in.', path: ['unmapped'] };
}

interface Index {
  readonly to: ReadonlyMap<string, readonly string[]>;
  readonly from: ReadonlyMap<string, readonly string[]>;
  /** Each row is found from both of its ends. */
  readonly injective: boolean;
}

const known = new WeakMap<Settings, Index>();

const fold = (settings: Settings, value: string): string =>
  settings.ignoreCase ? textForm(value).toLowerCase() : textForm(value);

const keyOf = (settings: Settings, cells: readonly string[]): string =>
  JSON.stringify(cells.map((one) => fold(settings, one)));

/** How many values of a look-up give the same as another one: its way back cannot tell those apart. */
export function sharedIn(settings: unknown): number {
  const read = Settings.safeParse(settings);
  if (!read.success || read.data.table === undefined) return 0;
  const { to } = indexOf(read.data);
  const counts = new Map<string, number>();
  for (const give of to.values()) {
    const key = keyOf(read.data, give);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts.values()].reduce((sum, count) => sum + (count > 1 ? count : 0), 0);
}

function indexOf(settings: Settings): Index {
  const ready = known.get(settings);
  if (ready !== undefined) return ready;
  const to = new Map<string, readonly string[]>();
  const from = new Map<string, readonly string[]>();
  let count = 0;
  for (const { find, give } of rowsOf(settings)) {
    count += 1;
    const [there, back] = [keyOf(settings, find), keyOf(settings, give)];
    if (!to.has(there)) to.set(there, give);
    if (give.some((one) => one !== '') && !from.has(back)) from.set(back, find);
  }
  const index = { to, from, injective: to.size === count && from.size === count };
  known.set(settings, index);
  return index;
}

/** Both ends of each row. A row that says nothing at the end where values come in cannot be found. */
function rowsOf({ table, find, give }: Settings): readonly { readonly find: string[]; readonly give: string[] }[] {
  if (table === undefined) return [];
  const cells = (row: readonly string[], columns: readonly string[]): string[] =>
    columns.map((one) => textForm(row[table.columns.indexOf(one)] ?? ''));
  return table.rows
    .map((row) => ({ find: cells(row, find), give: cells(row, give) }))
    .filter((row) => row.find.some((one) => one !== ''));
}

function sourceOf({ file, object, find, give }: Given): TableSource | null {
  if (file !== undefined) return { file };
  return object === undefined ? null : { ...object, columns: [...find, ...give] };
}

function nameOf(settings: Given): string | null {
  const source = sourceOf(settings);
  return source === null ? null : tableName(source);
}

function lookedUp(settings: Settings, rows: Index['to'], values: Values, count: number): Stepped {
  const nothing = Array.from({ length: count }, () => null);
  if (values.every(isBlank)) return ok(nothing);
  const cells: string[] = [];
  for (const value of values) {
    if (value !== null && typeof value !== 'string') return failed(`${show(value)} is not a single value.`);
    cells.push(value ?? '');
  }
  const found = rows.get(keyOf(settings, cells));
  if (found !== undefined && found.length === count) return landed(found);
  if (settings.unmapped === 'keep') return ok(values);
  if (settings.unmapped === 'blank') return ok(nothing);
  const where = nameOf(settings) ?? 'the table';
  const message = `${cells.map((one) => show(one)).join(', ')} is in no row of ${where}; add a row or correct the value.`;
  return err({ kind: 'unmapped-choice', message });
}

function landed(cells: readonly string[]): Stepped {
  const out: Value[] = [];
  for (const one of cells) {
    const made = canon(text, one);
    if (!made.ok) return failed(made.error);
    out.push(made.value === '' ? null : made.value);
  }
  return ok(out);
}

/** "007" in a table is not how a whole number is written, so that it would come back as 7 and not be found again. */
function fitsFields(settings: Settings, before: readonly FieldType[]): boolean {
  const numbers = before.flatMap((type, at) => (numberKinds.includes(type.kind) ? [{ type, at }] : []));
  if (numbers.length === 0) return true;
  return rowsOf(settings).every(({ find }) =>
    numbers.every(({ type, at }) => {
      const made = canon(type, find[at] ?? '');
      return made.ok && made.value === find[at];
    }),
  );
}

/** Only the columns that are looked at, so that another column of the file does not change the plan. */
function bind(settings: Settings, table: Table): Result<Settings, string> {
  if (settings.table !== undefined) return err('Write the table here or name a file or an object, not both.');
  const columns = [...settings.find, ...settings.give];
  const fault = columnsFault(table, columns);
  if (fault !== null) return err(`${nameOf(settings)}: ${fault}`);
  if (table.rows.length > rowsMax) return err(`${nameOf(settings)} has more than ${rowsMax} rows; shorten it.`);
  const places = columns.map((one) => table.columns.indexOf(one));
  const rows = table.rows.map((row) => places.map((place) => row[place] ?? ''));
  return ok({ ...settings, table: { columns, rows } });
}

export const lookupStep = defineStep<Settings>({
  use: 'lookup',
  label,
  settings: Settings,
  sentence: (settings) => {
    const words = (columns: readonly string[]): string => columns.map((one) => `"${one}"`).join(', ');
    return `Looks up ${words(settings.find)} in ${nameOf(settings) ?? 'a table'} and takes ${words(settings.give)}.`;
  },
  types: (settings, before) => {
    const count = settings.find.length;
    if (before.length !== count)
      return err(`"${label}" looks in ${count} columns, and ${before.length} values come in.`);
    const wrong = before.find((type) => !kinds.includes(type.kind));
    if (wrong !== undefined) return err(`"${label}" cannot take ${nounOf(wrong)}; convert it to text first.`);
    return ok(settings.give.map(() => text));
  },
  way: (settings, before) => {
    const isExact = settings.unmapped === 'ask' && !settings.ignoreCase && indexOf(settings).injective;
    return isExact && fitsFields(settings, before) ? 'none' : 'lossy';
  },
  forward: (settings, values) => lookedUp(settings, indexOf(settings).to, values, settings.give.length),
  backward: (settings, values) => lookedUp(settings, indexOf(settings).from, values, settings.find.length),
  table: { source: sourceOf, bind },
  samples: [
    {
      settings: Settings.parse({
        find: ['code'],
        give: ['team', 'city'],
        table: {
          columns: ['code', 'team', 'city'],
          rows: [
            ['N', 'North', 'Kiel'],
            ['S', 'South', 'Ulm'],
          ],
        },
      }),
      in: ['S'],
      out: ['South', 'Ulm'],
      back: ['S'],
    },
    {
      settings: Settings.parse({
        find: ['state', 'reason'],
        give: ['status'],
        table: {
          columns: ['state', 'reason', 'status'],
          rows: [
            ['open', '', 'new'],
            ['open', 'waiting', 'on hold'],
          ],
        },
      }),
      in: ['open', null],
      out: ['new'],
      back: ['open', null],
    },
    {
      settings: Settings.parse({
        find: ['from'],
        give: ['to'],
        table: { columns: ['from', 'to'], rows: [['7', 'seven']] },
        unmapped: 'keep',
      }),
      in: ['8'],
      out: ['8'],
      back: ['8'],
    },
  ],
});
