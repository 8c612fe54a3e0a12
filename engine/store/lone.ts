import type { RecordKey, RunId, Side } from '../model/ids.ts';
import type { Base } from './base.ts';
import type { Lone, LoneState, Scope } from './contract.ts';
import { readSnapshot } from './json.ts';

interface LoneRow {
  readonly side: Side;
  readonly key: RecordKey;
  readonly state: LoneState;
  readonly print: string;
  readonly snapshot: string;
}

type Place = { readonly side: Side; readonly key: RecordKey };

const columns = 'side, key, state, print, snapshot';
/** The condition of the partial index, which a query must repeat to use it: the record takes part in matching. */
export const isOpen = `state IN ('new', 'asked')`;

/** Records that no live link holds. */
export function loneTable({ db, file, scopes }: Base) {
  db.exec(`
    CREATE TEMP TABLE met (
      run TEXT NOT NULL, scope INTEGER NOT NULL, side TEXT NOT NULL, key TEXT NOT NULL,
      PRIMARY KEY (run, scope, side, key)
    ) STRICT, WITHOUT ROWID`);
  const put = db.prepare(`
    INSERT INTO lone (scope, side, key, state, print, snapshot) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (scope, side, key) DO UPDATE SET
      state = excluded.state, print = excluded.print, snapshot = excluded.snapshot`);
  const putState = db.prepare('UPDATE lone SET state = ? WHERE scope = ? AND side = ? AND key = ?');
  const putMet = db.prepare('INSERT OR IGNORE INTO temp.met (run, scope, side, key) VALUES (?, ?, ?, ?)');
  const drop = db.prepare('DELETE FROM lone WHERE scope = ? AND side = ? AND key = ?');
  const byKeys = db.prepare<[string, number, Side], LoneRow>(
    `SELECT l.side, l.key, l.state, l.print, l.snapshot FROM json_each(?) AS asked
     CROSS JOIN lone AS l WHERE l.scope = ? AND l.side = ? AND l.key = asked.value`,
  );
  const page = db.prepare<[number, string, string, string, number], LoneRow>(
    `SELECT ${columns} FROM lone WHERE scope = ? AND (side, key) > (?, ?)
       AND state IN (SELECT value FROM json_each(?)) ORDER BY side, key LIMIT ?`,
  );
  const pageOfSide = db.prepare<[number, Side, string, string | null, string, number], LoneRow>(
    `SELECT ${columns} FROM lone WHERE scope = ? AND side = ? AND key >= ? AND key IS NOT ?
       AND state IN (SELECT value FROM json_each(?)) ORDER BY key LIMIT ?`,
  );
  const unmet = db.prepare<[number, string, string, RunId, number], LoneRow>(
    `SELECT ${columns} FROM lone INDEXED BY lone_open WHERE scope = ? AND (side, key) > (?, ?)
       AND ${isOpen} AND NOT EXISTS (SELECT 1 FROM temp.met AS m
         WHERE m.run = ? AND m.scope = lone.scope AND m.side = lone.side AND m.key = lone.key)
     ORDER BY side, key LIMIT ?`,
  );

  const asLone = (row: LoneRow): Lone => ({
    side: row.side,
    key: row.key,
    state: row.state,
    snapshot: readSnapshot(row.snapshot, file, `the unlinked record ${row.key} on the ${row.side}`),
    print: row.print,
  });

  return {
    put(scope: Scope, lone: Lone): void {
      put.run(scopes.need(scope), lone.side, lone.key, lone.state, lone.print, JSON.stringify(lone.snapshot));
    },
    putState(scope: Scope, side: Side, key: RecordKey, state: LoneState): void {
      putState.run(state, scopes.find(scope), side, key);
    },
    putMet(scope: Scope, side: Side, key: RecordKey, run: RunId): void {
      putMet.run(run, scopes.need(scope), side, key);
    },
    drop(scope: Scope, side: Side, key: RecordKey): void {
      drop.run(scopes.find(scope), side, key);
    },
    byKeys(scope: Scope, side: Side, keys: readonly RecordKey[]): ReadonlyMap<RecordKey, Lone> {
      const rows = byKeys.all(JSON.stringify(keys), scopes.find(scope), side);
      return new Map(rows.map((row) => [row.key, asLone(row)]));
    },
    page(
      scope: Scope,
      states: readonly LoneState[],
      at: { readonly side: Side | null; readonly after: Place | null },
      limit: number,
    ): readonly Lone[] {
      const id = scopes.find(scope);
      const { side, after } = at;
      if (side === null) {
        return page.all(id, after?.side ?? '', after?.key ?? '', JSON.stringify(states), limit).map(asLone);
      }
      const from = after !== null && after.side === side ? after.key : null;
      if (side === 'left' && after?.side === 'right') return [];
      return pageOfSide.all(id, side, from ?? '', from, JSON.stringify(states), limit).map(asLone);
    },
    unmet(scope: Scope, run: RunId, after: Place | null, limit: number): readonly Lone[] {
      return unmet.all(scopes.find(scope), after?.side ?? '', after?.key ?? '', run, limit).map(asLone);
    },
  };
}
