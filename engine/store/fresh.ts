import type { Side } from '../model/ids.ts';
import { type Base, bySide } from './base.ts';
import type { Mark } from './contract/mark.ts';
import type { Scope } from './contract/scope.ts';
import { isUnmet, type MetPlaces } from './lone.ts';
import { valuesIn } from './names.ts';
import { inTransaction } from './transaction.ts';

export type FreshMark = Extract<Mark, { put: 'fresh' }>;

/** Records moved by one transaction, and by one that is to be over soon. */
const sliceMax = 250_000;
const shortSliceMax = 2_000;
const everything = Number.MAX_SAFE_INTEGER;

/** No live or half link holds the record `l`. */
const isFree = `CASE l.side
  WHEN 'left' THEN NOT EXISTS (SELECT 1 FROM link AS k INDEXED BY link_left WHERE k.scope = l.scope AND k.left_key = l.key
    AND k.left_key IS NOT NULL AND k.state IN ('half', 'live'))
  ELSE NOT EXISTS (SELECT 1 FROM link AS k INDEXED BY link_right WHERE k.scope = l.scope AND k.right_key = l.key
    AND k.right_key IS NOT NULL AND k.state IN ('half', 'live')) END`;

/** How rows from `begin` to before `end` that fit a condition become lone records with match values, in the order of their keys. */
function mover({ db }: Base, condition: string) {
  const lone = db.prepare<number[]>(`
    INSERT INTO lone (scope, side, key, state, print, names, fields, token, modified_at)
    SELECT l.scope, l.side, l.key, l.state, l.print, l.names, l.fields, l.token, l.modified_at
    FROM temp.fresh AS l WHERE l.id >= ? AND l.id < ? AND ${condition} ORDER BY l.scope, l.side, l.key, l.id
    ON CONFLICT (scope, side, key) DO UPDATE SET state = excluded.state, print = excluded.print,
      names = excluded.names, fields = excluded.fields, token = excluded.token, modified_at = excluded.modified_at`);
  const values = db.prepare<number[]>(`
    INSERT OR IGNORE INTO match_value (scope, side, key, tier, value)
    SELECT v.scope, v.side, v.key, v.tier, v.value FROM temp.fresh AS l CROSS JOIN temp.fresh_value AS v
      ON v.scope = l.scope AND v.side = l.side AND v.key = l.key AND v.fresh = l.id
    WHERE l.id >= ? AND l.id < ? AND ${condition} ORDER BY v.scope, v.side, v.key, v.tier`);
  /** How many records. Inside a transaction. */
  return (begin: number, end: number, ...rest: readonly number[]): number => {
    const { changes } = lone.run(begin, end, ...rest);
    if (changes > 0) values.run(begin, end, ...rest);
    return changes;
  };
}

/** How records are written here: many at once, and those with match values once more, by key. */
function freshWriter({ db, scopes, names }: Base) {
  const put = db.prepare(`
    INSERT INTO temp.fresh (id, scope, side, key, state, print, names, fields, token, modified_at)
    SELECT value ->> 0, ?, ?, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value -> 5, value ->> 6, value ->> 7
    FROM jsonb_each(?)`);
  const putValues = db.prepare(`
    INSERT OR REPLACE INTO temp.fresh_value (scope, side, key, tier, value, fresh, open)
    SELECT ?, ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM jsonb_each(?)`);
  let id = 0;
  const rowOf = ({ lone }: FreshMark) => {
    const { key, fields, token, modifiedAt } = lone.snapshot;
    const list = names.need(fields);
    id += 1;
    return [
      id,
      key,
      lone.state,
      lone.print,
      list?.id ?? 0,
      list === null ? fields : valuesIn(list, fields),
      token,
      modifiedAt,
    ];
  };
  return (marks: readonly FreshMark[]): void => {
    for (const { scope, side, items } of bySide(marks, (mark) => mark.lone.side)) {
      const number = scopes.need(scope);
      let at = id;
      put.run(number, side, JSON.stringify(items.map(rowOf)));
      const values = items.flatMap(({ lone, values: ofRecord }) => {
        at += 1;
        return ofRecord.map((one) => [lone.key, one.tier, one.value, at, lone.state === 'new' ? 1 : 0]);
      });
      if (values.length > 0) putValues.run(number, side, JSON.stringify(values));
    }
  };
}

/**
 * What a first scan saw, in tables of this connection alone: a process that ends scans again. Most of it is linked before
 * anybody looks for it among the lone records, and is never written there: half of what a first run would write. Whoever
 * looks at lone records or match values has the rest of it moved there first.
 */
export function freshTable(base: Base) {
  const { db, scopes } = base;
  db.exec(`
    CREATE TEMP TABLE fresh (
      id INTEGER PRIMARY KEY, scope INTEGER NOT NULL, side TEXT NOT NULL, key TEXT NOT NULL, state TEXT NOT NULL,
      print TEXT NOT NULL, names INTEGER NOT NULL, fields TEXT NOT NULL, token TEXT, modified_at TEXT
    ) STRICT;
    CREATE TEMP TABLE fresh_value (
      scope INTEGER NOT NULL, side TEXT NOT NULL, key TEXT NOT NULL, tier INTEGER NOT NULL, value TEXT NOT NULL,
      fresh INTEGER NOT NULL, open INTEGER NOT NULL, PRIMARY KEY (scope, side, key, tier)
    ) STRICT, WITHOUT ROWID`);
  const write = freshWriter(base);
  const moveFree = mover(base, isFree);
  const moveUnmet = mover(base, `l.scope = ? AND ${isUnmet}`);
  const first = db.prepare<[], { id: number | null }>('SELECT min(id) AS id FROM temp.fresh AS f');
  const has = db.prepare<[number, Side]>('SELECT 1 FROM temp.fresh AS f WHERE f.scope = ? AND f.side = ? LIMIT 1');
  const dropTo = db.prepare<[number]>('DELETE FROM temp.fresh WHERE id < ?');
  const last = db.prepare<[], { id: number | null }>('SELECT max(id) AS id FROM temp.fresh AS f');
  const dropUnmet = db.prepare<number[]>(
    `DELETE FROM temp.fresh AS l WHERE l.id >= ? AND l.id < ? AND l.scope = ? AND ${isUnmet}`,
  );
  const dropUnmetValues = db.prepare<number[]>(`DELETE FROM temp.fresh_value AS l WHERE l.scope = ? AND ${isUnmet}`);
  const dropAll = db.prepare('DELETE FROM temp.fresh');
  const dropAllValues = db.prepare('DELETE FROM temp.fresh_value');
  /** No fewer than are there: what was rolled back counts. */
  let atMost = 0;

  const forget = (): void => {
    inTransaction(db, () => {
      dropAll.run();
      dropAllValues.run();
    });
    atMost = 0;
  };

  /** Whether anything is left afterwards. */
  const settleSlice = (size: number): boolean => {
    const begin = atMost === 0 ? null : (first.get()?.id ?? null);
    if (begin === null) {
      if (atMost > 0) forget();
      return false;
    }
    inTransaction(db, () => {
      moveFree(begin, begin + size);
      dropTo.run(begin + size);
    });
    return true;
  };

  /** Up to where a scope was looked through for whom a run has not met: whom it has met it does not meet less later. */
  let looked: { readonly scope: number; readonly met: MetPlaces; readonly to: number; readonly moved: number } | null =
    null;
  const isLookedAt = (scope: number, met: MetPlaces): boolean =>
    looked?.scope === scope && looked.met.left === met.left && looked.met.right === met.right;

  /** Whether anything is left afterwards. */
  const settleUnmetSlice = (scope: number, met: MetPlaces, size: number): boolean => {
    const before = isLookedAt(scope, met) ? looked : null;
    if (atMost === 0 || before?.to === everything) return false;
    const begin = before?.to ?? first.get()?.id ?? 0;
    const end = begin + size;
    const isLast = end > (last.get()?.id ?? 0);
    const { left, right } = met;
    let moved = 0;
    inTransaction(db, () => {
      moved = moveUnmet(begin, end, scope, left, right);
      if (moved > 0) dropUnmet.run(begin, end, scope, left, right);
      moved += before?.moved ?? 0;
      if (isLast && moved > 0) dropUnmetValues.run(scope, left, right);
    });
    looked = { scope, met, to: isLast ? everything : end, moved };
    return !isLast;
  };

  return {
    isEmpty: (): boolean => atMost === 0,
    /** Whether there are certainly no more than so many. */
    isAtMost: (count: number): boolean => atMost <= count,
    has: (scope: Scope, side: Side): boolean => atMost > 0 && has.get(scopes.find(scope), side) !== undefined,
    record(marks: readonly FreshMark[]): void {
      if (marks.length === 0) return;
      atMost += marks.length;
      looked = null;
      write(marks);
    },
    /** Puts everything where it belongs, but for records that were linked meanwhile. Not inside a transaction. */
    settle(): void {
      while (settleSlice(sliceMax));
    },
    /** The same with a few of them. Whether there are more. */
    settleSome: (): boolean => settleSlice(shortSliceMax),
    /** The same for those of a scope that a run has not met: the rest awaits the changes that link it. Not inside a transaction. */
    settleUnmet(scope: number, met: MetPlaces): void {
      while (settleUnmetSlice(scope, met, sliceMax));
    },
    /** Whether that was begun: whom the run has met is known then. */
    isUnderWay: isLookedAt,
    /** The same with a few of them. Whether there are more. */
    settleSomeUnmet: (scope: number, met: MetPlaces): boolean => settleUnmetSlice(scope, met, shortSliceMax),
    /** This many records that are here were linked. Not inside a transaction. */
    linked(count: number): void {
      if (atMost === 0) return;
      atMost -= count;
      if (atMost <= 0) forget();
    },
  };
}

export type Fresh = ReturnType<typeof freshTable>;
