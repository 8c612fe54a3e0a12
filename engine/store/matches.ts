import type { LinkId, RecordKey, RunId, Side } from '../model/ids.ts';
import { type Base, bySide } from './base.ts';
import type { Cluster, Mark, MatchValue, Member, Scope } from './contract.ts';
import { asLone, isOpen, type LoneRow } from './lone.ts';
import { metPlace } from './places.ts';

/** `met` is 1 where an earlier tier of the run has dealt with the record. */
type MemberRow = LoneRow & { readonly value: string; readonly link: LinkId | null; readonly met: number };
/** Of a record that no lone row holds, all but its key is null. */
type ApartRow = { readonly [column in keyof MemberRow]: MemberRow[column] | null } & Pick<
  MemberRow,
  'value' | 'side' | 'key' | 'link' | 'met'
>;

type Pair = { readonly left: RecordKey; readonly right: RecordKey };
export type ValuesMark = Extract<Mark, { put: 'match-values' }>;

const isLone = (row: ApartRow): row is MemberRow => row.state !== null;

/** Match values as they are recorded. */
function valuesWriter({ db, scopes }: Base) {
  const valuesOf = db.prepare<[number, Side, string], MatchValue>(
    'SELECT tier, value FROM match_value WHERE scope = ? AND side = ? AND key = ?',
  );
  const drop = db.prepare('DELETE FROM match_value WHERE scope = ? AND side = ? AND key = ?');
  const add = db.prepare(`
    INSERT OR IGNORE INTO match_value (scope, side, key, tier, value)
    SELECT ?, ?, value ->> 0, value ->> 1, value ->> 2 FROM jsonb_each(?)`);
  const same = (a: readonly MatchValue[], b: readonly MatchValue[]): boolean =>
    a.length === b.length && a.every((one) => b.some((two) => one.tier === two.tier && one.value === two.value));
  return (marks: readonly ValuesMark[]): void => {
    for (const { scope, side, items } of bySide(marks, (mark) => mark.side)) {
      const id = scopes.need(scope);
      const rows: [RecordKey, number, string][] = [];
      const flush = (): void => {
        if (rows.length > 0) add.run(id, side, JSON.stringify(rows.splice(0)));
      };
      for (const { key, values, isNew } of items) {
        if (isNew !== true) {
          flush();
          const had = valuesOf.all(id, side, key);
          if (same(had, values)) continue;
          if (had.length > 0) drop.run(id, side, key);
        }
        for (const one of values) rows.push([key, one.tier, one.value]);
      }
      flush();
    }
  };
}

/**
 * Match values, and records declared apart. A run looks at the values of what is new and not at all of them: these are
 * listed once per tier, in a table of this connection alone (`agenda`), and worked off in the order of the records, so that
 * what lies together is read together.
 */
export function matchTables(base: Base) {
  const { db, scopes, places } = base;
  db.exec('CREATE TEMP TABLE agenda (at INTEGER PRIMARY KEY, value TEXT NOT NULL UNIQUE) STRICT');
  const forgetAgenda = db.prepare('DELETE FROM temp.agenda');
  const setAgenda = db.prepare<[number, number, number, number]>(
    `INSERT OR IGNORE INTO temp.agenda (value)
     SELECT v.value FROM lone AS l INDEXED BY lone_open
     CROSS JOIN match_value AS v ON v.scope = l.scope AND v.side = l.side AND v.key = l.key
     WHERE l.scope = ? AND l.${isOpen} AND NOT EXISTS (SELECT 1 FROM temp.met AS m
         WHERE m.place = CASE l.side WHEN 'left' THEN ? ELSE ? END AND m.key = l.key)
       AND v.tier = ?`,
  );
  const placeOf = db.prepare<[string], { at: number }>('SELECT at FROM temp.agenda WHERE value = ?');
  const nextValues = db.prepare<[number, number], { value: string }>(
    'SELECT value FROM temp.agenda WHERE at > ? ORDER BY at LIMIT ?',
  );
  const holder = (column: 'left_key' | 'right_key', index: string): string =>
    `SELECT k.id FROM link AS k INDEXED BY ${index} WHERE k.scope = v.scope AND k.${column} = v.key
       AND k.${column} IS NOT NULL AND k.state IN ('half', 'live')`;
  const members = db.prepare<[number, number, number, string, number, number], ApartRow>(
    `SELECT v.value, v.side, v.key, l.state, l.print, l.names, l.fields, l.token, l.modified_at,
       CASE WHEN ? > 0 THEN EXISTS (SELECT 1 FROM temp.met AS m
         WHERE m.place = CASE v.side WHEN 'left' THEN ? ELSE ? END AND m.key = v.key) ELSE 0 END AS met,
       CASE v.side WHEN 'left' THEN (${holder('left_key', 'link_left')})
                   ELSE (${holder('right_key', 'link_right')}) END AS link
     FROM json_each(?) AS asked
     CROSS JOIN match_value AS v INDEXED BY match_value_by_value
       ON v.scope = ? AND v.tier = ? AND v.value = asked.value
     LEFT JOIN lone AS l INDEXED BY lone_key ON l.scope = v.scope AND l.side = v.side AND l.key = v.key`,
  );
  const byValue = db.prepare<[number, number, string, Side], { key: RecordKey }>(
    `SELECT key FROM match_value INDEXED BY match_value_by_value
     WHERE scope = ? AND tier = ? AND value = ? AND side = ? ORDER BY key`,
  );
  const putApart = db.prepare('INSERT OR IGNORE INTO apart (scope, left_key, right_key) VALUES (?, ?, ?)');
  const dropApart = db.prepare('DELETE FROM apart WHERE scope = ? AND left_key = ? AND right_key = ?');
  const isApart = db.prepare('SELECT 1 FROM apart WHERE scope = ? AND left_key = ? AND right_key = ?');
  const anyApart = db.prepare('SELECT 1 FROM apart WHERE scope = ? LIMIT 1');

  const asMember = (row: ApartRow): Member | null => {
    const { side, key } = row;
    if (row.link !== null) return { side, key, link: row.link };
    return isLone(row) ? { side, key, met: row.met === 1, lone: asLone(base, row) } : null;
  };

  return {
    recordValues: valuesWriter(base),
    /** Members of a cluster come left before right, then by key: so they lie in the index. */
    clusters(
      scope: Scope,
      run: RunId,
      at: { readonly tier: number; readonly after: string | null },
      limit: number,
    ): readonly Cluster[] {
      const id = scopes.find(scope);
      const met = [metPlace(places, run, id, 'left'), metPlace(places, run, id, 'right')] as const;
      if (at.after === null) {
        forgetAgenda.run();
        setAgenda.run(id, ...met, at.tier);
      }
      const from = at.after === null ? 0 : (placeOf.get(at.after)?.at ?? 0);
      const values = nextValues.all(from, limit).map((row) => row.value);
      const found = new Map<string, Member[]>(values.map((value) => [value, []]));
      for (const row of members.all(at.tier, ...met, JSON.stringify(values), id, at.tier)) {
        const member = asMember(row);
        if (member !== null) found.get(row.value)?.push(member);
      }
      return values.map((value) => ({ value, members: found.get(value) ?? [] }));
    },
    keys(scope: Scope, side: Side, at: { readonly tier: number; readonly value: string }): readonly RecordKey[] {
      return byValue.all(scopes.find(scope), at.tier, at.value, side).map((row) => row.key);
    },
    putApart(scope: Scope, pair: Pair): void {
      putApart.run(scopes.need(scope), pair.left, pair.right);
    },
    dropApart(scope: Scope, pair: Pair): void {
      dropApart.run(scopes.find(scope), pair.left, pair.right);
    },
    apart(scope: Scope, pairs: readonly Pair[]): readonly Pair[] {
      const id = scopes.find(scope);
      if (anyApart.get(id) === undefined) return [];
      return pairs.filter((pair) => isApart.get(id, pair.left, pair.right) !== undefined);
    },
  };
}
