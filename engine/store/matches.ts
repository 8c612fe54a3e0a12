import type { LinkId, RecordKey, Side } from '../model/ids.ts';
import type { Base } from './base.ts';
import type { Cluster, MatchValue, Member } from './contract/lone.ts';
import type { Mark } from './contract/mark.ts';
import type { Scope } from './contract/scope.ts';
import type { Fresh } from './fresh.ts';
import { type FreshMember, freshClusters } from './fresh-clusters.ts';
import { asLone, isOpen, isUnmet, type LoneRow, type MetPlaces } from './lone.ts';

/** `met` is 1 where an earlier tier of the run has dealt with the record. */
type MemberRow = LoneRow & { readonly value: string; readonly link: LinkId | null; readonly met: number };
/** Of a record that no lone row holds, all but its key is null. */
type ApartRow = { readonly [column in keyof MemberRow]: MemberRow[column] | null } & Pick<
  MemberRow,
  'value' | 'side' | 'key' | 'link' | 'met'
>;

/** The tier, the value after which a page begins, and whom the run had met before the tier. */
type At = { readonly tier: number; readonly after: string | null; readonly met: MetPlaces };
type Pair = { readonly left: RecordKey; readonly right: RecordKey };
export type ValuesMark = Extract<Mark, { put: 'match-values' }>;

const isLone = (row: ApartRow | FreshMember): row is MemberRow | FreshMember => row.state !== null;

/** Match values as they are recorded. */
function valuesWriter({ db, scopes }: Base) {
  const valuesOf = db.prepare<[number, Side, string], MatchValue>(
    'SELECT tier, value FROM match_value WHERE scope = ? AND side = ? AND key = ?',
  );
  const drop = db.prepare('DELETE FROM match_value WHERE scope = ? AND side = ? AND key = ?');
  const add = db.prepare('INSERT OR IGNORE INTO match_value (scope, side, key, tier, value) VALUES (?, ?, ?, ?, ?)');
  const same = (a: readonly MatchValue[], b: readonly MatchValue[]): boolean =>
    a.length === b.length && a.every((one) => b.some((two) => one.tier === two.tier && one.value === two.value));
  const replace = (scope: number, { side, key, values }: ValuesMark): void => {
    const had = valuesOf.all(scope, side, key);
    if (same(had, values)) return;
    if (had.length > 0) drop.run(scope, side, key);
    for (const one of values) add.run(scope, side, key, one.tier, one.value);
  };
  return (marks: readonly ValuesMark[]): void => {
    for (const mark of marks) replace(scopes.need(mark.scope), mark);
  };
}

/**
 * A run looks at the values of what is new and not at all of them: these are listed once per tier, in a table of this
 * connection alone, in order, so that all the indexes are gone through in order too.
 */
function agenda({ db }: Base) {
  db.exec(`
    CREATE TEMP TABLE agenda (
      value TEXT NOT NULL, side TEXT NOT NULL, key TEXT NOT NULL, lone INTEGER NOT NULL, PRIMARY KEY (value, side, key)
    ) STRICT, WITHOUT ROWID`);
  const forget = db.prepare('DELETE FROM temp.agenda');
  const fill = db.prepare<[number, number, number, number]>(
    `INSERT INTO temp.agenda (value, side, key, lone)
     SELECT v.value, l.side, l.key, l.id FROM lone AS l INDEXED BY lone_open
     CROSS JOIN match_value AS v ON v.scope = l.scope AND v.side = l.side AND v.key = l.key
     WHERE l.scope = ? AND l.${isOpen} AND ${isUnmet} AND v.tier = ? ORDER BY v.value, l.side, l.key`,
  );
  const holder = (column: 'left_key' | 'right_key', index: string): string =>
    `SELECT k.id FROM link AS k INDEXED BY ${index} WHERE k.scope = v.scope AND k.${column} = v.key
       AND k.${column} IS NOT NULL AND k.state IN ('half', 'live')`;
  // Who is on the agenda was not met when this tier began, and has no other value in it.
  const members = db.prepare<[number, number, number, string, string | null, number, number, number], ApartRow>(
    `SELECT v.value, v.side, v.key, l.state, l.print, l.names, l.fields, l.token, l.modified_at,
       CASE WHEN ? > 0 AND a.lone IS NULL THEN EXISTS (SELECT 1 FROM temp.met AS m
         WHERE m.place = CASE v.side WHEN 'left' THEN ? ELSE ? END AND m.key = v.key) ELSE 0 END AS met,
       CASE v.side WHEN 'left' THEN (${holder('left_key', 'link_left')})
                   ELSE (${holder('right_key', 'link_right')}) END AS link
     FROM (SELECT DISTINCT value FROM temp.agenda WHERE value >= ? AND value IS NOT ? ORDER BY value LIMIT ?) AS asked
     CROSS JOIN match_value AS v INDEXED BY match_value_by_value
       ON v.scope = ? AND v.tier = ? AND v.value = asked.value
     LEFT JOIN temp.agenda AS a ON a.value = v.value AND a.side = v.side AND a.key = v.key
     LEFT JOIN lone AS l ON l.id = coalesce(a.lone, (SELECT o.id FROM lone AS o INDEXED BY lone_key
       WHERE o.scope = v.scope AND o.side = v.side AND o.key = v.key))`,
  );
  return {
    list(scope: number, { met, tier }: At): void {
      forget.run();
      fill.run(scope, met.left, met.right, tier);
    },
    members: (scope: number, at: At, limit: number): readonly ApartRow[] =>
      members.all(at.tier, at.met.left, at.met.right, at.after ?? '', at.after, limit, scope, at.tier),
  };
}

/** Match values, and records declared apart. */
export function matchTables(base: Base, fresh: Fresh) {
  const { db, scopes } = base;
  const due = agenda(base);
  const dueFresh = freshClusters(base);
  const anyValue = db.prepare<[number]>('SELECT 1 FROM match_value WHERE scope = ? LIMIT 1');
  const byValue = db.prepare<[number, number, string, Side], { key: RecordKey }>(
    `SELECT key FROM match_value INDEXED BY match_value_by_value
     WHERE scope = ? AND tier = ? AND value = ? AND side = ? ORDER BY key`,
  );
  const putApart = db.prepare('INSERT OR IGNORE INTO apart (scope, left_key, right_key) VALUES (?, ?, ?)');
  const dropApart = db.prepare('DELETE FROM apart WHERE scope = ? AND left_key = ? AND right_key = ?');
  const isApart = db.prepare('SELECT 1 FROM apart WHERE scope = ? AND left_key = ? AND right_key = ?');
  const apartPage = db.prepare<[number, string, string, number], { left: RecordKey; right: RecordKey }>(
    `SELECT left_key AS left, right_key AS right FROM apart WHERE scope = ? AND (left_key, right_key) > (?, ?)
     ORDER BY left_key, right_key LIMIT ?`,
  );
  const anyApart = db.prepare('SELECT 1 FROM apart WHERE scope = ? LIMIT 1');

  /** Whether the pages of this tier are of fresh records alone. */
  let isFresh = false;

  /** Lists whom a tier's pages go through: before the first one, and again when fresh records were moved between two. */
  const list = (scope: number, at: At): void => {
    isFresh = !fresh.isEmpty() && anyValue.get(scope) === undefined;
    if (isFresh) dueFresh.list(scope, at.tier, at.met);
    else {
      fresh.settle();
      due.list(scope, at);
    }
  };

  const asMember = (row: ApartRow | FreshMember): Member | null => {
    const { side, key } = row;
    if ('link' in row && row.link !== null) return { side, key, link: row.link };
    return isLone(row) ? { side, key, met: row.met === 1, lone: asLone(base, row) } : null;
  };

  return {
    recordValues: valuesWriter(base),
    /** Clusters come by value, their members left before right, then by key: so they lie in the index. */
    clusters(scope: Scope, at: At, limit: number): readonly Cluster[] {
      const id = scopes.find(scope);
      if (at.after === null || (isFresh && fresh.isEmpty())) list(id, at);
      const clusters: { readonly value: string; readonly members: Member[] }[] = [];
      const rows = isFresh ? dueFresh.members(at.after, limit) : due.members(id, at, limit);
      for (const row of rows) {
        if (clusters.at(-1)?.value !== row.value) clusters.push({ value: row.value, members: [] });
        const member = asMember(row);
        if (member !== null) clusters.at(-1)?.members.push(member);
      }
      return clusters;
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
    apartPage: (scope: Scope, after: Pair | null, limit: number): readonly Pair[] =>
      apartPage.all(scopes.find(scope), after?.left ?? '', after?.right ?? '', limit),
    apart(scope: Scope, pairs: Iterable<Pair>): readonly Pair[] {
      const id = scopes.find(scope);
      if (anyApart.get(id) === undefined) return [];
      return [...pairs].filter((pair) => isApart.get(id, pair.left, pair.right) !== undefined);
    },
  };
}
