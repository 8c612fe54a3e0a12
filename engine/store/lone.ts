import type { RecordKey, RunId, Side } from '../model/ids.ts';
import { type Base, bySide, runsOf } from './base.ts';
import type { Lone, LoneState } from './contract/lone.ts';
import type { Mark } from './contract/mark.ts';
import type { Scope } from './contract/scope.ts';
import { fieldsText, readFields } from './json.ts';
import { changePlace, keySets, metPlace } from './places.ts';

export interface LoneRow {
  readonly side: Side;
  readonly key: RecordKey;
  readonly state: LoneState;
  readonly print: string;
  readonly names: number;
  readonly fields: string;
  readonly token: string | null;
  readonly modified_at: string | null;
}

/** Where the keys that a run has met are, by side. */
export type MetPlaces = { readonly [side in Side]: number };
type Place = { readonly side: Side; readonly key: RecordKey };
export type LoneMark = Extract<Mark, { put: 'lone' } | { put: 'lone-state' } | { drop: 'lone' }>;
type PutMark = Extract<LoneMark, { put: 'lone' }>;
type StateMark = Extract<LoneMark, { put: 'lone-state' }>;
type DropMark = Extract<LoneMark, { drop: 'lone' }>;
export type MetMark = Extract<Mark, { put: 'met' }>;

const columns = 'side, key, state, print, names, fields, token, modified_at';
/** The condition of the partial index, which a query must repeat to use it: the record takes part in matching. */
export const isOpen = `state IN ('new', 'asked', 'again')`;
/** Whether a run has not dealt with the record `l` yet; asks where its keys of the left and of the right are. */
export const isUnmet = `NOT EXISTS (SELECT 1 FROM temp.met AS m
  WHERE m.place = CASE l.side WHEN 'left' THEN ? ELSE ? END AND m.key = l.key)`;

/** A lone record from its row. The key of its snapshot is its own. */
export function asLone({ names, file }: Base, row: LoneRow): Lone {
  const { side, key, state, print } = row;
  const what = `the unlinked record ${key} on the ${side}`;
  const snapshot = {
    key,
    fields: readFields(names.find(row.names), row.fields, file, what),
    ...(row.token === null ? {} : { token: row.token }),
    ...(row.modified_at === null ? {} : { modifiedAt: row.modified_at }),
  };
  return { side, key, state, snapshot, print };
}

/** How lone records are written: many at once, since each call costs as much as what it writes. */
function loneWriter({ db, scopes, names }: Base) {
  const put = db.prepare(`
    INSERT INTO lone (scope, side, key, state, print, names, fields, token, modified_at)
    SELECT ?, ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6
    FROM jsonb_each(?) WHERE true
    ON CONFLICT (scope, side, key) DO UPDATE SET state = excluded.state, print = excluded.print,
      names = excluded.names, fields = excluded.fields, token = excluded.token, modified_at = excluded.modified_at`);
  const putState = db.prepare('UPDATE lone SET state = ? WHERE scope = ? AND side = ? AND key = ?');
  const drop = db.prepare('DELETE FROM lone WHERE scope = ? AND side = ? AND key IN (SELECT value FROM json_each(?))');
  const rowOf = ({ lone }: PutMark) => {
    const { key, fields, token, modifiedAt } = lone.snapshot;
    const list = names.need(fields);
    return [key, lone.state, lone.print, list?.id ?? 0, fieldsText(list, fields), token, modifiedAt];
  };
  return {
    put(marks: readonly PutMark[]): void {
      for (const { scope, side, items } of bySide(marks, (mark) => mark.lone.side))
        put.run(scopes.need(scope), side, JSON.stringify(items.map(rowOf)));
    },
    putState({ scope, side, key, state }: StateMark): void {
      putState.run(state, scopes.find(scope), side, key);
    },
    drop(marks: readonly DropMark[]): void {
      for (const { scope, side, items } of bySide(marks, (mark) => mark.side))
        drop.run(scopes.find(scope), side, JSON.stringify(items.map((mark) => mark.key)));
    },
  };
}

/** Whom a run has met: who is marked as such, and whom the changes link that it decided. */
function metTable({ db, places }: Base) {
  const sets = keySets(db, 'met');
  const linked = (column: 'left_key' | 'right_key') =>
    db.prepare<[number, number]>(
      `INSERT OR IGNORE INTO temp.met (place, key) SELECT ?, ${column} FROM temp.change
       WHERE place = ? AND ${column} IS NOT NULL ORDER BY ${column}`,
    );
  const placesOf = (run: RunId, scope: number): MetPlaces => ({
    left: metPlace(places, run, scope, 'left'),
    right: metPlace(places, run, scope, 'right'),
  });
  const addLinked = { left: linked('left_key'), right: linked('right_key') };
  return {
    add: (run: RunId, scope: number, side: Side, keys: readonly RecordKey[]) =>
      sets.add(metPlace(places, run, scope, side), keys),
    places: placesOf,
    addLinked(run: RunId, scope: number): void {
      const from = changePlace(places, run, scope);
      const to = placesOf(run, scope);
      for (const side of ['left', 'right'] as const) {
        sets.use(to[side]);
        addLinked[side].run(to[side], from);
      }
    },
    forget(run: RunId): void {
      for (const place of places.forget('met', run)) sets.forget(place);
    },
  };
}

/** Who takes part in matching and was not met, in order: listed once, in a table of this connection alone. */
function unmetList({ db }: Base) {
  db.exec(`
    CREATE TEMP TABLE unmet (
      side TEXT NOT NULL, key TEXT NOT NULL, lone INTEGER NOT NULL, PRIMARY KEY (side, key)
    ) STRICT, WITHOUT ROWID`);
  const forget = db.prepare('DELETE FROM temp.unmet');
  const fill = db.prepare<[number, number, number]>(
    `INSERT INTO temp.unmet (side, key, lone) SELECT l.side, l.key, l.id FROM lone AS l INDEXED BY lone_open
     WHERE l.scope = ? AND l.${isOpen} AND ${isUnmet} ORDER BY l.side, l.key`,
  );
  const page = db.prepare<[string, string, number], LoneRow>(
    `SELECT l.side, l.key, l.state, l.print, l.names, l.fields, l.token, l.modified_at FROM temp.unmet AS u
     CROSS JOIN lone AS l ON l.id = u.lone WHERE (u.side, u.key) > (?, ?) ORDER BY u.side, u.key LIMIT ?`,
  );
  return {
    list(scope: number, met: MetPlaces): void {
      forget.run();
      fill.run(scope, met.left, met.right);
    },
    page: (after: Place | null, limit: number): readonly LoneRow[] =>
      page.all(after?.side ?? '', after?.key ?? '', limit),
  };
}

/** Records that no live link holds. */
export function loneTable(base: Base) {
  const { db, scopes } = base;
  const met = metTable(base);
  const unmet = unmetList(base);
  const write = loneWriter(base);
  const byKeys = db.prepare<[string, number, Side], LoneRow>(
    `SELECT l.side, l.key, l.state, l.print, l.names, l.fields, l.token, l.modified_at FROM json_each(?) AS asked
     CROSS JOIN lone AS l INDEXED BY lone_key WHERE l.scope = ? AND l.side = ? AND l.key = asked.value`,
  );
  const page = db.prepare<[number, string, string, string, number], LoneRow>(
    `SELECT ${columns} FROM lone INDEXED BY lone_key WHERE scope = ? AND (side, key) > (?, ?)
       AND state IN (SELECT value FROM json_each(?)) ORDER BY side, key LIMIT ?`,
  );
  const pageOfSide = db.prepare<[number, Side, string, string | null, string, number], LoneRow>(
    `SELECT ${columns} FROM lone INDEXED BY lone_key WHERE scope = ? AND side = ? AND key >= ? AND key IS NOT ?
       AND state IN (SELECT value FROM json_each(?)) ORDER BY key LIMIT ?`,
  );
  const has = db.prepare<[number, Side]>('SELECT 1 FROM lone INDEXED BY lone_key WHERE scope = ? AND side = ? LIMIT 1');
  const unread = db.prepare<[number, Side, string, string | null, number], { key: RecordKey }>(
    `SELECT key FROM lone INDEXED BY lone_unread WHERE scope = ? AND side = ? AND key >= ? AND key IS NOT ?
       AND state = 'unread' ORDER BY key LIMIT ?`,
  );
  const asAll = (rows: readonly LoneRow[]): readonly Lone[] => rows.map((row) => asLone(base, row));

  return {
    record(marks: readonly LoneMark[]): void {
      for (const run of runsOf(marks)) {
        write.put(run.filter((mark) => 'put' in mark && mark.put === 'lone'));
        for (const mark of run) if ('put' in mark && mark.put === 'lone-state') write.putState(mark);
        write.drop(run.filter((mark) => 'drop' in mark));
      }
    },
    recordMet(marks: readonly MetMark[]): void {
      for (const run of new Set(marks.map((mark) => mark.run))) {
        for (const { scope, side, items } of bySide(
          marks.filter((mark) => mark.run === run),
          (mark) => mark.side,
        ))
          met.add(
            run,
            scopes.need(scope),
            side,
            items.map((mark) => mark.key),
          );
      }
    },
    /** Where the keys are that a run has met: before a tier began, whose pages are asked for by `after`. */
    met(scope: Scope, run: RunId, after: string | null): MetPlaces {
      const id = scopes.find(scope);
      if (after === null) met.addLinked(run, id);
      return met.places(run, id);
    },
    /** The same places, without a look at whom the changes link. */
    metPlaces: (scope: Scope, run: RunId): MetPlaces => met.places(run, scopes.find(scope)),
    forgetMet(run: RunId): void {
      met.forget(run);
    },
    byKeys(scope: Scope, side: Side, keys: readonly RecordKey[]): ReadonlyMap<RecordKey, Lone> {
      const rows = byKeys.all(JSON.stringify(keys), scopes.find(scope), side);
      return new Map(rows.map((row) => [row.key, asLone(base, row)]));
    },
    page(
      scope: Scope,
      states: readonly LoneState[],
      at: { readonly side: Side | null; readonly after: Place | null },
      limit: number,
    ): readonly Lone[] {
      const id = scopes.find(scope);
      const { side, after } = at;
      if (side === null) return asAll(page.all(id, after?.side ?? '', after?.key ?? '', JSON.stringify(states), limit));
      const from = after !== null && after.side === side ? after.key : null;
      if (side === 'left' && after?.side === 'right') return [];
      return asAll(pageOfSide.all(id, side, from ?? '', from, JSON.stringify(states), limit));
    },
    has: (scope: Scope, side: Side): boolean => has.get(scopes.find(scope), side) !== undefined,
    unread(scope: Scope, side: Side, after: RecordKey | null, limit: number): readonly RecordKey[] {
      return unread.all(scopes.find(scope), side, after ?? '', after, limit).map((row) => row.key);
    },
    /** Whom the run has met is known since `met` was asked for. */
    unmet(scope: Scope, run: RunId, after: Place | null, limit: number): readonly Lone[] {
      const id = scopes.find(scope);
      if (after === null) unmet.list(id, met.places(run, id));
      return asAll(unmet.page(after, limit));
    },
  };
}
