import type { FlowId, RunId } from '../model/ids.ts';
import { Run } from '../model/run.ts';
import type { Base } from './base.ts';
import { read } from './json.ts';

type Ask = 'pause' | 'cancel';

/** Runs, the plans they followed, and what people asked of them. */
export function runTables({ db, file }: Base) {
  const put = db.prepare(`
    INSERT INTO run (id, flow, text) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET text = excluded.text`);
  const one = db.prepare<[RunId], { text: string }>('SELECT text FROM run WHERE id = ?');
  const ofFlow = db.prepare<[FlowId, number], { id: RunId; text: string }>(
    'SELECT id, text FROM run INDEXED BY run_flow WHERE flow = ? ORDER BY seq DESC LIMIT ?',
  );
  const number = db.prepare<[RunId], { number: number }>(
    `SELECT count(*) AS number FROM run AS one JOIN run AS other ON other.flow = one.flow AND other.seq <= one.seq
     WHERE one.id = ? HAVING count(*) > 0`,
  );
  const putPlan = db.prepare('INSERT OR IGNORE INTO plan (hash, text) VALUES (?, ?)');
  const plan = db.prepare<[string], { text: string }>('SELECT text FROM plan WHERE hash = ?');
  const putAsk = db.prepare('INSERT OR REPLACE INTO control (flow, ask, at) VALUES (?, ?, ?)');
  const dropAsk = db.prepare('DELETE FROM control WHERE flow = ?');
  const ask = db.prepare<[FlowId], { ask: Ask }>('SELECT ask FROM control WHERE flow = ?');
  const asRun = (id: RunId, text: string): Run => read(Run, text, file, `run ${id}`);
  return {
    put(run: Run): void {
      put.run(run.id, run.flow, JSON.stringify(run));
    },
    one(id: RunId): Run | null {
      const row = one.get(id);
      return row === undefined ? null : asRun(id, row.text);
    },
    ofFlow(flow: FlowId, limit: number): readonly Run[] {
      return ofFlow.all(flow, limit).map((row) => asRun(row.id, row.text));
    },
    number(id: RunId): number | null {
      return number.get(id)?.number ?? null;
    },
    putPlan(hash: string, text: string): void {
      putPlan.run(hash, text);
    },
    plan(hash: string): string | null {
      return plan.get(hash)?.text ?? null;
    },
    putControl(flow: FlowId, asked: Ask | null, at: string): void {
      if (asked === null) dropAsk.run(flow);
      else putAsk.run(flow, asked, at);
    },
    control(flow: FlowId): Ask | null {
      return ask.get(flow)?.ask ?? null;
    },
  };
}
