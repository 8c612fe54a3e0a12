import type { LinkId, RecordKey, RunId, Side } from '../model/ids.ts';
import type { Base } from './base.ts';
import type { Cluster, LoneState, MatchValue, Member, Scope } from './contract.ts';
import { readSnapshot } from './json.ts';
import { isOpen } from './lone.ts';

interface MemberRow {
  readonly value: string;
  readonly side: Side;
  readonly key: RecordKey;
  readonly link: LinkId | null;
  readonly state: LoneState | null;
  readonly print: string | null;
  readonly snapshot: string | null;
  /** 1 where an earlier tier of the run has dealt with it. */
  readonly met: number;
}

type Pair = { readonly left: RecordKey; readonly right: RecordKey };

/**
 * Match values, and records declared apart. A run looks at the values of what is new and not at all of them: these are
 * listed once per tier, in a table of this connection alone (`agenda`), and worked off in order.
 */
export function matchTables({ db, file, scopes }: Base) {
  db.exec('CREATE TEMP TABLE agenda (value TEXT PRIMARY KEY) STRICT, WITHOUT ROWID');
  const valuesOf = db.prepare<[number, Side, string], MatchValue>(
    'SELECT tier, value FROM match_value WHERE scope = ? AND side = ? AND key = ?',
  );
  const drop = db.prepare('DELETE FROM match_value WHERE scope = ? AND side = ? AND key = ?');
  const add = db.prepare('INSERT OR IGNORE INTO match_value (scope, side, key, tier, value) VALUES (?, ?, ?, ?, ?)');
  const forgetAgenda = db.prepare('DELETE FROM temp.agenda');
  const setAgenda = db.prepare<[number, RunId, number]>(
    `INSERT OR IGNORE INTO temp.agenda (value)
     SELECT v.value FROM lone AS l INDEXED BY lone_open
     CROSS JOIN match_value AS v ON v.scope = l.scope AND v.side = l.side AND v.key = l.key
     WHERE l.scope = ? AND l.${isOpen} AND NOT EXISTS (SELECT 1 FROM temp.met AS m
         WHERE m.run = ? AND m.scope = l.scope AND m.side = l.side AND m.key = l.key)
       AND v.tier = ?`,
  );
  const nextValues = db.prepare<[string, string | null, number], { value: string }>(
    'SELECT value FROM temp.agenda WHERE value >= ? AND value IS NOT ? ORDER BY value LIMIT ?',
  );
  const holder = (column: 'left_key' | 'right_key', index: string): string =>
    `SELECT k.id FROM link AS k INDEXED BY ${index} WHERE k.scope = v.scope AND k.${column} = v.key
       AND k.${column} IS NOT NULL AND k.state IN ('half', 'live')`;
  const members = db.prepare<[RunId, string, number, number], MemberRow>(
    `SELECT v.value, v.side, v.key, l.state, l.print, l.snapshot,
       EXISTS (SELECT 1 FROM temp.met AS m
         WHERE m.run = ? AND m.scope = v.scope AND m.side = v.side AND m.key = v.key) AS met,
       CASE v.side WHEN 'left' THEN (${holder('left_key', 'link_left')})
                   ELSE (${holder('right_key', 'link_right')}) END AS link
     FROM json_each(?) AS asked
     CROSS JOIN match_value AS v INDEXED BY match_value_by_value
       ON v.scope = ? AND v.tier = ? AND v.value = asked.value
     LEFT JOIN lone AS l ON l.scope = v.scope AND l.side = v.side AND l.key = v.key
     ORDER BY v.side, v.key`,
  );
  const putApart = db.prepare('INSERT OR IGNORE INTO apart (scope, left_key, right_key) VALUES (?, ?, ?)');
  const dropApart = db.prepare('DELETE FROM apart WHERE scope = ? AND left_key = ? AND right_key = ?');
  const isApart = db.prepare('SELECT 1 FROM apart WHERE scope = ? AND left_key = ? AND right_key = ?');

  const asMember = (row: MemberRow): Member | null => {
    const { side, key } = row;
    if (row.link !== null) return { side, key, link: row.link };
    if (row.state === null || row.print === null || row.snapshot === null) return null;
    const snapshot = readSnapshot(row.snapshot, file, `the unlinked record ${key} on the ${side}`);
    return { side, key, met: row.met === 1, lone: { side, key, state: row.state, snapshot, print: row.print } };
  };
  const same = (a: readonly MatchValue[], b: readonly MatchValue[]): boolean =>
    a.length === b.length && a.every((one) => b.some((two) => one.tier === two.tier && one.value === two.value));

  return {
    putValues(scope: Scope, side: Side, key: RecordKey, values: readonly MatchValue[]): void {
      const id = scopes.need(scope);
      const had = valuesOf.all(id, side, key);
      if (same(had, values)) return;
      if (had.length > 0) drop.run(id, side, key);
      for (const one of values) add.run(id, side, key, one.tier, one.value);
    },
    clusters(
      scope: Scope,
      run: RunId,
      at: { readonly tier: number; readonly after: string | null },
      limit: number,
    ): readonly Cluster[] {
      const id = scopes.find(scope);
      if (at.after === null) {
        forgetAgenda.run();
        setAgenda.run(id, run, at.tier);
      }
      const values = nextValues.all(at.after ?? '', at.after, limit).map((row) => row.value);
      const found = new Map<string, Member[]>(values.map((value) => [value, []]));
      for (const row of members.all(run, JSON.stringify(values), id, at.tier)) {
        const member = asMember(row);
        if (member !== null) found.get(row.value)?.push(member);
      }
      return values.map((value) => ({ value, members: found.get(value) ?? [] }));
    },
    putApart(scope: Scope, pair: Pair): void {
      putApart.run(scopes.need(scope), pair.left, pair.right);
    },
    dropApart(scope: Scope, pair: Pair): void {
      dropApart.run(scopes.find(scope), pair.left, pair.right);
    },
    apart(scope: Scope, pairs: readonly Pair[]): readonly Pair[] {
      const id = scopes.find(scope);
      return pairs.filter((pair) => isApart.get(id, pair.left, pair.right) !== undefined);
    },
  };
}
