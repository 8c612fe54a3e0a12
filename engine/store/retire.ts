import { Conflict } from '../model/conflict.ts';
import type { RecordKey, Side } from '../model/ids.ts';
import { Run } from '../model/run.ts';
import type { Retired } from '../model/settings.ts';
import type { Base } from './base.ts';
import { blankConflict, blankJournal, blankRun, forgottenKey } from './blank.ts';
import type { Forgotten, Retiring } from './contract/retention.ts';
import type { Scope } from './contract/scope.ts';
import { read } from './json.ts';
import { oldDecisions } from './retire-decisions.ts';
import { forgetReadings, oldReadings } from './retire-readings.ts';
import { sortable } from './sortable.ts';

/** Runs of a flow whose writes runs still look at (`Store.writesLately`), with room to spare. */
const runsLookedAt = 50;
/** A count of everything takes no more at a time than what is there. */
const all = 2 ** 31;

const unblanked = `json_extract(text, '$.blanked') IS NULL`;

type Taking = Omit<Retiring, 'deed' | 'what'>;

/** By scope and time, from where it was left: a scope's rows are done in the order in which they were written. */
function journalRows({ db }: Base) {
  const scopes = db.prepare<[], { id: number; upto: string }>(
    `SELECT s.id, coalesce(r.journal_upto, '') AS upto FROM scope AS s LEFT JOIN retired AS r ON r.scope = s.id ORDER BY s.id`,
  );
  const old = db.prepare<[number, string, string, number], { seq: number; at: string; run: string }>(
    `SELECT seq, at, run FROM journal INDEXED BY journal_time WHERE scope = ? AND at >= ? AND at < ?
       AND ${unblanked} ORDER BY at, seq LIMIT ?`,
  );
  const recent = db
    .prepare<[number, number], string>(
      'SELECT id FROM run WHERE flow = (SELECT flow FROM scope WHERE id = ?) ORDER BY seq DESC LIMIT ?',
    )
    .pluck();
  const blank = db.prepare(`UPDATE journal SET text = ${blankJournal} WHERE seq = ?`);
  const note = db.prepare('INSERT OR REPLACE INTO retired (scope, journal_upto) VALUES (?, ?)');
  return ({ before, now, limit }: Taking): number => {
    let done = 0;
    for (const { id, upto } of scopes.all()) {
      if (done >= limit) return done;
      const kept = new Set(recent.all(id, runsLookedAt));
      const rows = old.all(id, upto, sortable(before), limit - done);
      const first = rows.findIndex((row) => kept.has(row.run));
      const taken = first === -1 ? rows : rows.slice(0, first);
      for (const row of taken) blank.run(now, row.seq);
      const last = taken.at(-1);
      if (last !== undefined) note.run(id, last.at);
      done += taken.length;
    }
    return done;
  };
}

function closedConflicts({ db, file }: Base) {
  const old = db.prepare<[string, number], { id: string; text: string }>(
    `SELECT id, text FROM conflict INDEXED BY conflict_state WHERE state = 'closed'
       AND json_extract(text, '$.closedAt') < ? AND ${unblanked} LIMIT ?`,
  );
  const put = db.prepare("UPDATE conflict SET text = ?, words = '' WHERE id = ?");
  const blank = (row: { readonly id: string; readonly text: string }, now: string): void => {
    const conflict = read(Conflict, row.text, file, `conflict ${row.id}`);
    put.run(JSON.stringify(blankConflict(conflict, now)), row.id);
  };
  return {
    blank,
    take: ({ before, now, limit }: Taking): number => {
      const rows = old.all(before, limit);
      for (const row of rows) blank(row, now);
      return rows.length;
    },
  };
}

function auditRows({ db }: Base) {
  const take = db.prepare(
    'UPDATE audit SET says = NULL WHERE seq IN (SELECT seq FROM audit WHERE says IS NOT NULL AND at < ? ORDER BY seq LIMIT ?)',
  );
  return ({ before, limit }: Taking): number => take.run(before, limit).changes;
}

function oldRuns({ db, file }: Base) {
  const old = db.prepare<[string, number], { id: string; text: string }>(
    `SELECT id, text FROM run WHERE json_extract(text, '$.endedAt') < ?
       AND (json_extract(text, '$.chosen') IS NOT NULL OR json_extract(text, '$.problem.cause') IS NOT NULL) LIMIT ?`,
  );
  const put = db.prepare('UPDATE run SET text = ? WHERE id = ?');
  return ({ before, limit }: Taking): number => {
    const rows = old.all(before, limit);
    for (const { id, text } of rows) put.run(JSON.stringify(blankRun(read(Run, text, file, `run ${id}`))), id);
    return rows.length;
  };
}

/** Nothing says when a link became a tombstone, so its age counts from the first time that retention saw it. */
function tombstones({ db }: Base) {
  const note = db.prepare(
    `INSERT OR IGNORE INTO tombstone (link, since) SELECT seq, ? FROM link WHERE state <> 'live' AND state = 'tombstone'`,
  );
  const revived = db.prepare(
    `DELETE FROM tombstone WHERE link IN (SELECT t.link FROM tombstone AS t JOIN link AS l ON l.seq = t.link WHERE l.state <> 'tombstone')`,
  );
  const old = db.prepare<[string, number], { seq: number; scope: number; id: string }>(
    `SELECT l.seq, l.scope, l.id FROM tombstone AS t JOIN link AS l ON l.seq = t.link
     WHERE t.since < ?
       AND NOT EXISTS (SELECT 1 FROM intent AS i WHERE i.scope = l.scope AND i.link = l.id)
       AND NOT EXISTS (SELECT 1 FROM conflict AS c WHERE c.scope = l.scope AND c.link = l.id AND c.state <> 'closed')
     ORDER BY l.seq LIMIT ?`,
  );
  const shadow = db.prepare('DELETE FROM shadow WHERE link = ?');
  const dirty = db.prepare('DELETE FROM dirty WHERE scope = ? AND link = ?');
  const link = db.prepare('DELETE FROM link WHERE seq = ?');
  return ({ before, now, limit }: Taking): number => {
    revived.run();
    note.run(now);
    const rows = old.all(before, limit);
    for (const { seq, scope, id } of rows) {
      shadow.run(seq);
      dirty.run(scope, id);
      link.run(seq);
    }
    return rows.length;
  };
}

/** All that is over of one record. */
function forgetter(base: Base) {
  const { db, scopes, file } = base;
  const byKey = {
    left: db.prepare<[number, string], LinkRow>('SELECT seq, id, state FROM link WHERE scope = ? AND left_key = ?'),
    right: db.prepare<[number, string], LinkRow>('SELECT seq, id, state FROM link WHERE scope = ? AND right_key = ?'),
  };
  const ofLink = db.prepare(`UPDATE journal SET text = ${blankJournal} WHERE scope = ? AND link = ? AND ${unblanked}`);
  const ofRecord = db.prepare(
    `UPDATE journal SET text = ${blankJournal} WHERE scope = ? AND side = ? AND key = ? AND ${unblanked}`,
  );
  const rename = db.prepare(
    `UPDATE journal SET key = ?, text = json_set(text, '$.key', ?) WHERE scope = ? AND link = ?`,
  );
  const renameRecord = db.prepare(
    `UPDATE journal SET key = ?, text = json_set(text, '$.key', ?) WHERE scope = ? AND side = ? AND key = ?`,
  );
  const dropKeys = db.prepare(
    `UPDATE link SET left_key = NULL, right_key = NULL WHERE seq = ? AND state = 'tombstone'`,
  );
  const dropShadow = db.prepare('DELETE FROM shadow WHERE link = ?');
  const conflicts = db.prepare<[number], { id: string; link: string | null; state: Conflict['state']; text: string }>(
    'SELECT id, link, state, text FROM conflict INDEXED BY conflict_scope WHERE scope = ?',
  );
  const says = db.prepare("UPDATE audit SET says = NULL WHERE says IS NOT NULL AND json_extract(text, '$.about') = ?");
  const quoting = db.prepare('UPDATE audit SET says = NULL WHERE says IS NOT NULL AND instr(says, ?) > 0');
  const runs = db.prepare<[string], { id: string; text: string }>(
    `SELECT id, text FROM run WHERE json_extract(text, '$.chosen') IS NOT NULL AND instr(text, ?) > 0`,
  );
  const putRun = db.prepare('UPDATE run SET text = ? WHERE id = ?');
  const waiting = db
    .prepare<[number, string], number>(
      'SELECT count(*) FROM intent INDEXED BY intent_link WHERE scope = ? AND link = ?',
    )
    .pluck();
  const closed = closedConflicts(base);
  const decisions = oldDecisions(base);
  const readings = forgetReadings(base);

  const isAbout = (links: ReadonlySet<string>, { side, key }: Asked) => {
    return (row: { readonly link: string | null; readonly text: string; readonly id: string }): boolean => {
      if (row.link !== null) return links.has(row.link);
      const { question } = read(Conflict, row.text, file, `conflict ${row.id}`);
      return question.about === 'match' && question[side].includes(key);
    };
  };
  return (scope: Scope, asked: Asked, at: string): Forgotten => {
    const { side, key } = asked;
    const id = scopes.find(scope);
    const links = byKey[side].all(id, key);
    const linked = links.some((link) => link.state === 'live' || link.state === 'half');
    let journal = ofRecord.run(at, id, side, key).changes;
    for (const link of links) journal += ofLink.run(at, id, link.id).changes;
    const mine = conflicts.all(id).filter(isAbout(new Set(links.map((link) => link.id)), asked));
    const over = mine.filter((row) => row.state === 'closed');
    const seen = readings.values(
      id,
      links.map((link) => link.id),
      asked,
    );
    for (const row of over) {
      closed.blank(row, at);
      decisions.forget(row.id, at);
    }
    const quoted = JSON.stringify(key);
    const told = [...links, ...mine].reduce((sum, one) => sum + says.run(one.id).changes, quoting.run(quoted).changes);
    const chosen = runs.all(quoted);
    for (const run of chosen) putRun.run(JSON.stringify(blankRun(read(Run, run.text, file, `run ${run.id}`))), run.id);
    if (!linked) {
      for (const link of links) {
        rename.run(forgottenKey, forgottenKey, id, link.id);
        readings.rename(id, link.id, forgottenKey);
        if (dropKeys.run(link.seq).changes > 0) dropShadow.run(link.seq);
      }
      renameRecord.run(forgottenKey, forgottenKey, id, side, key);
      readings.renameRecord(id, asked, forgottenKey);
    }
    const writes = links.reduce((sum, link) => sum + (waiting.get(id, link.id) ?? 0), 0);
    const open = mine.length - over.length + writes;
    return { journal, readings: seen, conflicts: over.length, audit: told, runs: chosen.length, linked, open };
  };
}

interface LinkRow {
  readonly seq: number;
  readonly id: string;
  readonly state: string;
}

type Asked = { readonly side: Side; readonly key: RecordKey };

/** Thrown to take back what a count did. */
const takenBack = new Error('taken back');

/** What takes values away once they are too old, or once a person is to be forgotten. */
export function retireTable(base: Base) {
  const { db } = base;
  // Made when they are asked for: most commands take nothing away, and a statement costs time to prepare.
  const takers: { readonly [what in Retired]: (taking: Taking) => number } = {
    journal: (taking) => journalRows(base)(taking),
    readings: (taking) => oldReadings(base)(taking),
    conflicts: (taking) => closedConflicts(base).take(taking),
    decisions: (taking) => oldDecisions(base).take(taking),
    audit: (taking) => auditRows(base)(taking),
    runs: (taking) => oldRuns(base)(taking),
    tombstones: (taking) => tombstones(base)(taking),
  };
  const tidied = db.prepare<[], { at: string | null }>('SELECT tidied_at AS at FROM meta');
  const putTidied = db.prepare('UPDATE meta SET tidied_at = ?');
  /** What is taken away is overwritten, not only given free. */
  const overwriting = <T>(work: () => T): T => {
    db.pragma('secure_delete = ON');
    try {
      return work();
    } finally {
      db.pragma('secure_delete = OFF');
    }
  };
  return {
    /** Inside a transaction. */
    take: ({ what, ...taking }: Retiring): number => overwriting(() => takers[what](taking)),
    count({ what, ...taking }: Retiring): number {
      let found = 0;
      const count = db.transaction(() => {
        found = takers[what]({ ...taking, limit: all });
        throw takenBack;
      });
      try {
        count.immediate();
      } catch (error) {
        if (error !== takenBack) throw error;
      }
      return found;
    },
    /** Inside a transaction. */
    forget: (scope: Scope, asked: Asked, at: string): Forgotten => overwriting(() => forgetter(base)(scope, asked, at)),
    tidiedAt: (): string | null => tidied.get()?.at ?? null,
    putTidied(at: string): void {
      putTidied.run(at);
    },
    squeeze(): void {
      db.exec('VACUUM');
      db.pragma('wal_checkpoint(TRUNCATE)');
    },
  };
}
