import type { LinkId, RecordKey, RunId, Side, SyncId } from '../model/ids.ts';
import { invariant } from '../model/invariant.ts';
import type { Link, LinkState } from '../model/link.ts';
import type { Base } from './base.ts';
import type { Scope } from './contract/scope.ts';

interface LinkRow {
  readonly id: LinkId;
  readonly left_key: RecordKey | null;
  readonly right_key: RecordKey | null;
  readonly state: LinkState;
  readonly left_print: string | null;
  readonly right_print: string | null;
  readonly left_wrote_at: string | null;
  readonly right_wrote_at: string | null;
  readonly how: string;
}

const columns =
  'l.id, l.left_key, l.right_key, l.state, l.left_print, l.right_print, l.left_wrote_at, l.right_wrote_at, l.how';
/** The condition of the partial indexes; a query must repeat it to use them. */
const holds = `l.state IN ('half', 'live')`;

const asLink = (sync: SyncId, row: LinkRow): Link => ({
  id: row.id,
  sync,
  left: row.left_key,
  right: row.right_key,
  state: row.state,
  leftPrint: row.left_print,
  rightPrint: row.right_print,
  leftWroteAt: row.left_wrote_at,
  rightWroteAt: row.right_wrote_at,
  how: row.how,
});

const asLinks = (sync: SyncId, rows: readonly LinkRow[]): readonly Link[] => rows.map((row) => asLink(sync, row));

/** Pairs of records that are one thing. */
export function linkTable({ db, scopes }: Base) {
  const put = db.prepare(`
    INSERT INTO link (scope, id, left_key, right_key, state, left_print, right_print, left_wrote_at, right_wrote_at, how, born)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT max(seq) FROM run))
    ON CONFLICT (scope, id) DO UPDATE SET
      left_key = excluded.left_key, right_key = excluded.right_key, state = excluded.state,
      left_print = excluded.left_print, right_print = excluded.right_print,
      left_wrote_at = excluded.left_wrote_at, right_wrote_at = excluded.right_wrote_at, how = excluded.how`);
  const print = {
    left: db.prepare('UPDATE link SET left_print = ? WHERE scope = ? AND id = ?'),
    right: db.prepare('UPDATE link SET right_print = ? WHERE scope = ? AND id = ?'),
  };
  const byKeys = {
    left: db.prepare<[string, number], LinkRow>(
      `SELECT ${columns} FROM json_each(?) AS asked CROSS JOIN link AS l INDEXED BY link_left
       WHERE l.scope = ? AND l.left_key = asked.value AND l.left_key IS NOT NULL AND ${holds}`,
    ),
    right: db.prepare<[string, number], LinkRow>(
      `SELECT ${columns} FROM json_each(?) AS asked CROSS JOIN link AS l INDEXED BY link_right
       WHERE l.scope = ? AND l.right_key = asked.value AND l.right_key IS NOT NULL AND ${holds}`,
    ),
  };
  const byIds = db.prepare<[string, number], LinkRow>(
    `SELECT ${columns} FROM json_each(?) AS asked CROSS JOIN link AS l INDEXED BY link_id
     WHERE l.scope = ? AND l.id = asked.value`,
  );
  const pageOfLive = db.prepare<[number, string, number], LinkRow>(
    `SELECT ${columns} FROM link AS l INDEXED BY link_id WHERE l.scope = ? AND l.id > ? AND l.state = 'live'
     ORDER BY l.id LIMIT ?`,
  );
  const pageOfRest = db.prepare<[number, LinkState, string, number], LinkRow>(
    `SELECT ${columns} FROM link AS l INDEXED BY link_rest WHERE l.scope = ? AND l.state = ? AND l.state <> 'live'
       AND l.id > ? ORDER BY l.id LIMIT ?`,
  );
  const pageOfStates = db.prepare<[number, string, string, number], LinkRow>(
    `SELECT ${columns} FROM link AS l INDEXED BY link_id
     WHERE l.scope = ? AND l.id > ? AND l.state IN (SELECT value FROM json_each(?)) ORDER BY l.id LIMIT ?`,
  );
  const countAll = db.prepare<[number], { n: number }>(
    'SELECT count(*) AS n FROM link INDEXED BY link_id WHERE scope = ?',
  );
  const countRest = db.prepare<[number], { state: LinkState; n: number }>(
    `SELECT state, count(*) AS n FROM link INDEXED BY link_rest WHERE scope = ? AND state <> 'live' GROUP BY state`,
  );

  const asMap = (scope: Scope, rows: readonly LinkRow[]): ReadonlyMap<LinkId, Link> =>
    new Map(rows.map((row) => [row.id, asLink(scope.sync, row)]));

  return {
    putLink(scope: Scope, link: Link): void {
      const prints = [link.leftPrint, link.rightPrint, link.leftWroteAt, link.rightWroteAt];
      put.run(scopes.need(scope), link.id, link.left, link.right, link.state, ...prints, link.how);
    },
    putPrint(scope: Scope, link: LinkId, side: Side, value: string | null): void {
      const done = print[side].run(value, scopes.find(scope), link);
      invariant(done.changes === 1, 'R2: shadows, prints and readings are kept only for a link that exists');
    },
    byKeys(scope: Scope, side: Side, keys: readonly RecordKey[]): ReadonlyMap<RecordKey, Link> {
      const found = new Map<RecordKey, Link>();
      for (const row of byKeys[side].all(JSON.stringify(keys), scopes.find(scope))) {
        const key = side === 'left' ? row.left_key : row.right_key;
        if (key !== null) found.set(key, asLink(scope.sync, row));
      }
      return found;
    },
    byIds(scope: Scope, ids: readonly LinkId[]): ReadonlyMap<LinkId, Link> {
      return asMap(scope, byIds.all(JSON.stringify(ids), scopes.find(scope)));
    },
    page(scope: Scope, states: readonly LinkState[], after: LinkId | null, limit: number): readonly Link[] {
      const [only, ...more] = states;
      if (only === undefined) return [];
      const id = scopes.find(scope);
      const from = after ?? '';
      if (more.length > 0) return asLinks(scope.sync, pageOfStates.all(id, from, JSON.stringify(states), limit));
      return asLinks(
        scope.sync,
        only === 'live' ? pageOfLive.all(id, from, limit) : pageOfRest.all(id, only, from, limit),
      );
    },
    /** Most links are live: these are all but the others. */
    count(scope: Scope, states: readonly LinkState[]): number {
      const id = scopes.find(scope);
      const rest = countRest.all(id);
      const sum = (of: readonly { readonly n: number }[]): number => of.reduce((total, one) => total + one.n, 0);
      const live = states.includes('live') ? (countAll.get(id)?.n ?? 0) - sum(rest) : 0;
      return live + sum(rest.filter((one) => states.includes(one.state)));
    },
  };
}

/** When links came about, and links that ended. */
export function linkPast({ db, scopes }: Base) {
  const births = db.prepare<[string, number], { id: LinkId; run: RunId }>(
    `SELECT l.id, r.id AS run FROM json_each(?) AS asked CROSS JOIN link AS l INDEXED BY link_id
     ON l.scope = ? AND l.id = asked.value CROSS JOIN run AS r ON r.seq = l.born`,
  );
  const former = (column: 'left_key' | 'right_key') =>
    db.prepare<[number, string], LinkRow & { readonly seq: number }>(
      `SELECT l.seq, ${columns} FROM link AS l INDEXED BY link_rest
       WHERE l.scope = ? AND l.state <> 'live' AND l.state <> 'half' AND l.${column} = ?`,
    );
  const formerOn = { left: former('left_key'), right: former('right_key') };

  return {
    births(scope: Scope, ids: readonly LinkId[]): ReadonlyMap<LinkId, RunId> {
      return new Map(births.all(JSON.stringify(ids), scopes.find(scope)).map((row) => [row.id, row.run]));
    },
    former(scope: Scope, side: Side, key: RecordKey): readonly Link[] {
      const rows = formerOn[side].all(scopes.find(scope), key);
      return asLinks(
        scope.sync,
        [...rows].sort((one, other) => other.seq - one.seq),
      );
    },
  };
}
