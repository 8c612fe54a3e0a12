import type { Migration } from '../migrate.ts';

/** Which person has looked at which question, and at which values. */
export const opened: Migration = {
  version: 2,
  sql: `
CREATE TABLE opened (
  conflict TEXT NOT NULL,
  person TEXT NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (conflict, person)
) STRICT, WITHOUT ROWID;
`,
};
