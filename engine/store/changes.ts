import type { Change, Settles } from '../model/change.ts';
import type { LinkId, RecordKey, RunId } from '../model/ids.ts';
import type { Tuple } from '../model/value.ts';
import { type Base, runsOf } from './base.ts';
import type { Mark } from './contract/mark.ts';
import type { Scope } from './contract/scope.ts';
import { damagedRow, readChange, readSlots, slotsText, sumOf } from './json.ts';
import { changePlace } from './places.ts';

export interface Turn {
  readonly rank: number;
  readonly seq: number;
}

/** A change of its own columns has `link`, any other one is JSON in `text`. Either has the keys of records that it links. */
interface ChangeRow extends Turn {
  readonly link: LinkId | null;
  readonly left_key: RecordKey | null;
  readonly right_key: RecordKey | null;
  readonly how: string | null;
  readonly left_print: string | null;
  readonly right_print: string | null;
  readonly names: number | null;
  readonly text: string;
}

export type ChangeMark = Extract<Mark, { put: 'change' } | { drop: 'change' } | { drop: 'changes' }>;
type PutMark = Extract<ChangeMark, { put: 'change' }>;
type DropMark = Extract<ChangeMark, { drop: 'change' }>;

/** Whether a change does nothing but link two records that agree: most of what a first run decides. */
const isPlain = (scope: Scope, change: Change): boolean =>
  change.move === 'link' &&
  change.sync === scope.sync &&
  change.left !== null &&
  change.right !== null &&
  change.writes.length +
    change.questions.length +
    change.drifted.length +
    change.skipped.length +
    change.unread.length ===
    0;

function agreedText(agreed: Settles): string {
  const left: Tuple[] = [];
  const right: Tuple[] = [];
  for (const slot in agreed) {
    const pair = agreed[slot];
    if (pair === undefined) continue;
    left.push(pair.left);
    right.push(pair.right);
  }
  return slotsText(left, right);
}

/**
 * Changes decided and not yet applied: in a table of this connection alone. Work is never persisted, only observations
 * are, so a process that ends leaves nothing of it and the next run decides again.
 */
export function changeTable({ db, file, scopes, names, places }: Base) {
  db.exec(`
    CREATE TEMP TABLE change (
      place INTEGER NOT NULL, rank INTEGER NOT NULL, seq INTEGER NOT NULL, text TEXT NOT NULL,
      link TEXT, left_key TEXT, right_key TEXT, how TEXT, left_print TEXT, right_print TEXT, names INTEGER, sum INTEGER,
      PRIMARY KEY (place, rank, seq)
    ) STRICT, WITHOUT ROWID`);
  const put = db.prepare(`
    INSERT OR REPLACE INTO temp.change
      (place, rank, seq, text, link, left_key, right_key, how, left_print, right_print, names, sum)
    SELECT ?, value ->> 0, value ->> 1, value -> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
      value ->> 8, value ->> 9, value ->> 10 FROM jsonb_each(?)`);
  const drop = db.prepare(
    'DELETE FROM temp.change WHERE place = ? AND rank = ? AND seq IN (SELECT value FROM json_each(?))',
  );
  const dropAll = db.prepare('DELETE FROM temp.change WHERE place IN (SELECT value FROM json_each(?))');
  const page = db.prepare<[number, number, number, number], ChangeRow>(
    `SELECT rank, seq, text, link, left_key, right_key, how, left_print, right_print, names FROM temp.change
     WHERE place = ? AND (rank, seq) > (?, ?) ORDER BY rank, seq LIMIT ?`,
  );
  const linked = db.prepare<[number], { n: number }>(
    'SELECT count(left_key) + count(right_key) AS n FROM temp.change WHERE place = ?',
  );
  const placeOf = (run: RunId, scope: number): number => changePlace(places, run, scope);

  /** A row as JSON. What is JSON already goes in as it is, and comes out of SQLite letter by letter the same. */
  const rowOf = ({ scope, rank, seq, change }: PutMark): string => {
    const { link, move, left, right, how, leftPrint, rightPrint } = change;
    const list = isPlain(scope, change) ? names.need(change.agreed) : null;
    if (list === null) {
      const keys = move === 'link' ? `,null,${JSON.stringify([left, right]).slice(1, -1)}` : '';
      return `[${rank},${seq},${JSON.stringify(change)}${keys}]`;
    }
    const slots = agreedText(change.agreed);
    const rest = JSON.stringify([link, left, right, how, leftPrint, rightPrint, list.id, sumOf(link, list, slots)]);
    return `[${rank},${seq},${slots},${rest.slice(1)}`;
  };

  const asChange = (scope: Scope, run: RunId, row: ChangeRow): Change => {
    const what = `change ${row.seq} of run ${run}`;
    if (row.link === null) return readChange(row.text, file, what);
    const list = names.find(row.names ?? 0);
    const slots = list === null ? null : readSlots(list, row.text);
    if (slots === null) throw damagedRow(file, what);
    const agreed: Settles = {};
    for (const slot in slots.left) agreed[slot] = { left: slots.left[slot] ?? [], right: slots.right[slot] ?? [] };
    return {
      sync: scope.sync,
      link: row.link,
      move: 'link',
      how: row.how ?? '',
      left: row.left_key,
      right: row.right_key,
      writes: [],
      agreed,
      questions: [],
      drifted: [],
      skipped: [],
      unread: [],
      leftPrint: row.left_print,
      rightPrint: row.right_print,
    };
  };

  const putAll = (marks: readonly PutMark[]): void => {
    const rows = new Map<number, string[]>();
    for (const mark of marks) {
      const place = placeOf(mark.run, scopes.need(mark.scope));
      const list = rows.get(place);
      if (list === undefined) rows.set(place, [rowOf(mark)]);
      else list.push(rowOf(mark));
    }
    for (const [place, list] of rows) put.run(place, `[${list.join(',')}]`);
  };
  const dropTurns = (marks: readonly DropMark[]): void => {
    const turns = new Map<string, { place: number; rank: number; seqs: number[] }>();
    for (const { scope, run, rank, seq } of marks) {
      const place = placeOf(run, scopes.find(scope));
      const turn = turns.get(`${place} ${rank}`) ?? { place, rank, seqs: [] };
      turn.seqs.push(seq);
      turns.set(`${place} ${rank}`, turn);
    }
    for (const { place, rank, seqs } of turns.values()) drop.run(place, rank, JSON.stringify(seqs));
  };

  return {
    placeOf,
    /** How many records the changes link that a run decided. */
    countLinked: (scope: Scope, run: RunId): number => linked.get(placeOf(run, scopes.find(scope)))?.n ?? 0,
    record(marks: readonly ChangeMark[]): void {
      for (const run of runsOf(marks)) {
        putAll(run.filter((mark) => 'put' in mark));
        dropTurns(run.filter((mark) => 'drop' in mark && mark.drop === 'change'));
        for (const mark of run) {
          if ('drop' in mark && mark.drop === 'changes') dropAll.run(JSON.stringify(places.forget('change', mark.run)));
        }
      }
    },
    page(scope: Scope, run: RunId, after: Turn | null, limit: number): readonly (Turn & { readonly change: Change })[] {
      const from = after ?? { rank: -1, seq: -1 };
      return page.all(placeOf(run, scopes.find(scope)), from.rank, from.seq, limit).map((row) => ({
        rank: row.rank,
        seq: row.seq,
        change: asChange(scope, run, row),
      }));
    },
  };
}
