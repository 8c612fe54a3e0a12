import { z } from 'zod';
import { Fault } from '../../model/fault.ts';
import { hint } from '../../model/form.ts';
import type { FieldType } from '../../model/value.ts';
import { encodings } from './encoding.ts';

/** Names of types as they stand in a connection, and what they are. */
export const columnTypes = {
  text: { kind: 'text' },
  integer: { kind: 'integer' },
  decimal: { kind: 'decimal' },
  boolean: { kind: 'boolean' },
  date: { kind: 'date' },
  time: { kind: 'time', digits: 9 },
  instant: { kind: 'instant', digits: 9 },
  'local-date-time': { kind: 'local-date-time', digits: 9 },
  json: { kind: 'json' },
} as const satisfies Record<string, FieldType>;

const ColumnType = z.enum([
  'text',
  'integer',
  'decimal',
  'boolean',
  'date',
  'time',
  'instant',
  'local-date-time',
  'json',
]);
export type ColumnType = z.infer<typeof ColumnType>;

/** Settings of a CSV or TSV connection; docs/systems/csv.md explains them. */
export const CsvSettings = z.strictObject({
  file: z
    .string()
    .min(1, 'Choose a file.')
    .meta(
      hint('File', 'A path that starts at the folder of the connection, or a full one. The file must be there.', {
        as: 'file',
        example: '../data/customers.csv',
      }),
    ),
  /** Without them the file can only be read. */
  key: z
    .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
    .optional()
    .meta(
      hint('Key columns', 'What tells one record from another, a column a line. Left empty, the file is only read.', {
        as: 'list',
        example: 'customer number',
      }),
    ),
  delimiter: z
    .string()
    .regex(/^(?:auto|tab|[^"'\r\n\0])$/, 'One character, "tab" or "auto".')
    .default('auto')
    .meta(
      hint('Separator', 'What stands between cells: one character, "tab", or "auto" to find it out.', { more: true }),
    ),
  encoding: z
    .enum(['auto', ...encodings])
    .default('auto')
    .meta(
      hint('Encoding', 'How letters are stored. "auto" finds it out.', { more: true, choices: { auto: 'Find out' } }),
    ),
  quote: z
    .enum(['"', "'", 'none'])
    .default('"')
    .meta(
      hint('Quotes', 'What stands around cells that hold the separator.', {
        more: true,
        choices: { '"': 'Double "', "'": "Single '", none: 'None, quotes are letters' },
      }),
    ),
  header: z
    .boolean()
    .default(true)
    .meta(
      hint('First row names the columns', 'Without it they are called "column 1", "column 2" and so on.', {
        more: true,
      }),
    ),
  types: z
    .record(z.string(), ColumnType)
    .default({})
    .meta(hint('Types', 'What is in a column. Text unless it is said here.', { more: true, each: 'Column' })),
  dateFormat: z
    .string()
    .regex(
      /^(?=[^D]*DD?[^D]*$)(?=[^M]*MM?[^M]*$)(?=[^Y]*(?:YY){1,2}[^Y]*$)[DMY./ -]+$/,
      'Days, months and years once each, for example "DD.MM.YYYY".',
    )
    .default('YYYY-MM-DD')
    .meta(
      hint('Dates', 'How dates are written: DD, MM, YYYY (or D, M, YY) and what stands between them.', { more: true }),
    ),
  decimalComma: z
    .boolean()
    .default(false)
    .meta(hint('Numbers with a comma', 'Numbers are written like 12,50.', { more: true })),
});
export type CsvSettings = z.infer<typeof CsvSettings>;

/** @throws Fault `setting` that names the setting */
export function csvSettings(given: { readonly [name: string]: unknown }): CsvSettings {
  const parsed = CsvSettings.safeParse(given);
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  throw new Fault('setting', {
    code: 'csv/settings',
    message: `The setting "${first?.path.join('.') ?? ''}" of a CSV connection is wrong: ${first?.message ?? ''}`,
    fix: 'Mend it in the connection.',
  });
}
