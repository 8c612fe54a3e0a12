import { z } from 'zod';
import { hint } from '../../model/form.ts';
import { wrongSetting } from './faults.ts';

/** Settings of an SQLite connection; docs/systems/sqlite.md explains them. */
export const SqliteSettings = z.strictObject({
  file: z
    .string()
    .min(1, 'Choose a file.')
    .meta(
      hint(
        'Database file',
        'A path that starts at the folder of the connection, or a full one. The file must be there.',
        {
          as: 'file',
          example: '../data/crm.sqlite',
        },
      ),
    ),
  readOnly: z.boolean().default(false).meta(hint('Only read', 'Opens the file so that nothing can be written.')),
  busyTimeoutMs: z
    .int()
    .min(0)
    .max(60_000)
    .default(2_000)
    .meta(hint('Wait for a lock', 'How long a locked database is waited for.', { more: true, unit: 'ms' })),
});
export type SqliteSettings = z.infer<typeof SqliteSettings>;

/** @throws Fault `setting` that names the setting */
export function sqliteSettings(given: { readonly [name: string]: unknown }): SqliteSettings {
  const parsed = SqliteSettings.safeParse(given);
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  throw wrongSetting(first?.path.join('.') ?? '', first?.message ?? '');
}
