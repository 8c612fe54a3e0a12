import type { RecordKey, Side } from '../model/ids.ts';
import type { LinkState } from '../model/link.ts';
import type { Base } from './base.ts';
import type { Scope } from './contract/scope.ts';
import { keySets } from './places.ts';

/** Keys a scan saw: in a table of this connection alone, which goes when the process ends. */
export function seenTable({ db, scopes, places }: Base) {
  const sets = keySets(db, 'seen');
  const unseen = (column: string): string => `NOT EXISTS (SELECT 1 FROM temp.seen WHERE place = ? AND key = ${column})`;
  type Ask = [number, string, string | null, number, number];
  const linked = (column: 'left_key' | 'right_key', index: string) =>
    db.prepare<Ask, { key: RecordKey; state: LinkState }>(
      `SELECT l.${column} AS key, l.state FROM link AS l INDEXED BY ${index}
       WHERE l.scope = ? AND l.${column} >= ? AND l.${column} IS NOT ? AND l.${column} IS NOT NULL
         AND l.state IN ('half', 'live') AND ${unseen(`l.${column}`)}
       ORDER BY l.${column} LIMIT ?`,
    );
  const unseenLinked = { left: linked('left_key', 'link_left'), right: linked('right_key', 'link_right') };
  const unseenLone = db.prepare<[number, Side, string, string | null, number, number], { key: RecordKey }>(
    `SELECT l.key FROM lone AS l INDEXED BY lone_key WHERE l.scope = ? AND l.side = ? AND l.key >= ? AND l.key IS NOT ?
       AND ${unseen('l.key')} ORDER BY l.key LIMIT ?`,
  );
  const place = (scope: Scope, side: Side): number => places.of('seen', scope.flow, scope.sync, side);

  return {
    /** How many of the keys were not noted before. */
    note(scope: Scope, side: Side, keys: readonly RecordKey[]): number {
      return sets.add(place(scope, side), keys);
    },
    /** Rows are only looked at where the key was not seen: half links are left out here and not by the query. */
    unseenLinked(scope: Scope, side: Side, after: RecordKey | null, limit: number): readonly RecordKey[] {
      const [id, at] = [scopes.find(scope), place(scope, side)];
      for (let from = after; ; ) {
        const rows = unseenLinked[side].all(id, from ?? '', from, at, limit);
        const live = rows.filter((row) => row.state === 'live');
        if (live.length > 0 || rows.length < limit) return live.map((row) => row.key);
        from = rows.at(-1)?.key ?? null;
      }
    },
    unseenLone(scope: Scope, side: Side, after: RecordKey | null, limit: number): readonly RecordKey[] {
      const rows = unseenLone.all(scopes.find(scope), side, after ?? '', after, place(scope, side), limit);
      return rows.map((row) => row.key);
    },
    forget(scope: Scope, side: Side): void {
      sets.forget(place(scope, side));
    },
  };
}
