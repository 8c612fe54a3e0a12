import type { Change } from '../model/change.ts';
import type { RunId } from '../model/ids.ts';
import type { Base } from './base.ts';
import type { Scope } from './contract.ts';
import { readChange } from './json.ts';

interface ChangeRow {
  readonly rank: number;
  readonly seq: number;
  readonly text: string;
}

/** Where a change stands in its run: `rank` first, then `seq`. */
export interface Turn {
  readonly rank: number;
  readonly seq: number;
}

/**
 * Changes decided and not yet applied: in a table of this connection alone. Work is never persisted, only observations
 * are, so a process that ends leaves nothing of it and the next run decides again.
 */
export function changeTable({ db, file, scopes }: Base) {
  db.exec(`
    CREATE TEMP TABLE change (
      run TEXT NOT NULL, scope INTEGER NOT NULL, rank INTEGER NOT NULL, seq INTEGER NOT NULL, text TEXT NOT NULL,
      PRIMARY KEY (run, scope, rank, seq)
    ) STRICT, WITHOUT ROWID`);
  const put = db.prepare(`
    INSERT OR REPLACE INTO temp.change (run, scope, seq, rank, text) VALUES (?, ?, ?, ?, ?)`);
  const drop = db.prepare('DELETE FROM temp.change WHERE run = ? AND scope = ? AND rank = ? AND seq = ?');
  const dropAll = db.prepare('DELETE FROM temp.change WHERE run = ?');
  const page = db.prepare<[RunId, number, number, number, number], ChangeRow>(
    `SELECT rank, seq, text FROM temp.change
     WHERE run = ? AND scope = ? AND (rank, seq) > (?, ?) ORDER BY rank, seq LIMIT ?`,
  );
  return {
    put(scope: Scope, run: RunId, turn: Turn, change: Change): void {
      put.run(run, scopes.need(scope), turn.seq, turn.rank, JSON.stringify(change));
    },
    drop(scope: Scope, run: RunId, turn: Turn): void {
      drop.run(run, scopes.find(scope), turn.rank, turn.seq);
    },
    dropAll(run: RunId): void {
      dropAll.run(run);
    },
    page(scope: Scope, run: RunId, after: Turn | null, limit: number): readonly (Turn & { readonly change: Change })[] {
      const from = after ?? { rank: -1, seq: -1 };
      return page.all(run, scopes.find(scope), from.rank, from.seq, limit).map((row) => ({
        rank: row.rank,
        seq: row.seq,
        change: readChange(row.text, file, `change ${row.seq} of run ${run}`),
      }));
    },
  };
}
