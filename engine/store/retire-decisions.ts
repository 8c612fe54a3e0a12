import { Decision } from '../model/inbox.ts';
import type { Base } from './base.ts';
import { blankDecision } from './blank.ts';
import type { Retiring } from './contract/retention.ts';
import { read } from './json.ts';

type Taking = Omit<Retiring, 'deed' | 'what'>;
type Row = { readonly seq: number; readonly text: string };

const Stored = Decision.omit({ seq: true, state: true, run: true });

/** What was decided, and what people wrote about it, once it is too old; what waits for a run stays whole. */
export function oldDecisions({ db, file }: Base) {
  const old = db.prepare<[string, number], Row>(
    `SELECT seq, text FROM decision WHERE state <> 'waiting' AND json_extract(text, '$.at') < ?
       AND json_extract(text, '$.blanked') IS NULL ORDER BY seq LIMIT ?`,
  );
  const ofConflict = db.prepare<[string], Row>(
    `SELECT seq, text FROM decision WHERE conflict = ? AND state <> 'waiting' AND json_extract(text, '$.blanked') IS NULL`,
  );
  const put = db.prepare<[string, number]>('UPDATE decision SET text = ? WHERE seq = ?');
  const notes = db.prepare<[string]>('DELETE FROM care WHERE conflict = ?');
  const oldNotes = db.prepare<[string, number]>(
    `DELETE FROM care WHERE conflict IN (SELECT c.id FROM conflict AS c INDEXED BY conflict_state
       WHERE c.state = 'closed' AND json_extract(c.text, '$.closedAt') < ? AND c.id IN (SELECT conflict FROM care) LIMIT ?)`,
  );
  const blank = ({ seq, text }: Row, now: string): void => {
    put.run(JSON.stringify(blankDecision(read(Stored, text, file, `decision ${seq}`), now)), seq);
  };
  return {
    take: ({ before, now, limit }: Taking): number => {
      const rows = old.all(before, limit);
      for (const row of rows) blank(row, now);
      return rows.length + (rows.length < limit ? oldNotes.run(before, limit - rows.length).changes : 0);
    },
    /** All that was decided and written about a closed question. */
    forget: (conflict: string, now: string): number => {
      const rows = ofConflict.all(conflict);
      for (const row of rows) blank(row, now);
      notes.run(conflict);
      return rows.length;
    },
  };
}
