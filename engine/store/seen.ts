import type { RecordKey, Side } from '../model/ids.ts';
import type { Base } from './base.ts';
import type { Scope } from './contract.ts';

/** Keys a scan saw: in a table of this connection alone, which goes when the process ends. */
export function seenTable({ db, scopes }: Base) {
  db.exec(`
    CREATE TEMP TABLE seen (
      flow TEXT NOT NULL, sync TEXT NOT NULL, side TEXT NOT NULL, key TEXT NOT NULL,
      PRIMARY KEY (flow, sync, side, key)
    ) STRICT, WITHOUT ROWID`);
  const note = db.prepare<[string, string, Side, string]>(
    'INSERT OR IGNORE INTO temp.seen (flow, sync, side, key) SELECT ?, ?, ?, value FROM json_each(?)',
  );
  const forget = db.prepare<[string, string, Side]>('DELETE FROM temp.seen WHERE flow = ? AND sync = ? AND side = ?');
  const unseen = (column: string): string =>
    `NOT EXISTS (SELECT 1 FROM temp.seen WHERE flow = ? AND sync = ? AND side = ? AND key = ${column})`;
  type Ask = [number, string, string | null, string, string, Side, number];
  const linked = (column: 'left_key' | 'right_key', index: string) =>
    db.prepare<Ask, { key: RecordKey }>(
      `SELECT l.${column} AS key FROM link AS l INDEXED BY ${index}
       WHERE l.scope = ? AND l.${column} >= ? AND l.${column} IS NOT ? AND l.${column} IS NOT NULL
         AND l.state IN ('half', 'live') AND l.state = 'live' AND ${unseen(`l.${column}`)}
       ORDER BY l.${column} LIMIT ?`,
    );
  const unseenLinked = { left: linked('left_key', 'link_left'), right: linked('right_key', 'link_right') };
  const unseenLone = db.prepare<
    [number, Side, string, string | null, string, string, Side, number],
    { key: RecordKey }
  >(
    `SELECT l.key FROM lone AS l WHERE l.scope = ? AND l.side = ? AND l.key >= ? AND l.key IS NOT ?
       AND ${unseen('l.key')} ORDER BY l.key LIMIT ?`,
  );

  return {
    /** How many of the keys were not noted before. */
    note(scope: Scope, side: Side, keys: readonly RecordKey[]): number {
      return note.run(scope.flow, scope.sync, side, JSON.stringify(keys)).changes;
    },
    unseenLinked(scope: Scope, side: Side, after: RecordKey | null, limit: number): readonly RecordKey[] {
      const id = scopes.find(scope);
      const rows = unseenLinked[side].all(id, after ?? '', after, scope.flow, scope.sync, side, limit);
      return rows.map((row) => row.key);
    },
    unseenLone(scope: Scope, side: Side, after: RecordKey | null, limit: number): readonly RecordKey[] {
      const id = scopes.find(scope);
      const rows = unseenLone.all(id, side, after ?? '', after, scope.flow, scope.sync, side, limit);
      return rows.map((row) => row.key);
    },
    forget(scope: Scope, side: Side): void {
      forget.run(scope.flow, scope.sync, side);
    },
  };
}
