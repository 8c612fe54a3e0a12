import type { Side } from '../model/ids.ts';
import type { Base } from './base.ts';
import type { Scope } from './contract/scope.ts';
import type { CursorRow, SyncFacts } from './contract/sync-state.ts';

const noCursor: CursorRow = { position: null, countedAt: null, count: null };
const noFacts: SyncFacts = {
  runs: 0,
  planHash: null,
  leftIdentity: null,
  rightIdentity: null,
  leftShape: null,
  rightShape: null,
  windowFrom: null,
};

/** How far each side was read, and facts that outlive runs. */
export function cursorTables({ db, scopes }: Base) {
  const put = db.prepare(`
    INSERT INTO cursor (scope, side, position, counted_at, count) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (scope, side) DO UPDATE SET
      position = excluded.position, counted_at = excluded.counted_at, count = excluded.count`);
  const get = db.prepare<[number, Side], CursorRow>(
    'SELECT position, counted_at AS countedAt, count FROM cursor WHERE scope = ? AND side = ?',
  );
  const putFacts = db.prepare(`
    INSERT OR REPLACE INTO facts (scope, runs, plan_hash, left_identity, right_identity, left_shape, right_shape, window_from)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  const getFacts = db.prepare<[number], SyncFacts>(
    `SELECT runs, plan_hash AS planHash, left_identity AS leftIdentity, right_identity AS rightIdentity,
       left_shape AS leftShape, right_shape AS rightShape, window_from AS windowFrom
     FROM facts WHERE scope = ?`,
  );
  return {
    put(scope: Scope, side: Side, cursor: CursorRow): void {
      put.run(scopes.need(scope), side, cursor.position, cursor.countedAt, cursor.count);
    },
    get(scope: Scope, side: Side): CursorRow {
      return get.get(scopes.find(scope), side) ?? noCursor;
    },
    putFacts(scope: Scope, facts: SyncFacts): void {
      const { runs, planHash, leftIdentity, rightIdentity, leftShape, rightShape, windowFrom } = facts;
      putFacts.run(scopes.need(scope), runs, planHash, leftIdentity, rightIdentity, leftShape, rightShape, windowFrom);
    },
    facts(scope: Scope): SyncFacts {
      return getFacts.get(scopes.find(scope)) ?? noFacts;
    },
  };
}
