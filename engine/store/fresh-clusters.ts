import type { Base } from './base.ts';
import type { LoneRow, MetPlaces } from './lone.ts';

export type FreshMember = LoneRow & { readonly value: string; readonly met: number };

/**
 * Clusters where nothing is known but what a first scan saw: then a value's members are the fresh records that have it, and
 * one sort finds them. Listed once per tier, in a table of this connection alone.
 */
export function freshClusters({ db }: Base) {
  db.exec(`
    CREATE TEMP TABLE fresh_agenda (
      value TEXT NOT NULL, side TEXT NOT NULL, key TEXT NOT NULL, fresh INTEGER NOT NULL, met INTEGER NOT NULL,
      due INTEGER NOT NULL, PRIMARY KEY (value, side, key)
    ) STRICT, WITHOUT ROWID`);
  const forget = db.prepare('DELETE FROM temp.fresh_agenda');
  const fill = db.prepare<[number, number, number, number]>(`
    INSERT INTO temp.fresh_agenda (value, side, key, fresh, met, due)
    SELECT value, side, key, fresh, met, open = 1 AND met = 0 FROM (
      SELECT f.value, f.side, f.key, f.fresh, f.open, EXISTS (SELECT 1 FROM temp.met AS m
        WHERE m.place = CASE f.side WHEN 'left' THEN ? ELSE ? END AND m.key = f.key) AS met
      FROM temp.fresh_value AS f WHERE f.scope = ? AND f.tier = ?)
    ORDER BY value, side, key`);
  const members = db.prepare<[string, string | null, number], FreshMember>(`
    SELECT a.value, a.side, a.key, a.met, f.state, f.print, f.names, f.fields, f.token, f.modified_at
    FROM (SELECT DISTINCT value FROM temp.fresh_agenda
          WHERE value >= ? AND value IS NOT ? AND due = 1 ORDER BY value LIMIT ?) AS asked
    CROSS JOIN temp.fresh_agenda AS a ON a.value = asked.value CROSS JOIN temp.fresh AS f ON f.id = a.fresh`);
  return {
    list(scope: number, tier: number, met: MetPlaces): void {
      forget.run();
      fill.run(met.left, met.right, scope, tier);
    },
    members: (after: string | null, limit: number): readonly FreshMember[] => members.all(after ?? '', after, limit),
    forget(): void {
      forget.run();
    },
  };
}
