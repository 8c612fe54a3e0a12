import { JournalEntry } from '../model/change.ts';
import type { FlowId, LinkId, RecordKey, RunId, Side, SyncId } from '../model/ids.ts';
import { countedAs, noWrites, type Operation } from '../model/operation.ts';
import type { Base } from './base.ts';
import type { Scope } from './contract/scope.ts';
import type { EffectHead, Store } from './contract.ts';
import { read } from './json.ts';
import { sortable } from './sortable.ts';

interface JournalRow {
  readonly seq: number;
  readonly flow: FlowId;
  readonly sync: SyncId;
  readonly text: string;
}

type Effects = Awaited<ReturnType<Store['effectsSince']>>;
type Scoped = { readonly scope: Scope; readonly entry: JournalEntry };

/** The row has the number. */
const Stored = JournalEntry.omit({ seq: true });

const headsOf = `SELECT j.seq, s.sync, j.side, j.op, json_extract(j.text, '$.at') AS at
  FROM journal AS j INDEXED BY journal_run CROSS JOIN scope AS s ON s.id = j.scope WHERE j.run = ?`;

/** One row per effect on a system, append-only. */
export function journalTable({ db, file, scopes }: Base) {
  const add = db.prepare(`
    INSERT INTO journal (scope, run, link, side, key, op, outcome, undoes, at, text)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const select = 'SELECT j.seq, s.flow, s.sync, j.text';
  const joined = 'CROSS JOIN scope AS s ON s.id = j.scope';
  const ofRun = db.prepare<[RunId, number, number], JournalRow>(
    `${select} FROM journal AS j INDEXED BY journal_run ${joined} WHERE j.run = ? AND j.seq > ? ORDER BY j.seq LIMIT ?`,
  );
  const ofRunBack = db.prepare<[RunId, number, number], JournalRow>(
    `${select} FROM journal AS j INDEXED BY journal_run ${joined} WHERE j.run = ? AND j.seq < ? ORDER BY j.seq DESC LIMIT ?`,
  );
  const ofLink = db.prepare<[number, LinkId, number], JournalRow>(
    `${select} FROM journal AS j INDEXED BY journal_link ${joined} WHERE j.scope = ? AND j.link = ? ORDER BY j.seq DESC LIMIT ?`,
  );
  const ofKey = db.prepare<[number, Side, RecordKey, number], JournalRow>(
    `${select} FROM journal AS j INDEXED BY journal_record ${joined}
     WHERE j.scope = ? AND j.side = ? AND j.key = ? ORDER BY j.seq DESC LIMIT ?`,
  );
  const ofLinks = db.prepare<[string, number], JournalRow & { link: LinkId }>(
    `${select}, j.link FROM json_each(?) AS asked CROSS JOIN journal AS j INDEXED BY journal_link ${joined}
     WHERE j.scope = ? AND j.link = asked.value ORDER BY j.seq`,
  );
  const effects = db.prepare<[number, string], { side: Side; op: Operation; n: number }>(
    `SELECT side, op, count(*) AS n FROM journal INDEXED BY journal_time
     WHERE scope = ? AND at >= ? AND NOT (op = 'remove' AND undoes > 0) GROUP BY side, op`,
  );
  const lately = db.prepare<[string, number, FlowId, number], JournalRow & { link: LinkId }>(
    `${select}, j.link FROM json_each(?) AS asked CROSS JOIN journal AS j INDEXED BY journal_link ${joined}
     WHERE j.scope = ? AND j.link = asked.value
       AND j.run IN (SELECT id FROM run WHERE flow = ? ORDER BY seq DESC LIMIT ?) ORDER BY j.seq`,
  );

  const heads = db.prepare<[RunId], EffectHead>(`${headsOf} ORDER BY j.seq`);
  const headsWith = db.prepare<[RunId, string, string], EffectHead>(
    `${headsOf} AND (instr(lower(j.text), ?) > 0 OR EXISTS (
       SELECT 1 FROM link AS l JOIN shadow AS w ON w.link = l.seq
       WHERE l.scope = j.scope AND l.id = j.link AND instr(lower(w.slots), ?) > 0)) ORDER BY j.seq`,
  );
  const bySeq = db.prepare<[string], JournalRow>(
    `${select} FROM json_each(?) AS asked CROSS JOIN journal AS j ON j.seq = asked.value ${joined} ORDER BY j.seq`,
  );

  const asEntry = (row: JournalRow): JournalEntry => {
    const entry = read(Stored, row.text, file, `journal entry ${row.seq}`);
    return { ...entry, seq: row.seq };
  };
  const asScoped = (row: JournalRow): Scoped => ({ scope: { flow: row.flow, sync: row.sync }, entry: asEntry(row) });

  const byLink = (rows: readonly (JournalRow & { link: LinkId })[]): ReadonlyMap<LinkId, readonly JournalEntry[]> => {
    const found = new Map<LinkId, JournalEntry[]>();
    for (const row of rows) {
      const entries = found.get(row.link) ?? [];
      entries.push(asEntry(row));
      found.set(row.link, entries);
    }
    return found;
  };

  return {
    add(scope: Scope, entry: Omit<JournalEntry, 'seq'>): void {
      const { run, link, side, key, op, outcome, undoes, at } = entry;
      const id = scopes.need(scope);
      add.run(id, run, link, side, key, op, outcome, undoes.length, sortable(at), JSON.stringify(entry));
    },
    ofRun(run: RunId, after: number | null, limit: number): readonly Scoped[] {
      return ofRun.all(run, after ?? 0, limit).map(asScoped);
    },
    ofRunBackwards(run: RunId, before: number | null, limit: number): readonly Scoped[] {
      return ofRunBack.all(run, before ?? Number.MAX_SAFE_INTEGER, limit).map(asScoped);
    },
    headsOfRun(run: RunId, text: string | null): readonly EffectHead[] {
      if (text === null) return heads.all(run);
      const word = text.normalize('NFC').toLowerCase();
      return headsWith.all(run, word, word);
    },
    rows(seqs: readonly number[]): readonly Scoped[] {
      return bySeq.all(JSON.stringify(seqs)).map(asScoped);
    },
    ofRecord(
      scope: Scope,
      by: { link: LinkId } | { side: Side; key: RecordKey },
      limit: number,
    ): readonly JournalEntry[] {
      const id = scopes.find(scope);
      const rows = 'link' in by ? ofLink.all(id, by.link, limit) : ofKey.all(id, by.side, by.key, limit);
      return rows.map(asEntry);
    },
    effectsSince(scope: Scope, since: string): Effects {
      const sums = { left: { ...noWrites }, right: { ...noWrites } };
      for (const row of effects.all(scopes.find(scope), sortable(since))) sums[row.side][countedAs[row.op]] = row.n;
      return sums;
    },
    writesLately(scope: Scope, links: readonly LinkId[], runs: number): ReadonlyMap<LinkId, readonly JournalEntry[]> {
      return byLink(lately.all(JSON.stringify(links), scopes.find(scope), scope.flow, runs));
    },
    ofLinks(scope: Scope, links: readonly LinkId[]): ReadonlyMap<LinkId, readonly JournalEntry[]> {
      return byLink(ofLinks.all(JSON.stringify(links), scopes.find(scope)));
    },
  };
}
