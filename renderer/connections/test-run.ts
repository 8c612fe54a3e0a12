import { create } from 'zustand';
import { Fault } from '../../engine/model/fault.ts';
import { ConnectionId } from '../../engine/model/ids.ts';
import type { Problem } from '../../engine/model/problem.ts';
import { type TestRow, testConnection, tryConnection } from '../../engine/protocol/calls/connections.ts';
import { engine } from '../state/engine.ts';

/** A test as far as it has come. */
export interface TestRun {
  readonly rows: readonly TestRow[];
  readonly isOver: boolean;
  readonly at: string;
  readonly ms: number;
  readonly problem: Problem | null;
  /** What was tested, to tell whether something was entered since; null: what is saved. */
  readonly of: string | null;
}

type Tried = Parameters<typeof engine.follow<typeof tryConnection.params, typeof tryConnection.item>>[1];

/** The tests of this window, by the key of the form that they belong to. */
export const useTestRuns = create<{ readonly runs: { readonly [key: string]: TestRun } }>(() => ({ runs: {} }));

const put = (key: string, run: TestRun): void =>
  useTestRuns.setState(({ runs }) => ({ runs: { ...runs, [key]: run } }));

async function follow(key: string, of: string | null, rows: AsyncIterable<TestRow>): Promise<void> {
  const begun = performance.now();
  let run: TestRun = { rows: [], isOver: false, at: new Date().toISOString(), ms: 0, problem: null, of };
  put(key, run);
  try {
    for await (const row of rows) {
      run = { ...run, rows: [...run.rows, row] };
      put(key, run);
    }
    put(key, { ...run, isOver: true, ms: performance.now() - begun });
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    put(key, { ...run, isOver: true, ms: performance.now() - begun, problem: error.problem });
  }
}

/** Tests a connection as it is saved. */
export const testSaved = (id: string): Promise<void> =>
  follow(id, null, engine.follow(testConnection, { connection: ConnectionId.parse(id) }));

/** Tests what is entered. */
export const testEntered = (key: string, of: string, tried: Tried): Promise<void> =>
  follow(key, of, engine.follow(tryConnection, tried));

/** Forgets the test of a form, for one that was saved or left. */
export const forgetTest = (key: string): void => useTestRuns.setState(({ runs: { [key]: _, ...runs } }) => ({ runs }));
