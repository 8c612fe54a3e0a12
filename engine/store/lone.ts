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
const open: ReadonlySet<LoneState> = new Set(['new', 'asked']);
/** The condition of the partial index; a query must repeat it to use it. */
const isOpen = `state IN ('new', 'asked')`;

/** Whether a record in this state takes part in matching. */
export const takesPart = (state: LoneState): boolean => open.has(state);

/** Records that no live link holds. */
export function loneTable({ db, file, scopes }: Base) {
  const put = db.prepare(`
    INSERT INTO lone (scope, side, key, state, print, snapshot) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (scope, side, key) DO UPDATE SET
      state = excluded.state, print = excluded.print, snapshot = excluded.snapshot`);
  const putState = db.prepare('UPDATE lone SET state = ? WHERE scope = ? AND side = ? AND key = ?');
  const putMet = db.prepare('UPDATE lone SET met = ? WHERE scope = ? AND side = ? AND key = ?');
  const drop = db.prepare('DELETE FROM lone WHERE scope = ? AND side = ? AND key = ?');
  const openMatches = db.prepare(
    'UPDATE match_value SET open = 1 WHERE scope = ? AND side = ? AND key = ? AND open = 0',
  );
  const closeMatches = db.prepare(
    'UPDATE match_value SET open = 0 WHERE scope = ? AND side = ? AND key = ? AND open = 1',
  );
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
       AND ${isOpen} AND met IS NOT ? ORDER BY side, key LIMIT ?`,
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
      const id = scopes.need(scope);
      put.run(id, lone.side, lone.key, lone.state, lone.print, JSON.stringify(lone.snapshot));
      (takesPart(lone.state) ? openMatches : closeMatches).run(id, lone.side, lone.key);
    },
    putState(scope: Scope, side: Side, key: RecordKey, state: LoneState): void {
      const id = scopes.find(scope);
      const { changes } = putState.run(state, id, side, key);
      if (changes > 0) (takesPart(state) ? openMatches : closeMatches).run(id, side, key);
    },
    putMet(scope: Scope, side: Side, key: RecordKey, run: RunId): void {
      putMet.run(run, scopes.find(scope), side, key);
    },
    drop(scope: Scope, side: Side, key: RecordKey): void {
      const id = scopes.find(scope);
      drop.run(id, side, key);
      closeMatches.run(id, side, key);
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
