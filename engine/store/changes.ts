import { Change } from '../model/change.ts';
import type { RunId } from '../model/ids.ts';
import type { Base } from './base.ts';
import type { Scope } from './contract.ts';
import { read } from './json.ts';

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

/** Changes decided and not yet applied. */
export function changeTable({ db, file, scopes }: Base) {
  const put = db.prepare(`
    INSERT INTO change (run, scope, seq, rank, text) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (run, scope, seq) DO UPDATE SET rank = excluded.rank, text = excluded.text`);
  const drop = db.prepare('DELETE FROM change WHERE run = ? AND scope = ? AND seq = ?');
  const dropAll = db.prepare('DELETE FROM change WHERE run = ?');
  const page = db.prepare<[RunId, number, number, number, number], ChangeRow>(
    `SELECT rank, seq, text FROM change INDEXED BY change_order
     WHERE run = ? AND scope = ? AND (rank, seq) > (?, ?) ORDER BY rank, seq LIMIT ?`,
  );
  return {
    put(scope: Scope, run: RunId, turn: Turn, change: Change): void {
      put.run(run, scopes.need(scope), turn.seq, turn.rank, JSON.stringify(change));
    },
    drop(scope: Scope, run: RunId, seq: number): void {
      drop.run(run, scopes.find(scope), seq);
    },
    dropAll(run: RunId): void {
      dropAll.run(run);
    },
    page(scope: Scope, run: RunId, after: Turn | null, limit: number): readonly (Turn & { readonly change: Change })[] {
      const from = after ?? { rank: -1, seq: -1 };
      return page.all(run, scopes.find(scope), from.rank, from.seq, limit).map((row) => ({
        rank: row.rank,
        seq: row.seq,
        change: read(Change, row.text, file, `change ${row.seq} of run ${run}`),
      }));
    },
  };
}
