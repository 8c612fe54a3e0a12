import { z } from 'zod';

/** Settings of an SQLite connection; docs/systems/sqlite.md explains them. */
export const SqliteSettings = z.strictObject({
  /** Relative to the connection's file. */
  file: z.string().min(1),
  /** Opens the file so that nothing can be written. */
  readOnly: z.boolean().default(false),
  /** How long a locked database is waited for. */
  busyTimeoutMs: z.int().min(0).max(60_000).default(2_000),
});
export type SqliteSettings = z.infer<typeof SqliteSettings>;
