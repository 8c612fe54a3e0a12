import { useEffect, useState } from 'react';
import type { RunId } from '../../../engine/model/ids.ts';
import type { Problem } from '../../../engine/model/problem.ts';
import type { Run } from '../../../engine/model/run.ts';
import { leftAlone, startUndo, type UndoRow, type UndoTargets } from '../../../engine/protocol/calls/undo.ts';
import { engine, onNews, useEngine } from '../../state/engine.ts';

/** How far an undo is that was asked for here. */
export type Undoing =
  | { readonly is: 'not-yet' }
  | { readonly is: 'going'; readonly run: RunId | null }
  | { readonly is: 'refused'; readonly problem: Problem }
  | {
      readonly is: 'over';
      readonly run: Run;
      readonly alone: { readonly rows: readonly UndoRow[] | null; readonly total: number };
    };

/** Takes a run back, and tells what came of it. */
export function useUndoing(of: RunId, both: boolean, only: UndoTargets): readonly [Undoing, () => Promise<void>] {
  const [undoing, setUndoing] = useState<Undoing>({ is: 'not-yet' });
  const run = undoing.is === 'going' ? undoing.run : null;
  useEffect(() => {
    if (run === null) return;
    const over = async (ended: Run): Promise<void> => {
      const alone = await engine.ask(leftAlone, { undo: run });
      setUndoing({ is: 'over', run: ended, alone: alone.ok ? alone.value : { rows: null, total: 0 } });
    };
    // An undo of little may have ended before its number was told.
    const { lastRun } = useEngine.getState();
    if (lastRun?.id === run && lastRun.state !== 'running') void over(lastRun);
    return onNews((one) => {
      if (one.kind === 'run' && one.run.id === run && one.run.state !== 'running') void over(one.run);
    });
  }, [run]);
  const start = async (): Promise<void> => {
    setUndoing({ is: 'going', run: null });
    const said = await engine.ask(startUndo, { run: of, both, only });
    setUndoing(said.ok ? { is: 'going', run: said.value.run } : { is: 'refused', problem: said.error });
  };
  return [undoing, start];
}
