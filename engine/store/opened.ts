import type { ConflictId } from '../model/ids.ts';
import type { Base } from './base.ts';
import type { Opened } from './contract/inbox.ts';
import { inTransaction } from './transaction.ts';

type Row = { readonly conflict: ConflictId; readonly revision: number };

/** Who has looked at which question. */
export function openedTable({ db }: Base) {
  const find = db.prepare<[string, string], Row>(
    `SELECT o.conflict, o.revision FROM json_each(?) AS asked
       CROSS JOIN opened AS o ON o.conflict = asked.value AND o.person = ?`,
  );
  // A question that is over, or not there, has nobody to look at it.
  const put = db.prepare<[string, number, string]>(
    `INSERT INTO opened (conflict, person, revision)
       SELECT id, ?, ? FROM conflict WHERE id = ? AND state <> 'closed'
       ON CONFLICT (conflict, person) DO UPDATE SET revision = max(revision, excluded.revision)`,
  );
  const drop = db.prepare<[string]>('DELETE FROM opened WHERE conflict = ?');
  return {
    by: (person: string, ids: readonly ConflictId[]): ReadonlyMap<ConflictId, number> =>
      new Map(find.all(JSON.stringify(ids), person).map((one) => [one.conflict, one.revision])),
    note(person: string, seen: readonly Opened[]): void {
      inTransaction(db, () => {
        for (const { id, revision } of seen) put.run(person, revision, id);
      });
    },
    /** Inside a transaction. */
    drop(conflict: ConflictId): void {
      drop.run(conflict);
    },
  };
}
