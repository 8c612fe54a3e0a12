import { z } from 'zod';
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
  /** Relative to the connection's file. */
  file: z.string().min(1),
  delimiter: z
    .string()
    .regex(/^(?:auto|tab|[^"'\r\n\0])$/, 'One character, "tab" or "auto".')
    .default('auto'),
  encoding: z.enum(['auto', ...encodings]).default('auto'),
  /** `none`: quotes are characters like others. */
  quote: z.enum(['"', "'", 'none']).default('"'),
  /** Whether the first row names the columns; without one they are called "column 1", "column 2" and so on. */
  header: z.boolean().default(true),
  /** The columns that tell one record from another. Without them the file can only be read. */
  key: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).optional(),
  /** What is in a column; text unless said. */
  types: z.record(z.string(), ColumnType).default({}),
  /** How dates are written: DD, MM, YYYY (or D, M, YY) and what stands between them. */
  dateFormat: z
    .string()
    .regex(
      /^(?=[^D]*DD?[^D]*$)(?=[^M]*MM?[^M]*$)(?=[^Y]*(?:YY){1,2}[^Y]*$)[DMY./ -]+$/,
      'Days, months and years once each, for example "DD.MM.YYYY".',
    )
    .default('YYYY-MM-DD'),
  /** Numbers are written with a comma: 12,50. */
  decimalComma: z.boolean().default(false),
});
export type CsvSettings = z.infer<typeof CsvSettings>;
