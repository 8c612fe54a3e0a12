import { Conflict } from '../model/conflict.ts';
import type { ConflictId, FlowId, RecordKey, SyncId } from '../model/ids.ts';
import { Care, type InboxGroup, type InboxPlace, type InboxQuery, noCare } from '../model/inbox.ts';
import type { Base } from './base.ts';
import type { InboxCount, InboxEntry, InboxRow } from './contract/inbox.ts';
import { read } from './json.ts';
import { sortable } from './sortable.ts';

interface Row {
  readonly id: ConflictId;
  readonly flow: FlowId;
  readonly sync: SyncId;
  readonly text: string;
  readonly left_key: RecordKey | null;
  readonly right_key: RecordKey | null;
  /** What people keep beside it; null: nothing. */
  readonly care: string | null;
}

const columns = 'c.id, s.flow, s.sync, c.text, l.left_key, l.right_key, k.text AS care';
const around = `CROSS JOIN scope AS s ON s.id = c.scope
  LEFT JOIN care AS k ON k.conflict = c.id LEFT JOIN link AS l ON l.scope = c.scope AND l.id = c.link`;
const snoozed = '(k.snoozed_until IS NOT NULL AND k.snoozed_until > ? AND k.snoozed_revision = c.revision)';

/** Conditions with the values of their question marks, in order. */
interface Where {
  readonly parts: readonly string[];
  readonly values: readonly string[];
}

function whereOf(query: InboxQuery, now: string): Where {
  const parts: string[] = [];
  const values: string[] = [];
  const add = (condition: string, ...given: readonly string[]): void => {
    parts.push(condition);
    values.push(...given);
  };
  const equal = (column: string, value: string | undefined): void => {
    if (value !== undefined) add(`${column} = ?`, value);
  };
  add(`c.state IN (${query.states.map(() => '?').join(', ')})`, ...query.states);
  equal('s.flow', query.flow);
  equal('s.sync', query.sync);
  equal('c.about', query.about);
  equal('c.reason', query.reason);
  equal('c.pattern', query.pattern);
  if (query.units !== undefined) add('c.unit IN (SELECT value FROM json_each(?))', JSON.stringify(query.units));
  if (query.assignee !== undefined) add(`coalesce(k.assignee, '') = ?`, query.assignee);
  if (query.snoozed === 'hide') add(`NOT coalesce(${snoozed}, 0)`, sortable(now));
  if (query.snoozed === 'only') add(snoozed, sortable(now));
  if (query.overdue) add('k.due < ?', sortable(now));
  if (query.openedBefore !== undefined) add('c.opened_at < ?', sortable(query.openedBefore));
  if (query.openedAfter !== undefined) add('c.opened_at >= ?', sortable(query.openedAfter));
  if (query.text !== undefined) {
    const word = query.text.normalize('NFC').toLowerCase();
    const keys = `lower(coalesce(l.left_key, '') || char(10) || coalesce(l.right_key, ''))`;
    add(`(instr(c.words, ?) > 0 OR instr(${keys}, ?) > 0)`, word, word);
  }
  return { parts, values };
}

const groupColumn: Record<InboxGroup, string> = {
  sync: 's.sync',
  about: 'c.about',
  reason: 'c.reason',
  unit: 'c.unit',
  pattern: 'c.pattern',
  assignee: `coalesce(k.assignee, '')`,
};

/** Questions as people look for them, and what they keep beside them. */
export function inboxTable({ db, file }: Base) {
  const putCare = db.prepare(`
    INSERT INTO care (conflict, assignee, due, snoozed_until, snoozed_revision, text) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (conflict) DO UPDATE SET assignee = excluded.assignee, due = excluded.due,
      snoozed_until = excluded.snoozed_until, snoozed_revision = excluded.snoozed_revision, text = excluded.text`);
  const byId = db.prepare<[string], Row>(
    `SELECT ${columns} FROM json_each(?) AS asked CROSS JOIN conflict AS c ON c.id = asked.value ${around}`,
  );
  const asRow = (row: Row): InboxRow => ({
    scope: { flow: row.flow, sync: row.sync },
    conflict: read(Conflict, row.text, file, `conflict ${row.id}`),
    care: row.care === null ? noCare : read(Care, row.care, file, `what is kept beside conflict ${row.id}`),
    keys: { left: row.left_key, right: row.right_key },
  });
  return {
    putCare(conflict: ConflictId, care: Care): void {
      const { assignee, due, snoozedUntil, snoozedRevision } = care;
      const at = (instant: string | null) => (instant === null ? null : sortable(instant));
      putCare.run(conflict, assignee, at(due), at(snoozedUntil), snoozedRevision, JSON.stringify(care));
    },
    byId(ids: readonly ConflictId[]): ReadonlyMap<ConflictId, InboxRow> {
      return new Map(byId.all(JSON.stringify(ids)).map((row) => [row.id, asRow(row)]));
    },
    page(query: InboxQuery, now: string, after: InboxPlace | null, limit: number): readonly InboxRow[] {
      const { parts, values } = whereOf(query, now);
      const from = after === null ? [] : [sortable(after.openedAt), after.id];
      const place = after === null ? [] : ['(c.opened_at, c.id) > (?, ?)'];
      const sql = `SELECT ${columns} FROM conflict AS c ${around}
        WHERE ${[...parts, ...place].join(' AND ')} ORDER BY c.opened_at, c.id LIMIT ?`;
      return db
        .prepare<(string | number)[], Row>(sql)
        .all(...values, ...from, limit)
        .map(asRow);
    },
    index(query: InboxQuery, now: string, limit: number): readonly InboxEntry[] {
      const { parts, values } = whereOf(query, now);
      const sql = `SELECT c.id, s.flow, s.sync, c.link, c.about, c.reason, c.unit, c.pattern, c.revision, k.assignee
        FROM conflict AS c ${around} WHERE ${parts.join(' AND ')} ORDER BY c.opened_at DESC, c.id DESC LIMIT ?`;
      type Found = Omit<InboxEntry, 'scope'> & { readonly flow: FlowId; readonly sync: SyncId };
      return db
        .prepare<(string | number)[], Found>(sql)
        .all(...values, limit)
        .map(({ flow, sync, ...entry }) => ({ ...entry, scope: { flow, sync } }))
        .reverse();
    },
    count(query: InboxQuery, now: string): number {
      const { parts, values } = whereOf(query, now);
      const sql = `SELECT count(*) AS n FROM conflict AS c ${around} WHERE ${parts.join(' AND ')}`;
      return db.prepare<string[], { n: number }>(sql).get(...values)?.n ?? 0;
    },
    group(query: InboxQuery, now: string, by: InboxGroup): readonly InboxCount[] {
      const { parts, values } = whereOf(query, now);
      const sql = `SELECT s.flow, s.sync, ${groupColumn[by]} AS value, count(*) AS n FROM conflict AS c ${around}
        WHERE ${parts.join(' AND ')} GROUP BY s.flow, s.sync, value ORDER BY n DESC, s.flow, s.sync, value`;
      type Counted = { flow: FlowId; sync: SyncId; value: string; n: number };
      return db
        .prepare<string[], Counted>(sql)
        .all(...values)
        .map(({ flow, sync, value, n }) => ({ scope: { flow, sync }, value, count: n }));
    },
  };
}
