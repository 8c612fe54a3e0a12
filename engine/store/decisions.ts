import type { FlowId, RunId, SyncId } from '../model/ids.ts';
import { Decision, type DecisionState } from '../model/inbox.ts';
import type { Base } from './base.ts';
import type { DecisionsOf } from './contract/inbox.ts';
import type { Mark } from './contract/mark.ts';
import type { Scope } from './contract/scope.ts';
import { read } from './json.ts';

interface Row {
  readonly seq: number;
  readonly flow: FlowId;
  readonly sync: SyncId;
  readonly state: DecisionState;
  readonly run: RunId | null;
  readonly text: string;
}

/** The row has the number and what became of it. */
const Stored = Decision.omit({ seq: true, state: true, run: true });

/** What people decided about questions: a row for each answer, kept when the question is asked again. */
export function decisionTable({ db, file, scopes }: Base) {
  const add = db.prepare(
    'INSERT INTO decision (scope, conflict, unit, batch, state, run, text) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const settle = 'UPDATE decision SET state = ?, run = coalesce(?, run) WHERE';
  const settleWaiting = db.prepare(`${settle} conflict = ? AND state = 'waiting'`);
  const settleOne = db.prepare(`${settle} seq = ?`);
  const select = `SELECT d.seq, s.flow, s.sync, d.state, d.run, d.text FROM decision AS d CROSS JOIN scope AS s ON s.id = d.scope`;
  const by = (condition: string) =>
    db.prepare<[string | number, number, number], Row>(
      `${select} WHERE ${condition} AND d.seq > ? ORDER BY d.seq LIMIT ?`,
    );
  const [ofConflict, ofBatch, ofScope] = [by('d.conflict = ?'), by('d.batch = ?'), by('d.scope = ?')];
  const rowsOf = (of: DecisionsOf, after: number, limit: number): readonly Row[] => {
    if ('conflict' in of) return ofConflict.all(of.conflict, after, limit);
    return 'batch' in of ? ofBatch.all(of.batch, after, limit) : ofScope.all(scopes.find(of.scope), after, limit);
  };
  return {
    add(scope: Scope, { state, run, ...kept }: Omit<Decision, 'seq'>): void {
      const { question } = kept;
      const unit = question.about === 'unit' ? question.unit : question.about;
      add.run(scopes.need(scope), kept.conflict, unit, kept.batch, state, run, JSON.stringify(kept));
    },
    settle({ of, to, run }: Extract<Mark, { put: 'decided' }>): void {
      if ('seq' in of) settleOne.run(to, run, of.seq);
      else settleWaiting.run(to, run, of.waiting);
    },
    page(of: DecisionsOf, after: number, limit: number): readonly { scope: Scope; decision: Decision }[] {
      return rowsOf(of, after, limit).map(({ seq, flow, sync, state, run, text }) => ({
        scope: { flow, sync },
        decision: { ...read(Stored, text, file, `decision ${seq}`), seq, state, run },
      }));
    },
  };
}
