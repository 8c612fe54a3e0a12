import type { LinkId, RecordKey, RunId, Side } from '../model/ids.ts';
import type { Base } from './base.ts';
import type { Cluster, LoneState, MatchValue, Member, Scope } from './contract.ts';
import { readSnapshot } from './json.ts';
import { takesPart } from './lone.ts';

interface MemberRow {
  readonly value: string;
  readonly side: Side;
  readonly key: RecordKey;
  readonly link: LinkId | null;
  readonly state: LoneState | null;
  readonly print: string | null;
  readonly snapshot: string | null;
}

type Pair = { readonly left: RecordKey; readonly right: RecordKey };

/**
 * Match values, and records declared apart. `open` marks the values of records that take part in matching, so that a
 * run looks at the values of what is new and not at all of them.
 */
export function matchTables({ db, file, scopes }: Base) {
  const valuesOf = db.prepare<[number, Side, string], MatchValue>(
    'SELECT tier, value FROM match_value WHERE scope = ? AND side = ? AND key = ?',
  );
  const drop = db.prepare('DELETE FROM match_value WHERE scope = ? AND side = ? AND key = ?');
  const add = db.prepare(
    'INSERT OR IGNORE INTO match_value (scope, side, key, tier, value, open) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const stateOf = db.prepare<[number, Side, string], { state: LoneState }>(
    'SELECT state FROM lone WHERE scope = ? AND side = ? AND key = ?',
  );
  const openValues = db.prepare<[number, number, string, string | null, RunId, number], { value: string }>(
    `SELECT DISTINCT v.value FROM match_value AS v INDEXED BY match_value_by_value
     WHERE v.scope = ? AND v.tier = ? AND v.open = 1 AND v.value >= ? AND v.value IS NOT ?
       AND EXISTS (SELECT 1 FROM lone AS l
         WHERE l.scope = v.scope AND l.side = v.side AND l.key = v.key AND l.met IS NOT ?)
     ORDER BY v.value LIMIT ?`,
  );
  const holder = (column: 'left_key' | 'right_key', index: string): string =>
    `SELECT k.id FROM link AS k INDEXED BY ${index} WHERE k.scope = v.scope AND k.${column} = v.key
       AND k.${column} IS NOT NULL AND k.state IN ('half', 'live')`;
  const members = db.prepare<[string, number, number], MemberRow>(
    `SELECT v.value, v.side, v.key, l.state, l.print, l.snapshot,
       CASE v.side WHEN 'left' THEN (${holder('left_key', 'link_left')})
                   ELSE (${holder('right_key', 'link_right')}) END AS link
     FROM json_each(?) AS asked
     CROSS JOIN match_value AS v INDEXED BY match_value_by_value
       ON v.scope = ? AND v.tier = ? AND v.open IN (0, 1) AND v.value = asked.value
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
    return { side, key, lone: { side, key, state: row.state, snapshot, print: row.print } };
  };
  const same = (a: readonly MatchValue[], b: readonly MatchValue[]): boolean =>
    a.length === b.length && a.every((one) => b.some((two) => one.tier === two.tier && one.value === two.value));

  return {
    putValues(scope: Scope, side: Side, key: RecordKey, values: readonly MatchValue[]): void {
      const id = scopes.need(scope);
      const had = valuesOf.all(id, side, key);
      if (same(had, values)) return;
      if (had.length > 0) drop.run(id, side, key);
      const state = stateOf.get(id, side, key)?.state;
      const open = state !== undefined && takesPart(state) ? 1 : 0;
      for (const one of values) add.run(id, side, key, one.tier, one.value, open);
    },
    clusters(
      scope: Scope,
      run: RunId,
      at: { readonly tier: number; readonly after: string | null },
      limit: number,
    ): readonly Cluster[] {
      const id = scopes.find(scope);
      const values = openValues.all(id, at.tier, at.after ?? '', at.after, run, limit).map((row) => row.value);
      const found = new Map<string, Member[]>(values.map((value) => [value, []]));
      for (const row of members.all(JSON.stringify(values), id, at.tier)) {
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
