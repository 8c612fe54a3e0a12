import type { LinkId, Side } from '../model/ids.ts';
import type { Sighting } from '../model/record.ts';
import type { Base } from './base.ts';
import type { Scope } from './contract/scope.ts';
import type { Dirty } from './contract/sync-state.ts';
import { readSighting } from './json.ts';

interface DirtyRow {
  readonly link: LinkId;
  readonly side: Side;
  readonly sighting: string | null;
}

/** A link with readings that await a decision; a side that is not there has nothing new, null must be read. */
export interface Waiting {
  readonly link: LinkId;
  readonly left: Sighting | null | undefined;
  readonly right: Sighting | null | undefined;
}

/** Readings that await a decision. */
export function dirtyTable({ db, file, scopes }: Base) {
  const put = db.prepare(`
    INSERT INTO dirty (scope, link, side, sighting, reason) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (scope, link, side) DO UPDATE SET sighting = excluded.sighting, reason = excluded.reason`);
  const drop = db.prepare('DELETE FROM dirty WHERE scope = ? AND link = ?');
  const links = db.prepare<[number, string, number], { link: LinkId }>(
    'SELECT DISTINCT link FROM dirty WHERE scope = ? AND link > ? ORDER BY link LIMIT ?',
  );
  const between = db.prepare<[number, string, string], DirtyRow>(
    'SELECT link, side, sighting FROM dirty WHERE scope = ? AND link > ? AND link <= ? ORDER BY link, side',
  );
  const count = db.prepare<[number], { n: number }>('SELECT count(DISTINCT link) AS n FROM dirty WHERE scope = ?');

  const reading = (row: DirtyRow | undefined): Sighting | null | undefined => {
    if (row === undefined) return undefined;
    return row.sighting === null ? null : readSighting(row.sighting, file, `the reading of link ${row.link}`);
  };

  return {
    put(scope: Scope, dirty: Dirty): void {
      const sighting = dirty.sighting === null ? null : JSON.stringify(dirty.sighting);
      put.run(scopes.need(scope), dirty.link, dirty.side, sighting, dirty.reason);
    },
    drop(scope: Scope, link: LinkId): void {
      drop.run(scopes.find(scope), link);
    },
    page(scope: Scope, after: LinkId | null, limit: number): readonly Waiting[] {
      const id = scopes.find(scope);
      const page = links.all(id, after ?? '', limit);
      const last = page.at(-1);
      if (last === undefined) return [];
      const rows = { left: new Map<LinkId, DirtyRow>(), right: new Map<LinkId, DirtyRow>() };
      for (const row of between.all(id, after ?? '', last.link)) rows[row.side].set(row.link, row);
      return page.map(({ link }) => ({
        link,
        left: reading(rows.left.get(link)),
        right: reading(rows.right.get(link)),
      }));
    },
    count(scope: Scope): number {
      return count.get(scopes.find(scope))?.n ?? 0;
    },
  };
}
