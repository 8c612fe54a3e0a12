import { useEffect, useState } from 'react';
import { Fault } from '../../../engine/model/fault.ts';
import type { RunId } from '../../../engine/model/ids.ts';
import type { Problem } from '../../../engine/model/problem.ts';
import { previewUndo, type UndoSummary, type UndoTargets } from '../../../engine/protocol/calls/undo.ts';
import { engine } from '../../state/engine.ts';

/** What is known of an undo before it is done. */
export type Looked =
  | { readonly is: 'working'; readonly done: number }
  | { readonly is: 'ready'; readonly undo: UndoSummary }
  | { readonly is: 'problem'; readonly problem: Problem };

/** Works out what taking a run back would do now; anew for other wishes. Whoever leaves stops it. */
export function useUndoPreview(run: RunId, both: boolean, only: UndoTargets): Looked {
  const [looked, setLooked] = useState<Looked>({ is: 'working', done: 0 });
  const name = JSON.stringify(only);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `name` stands for `only`
  useEffect(() => {
    let isGone = false;
    const items = engine.follow(previewUndo, { run, both, only })[Symbol.asyncIterator]();
    const follow = async (): Promise<void> => {
      for (let next = await items.next(); next.done !== true && !isGone; next = await items.next()) {
        const { value } = next;
        if (value.is === 'working') setLooked(value);
        else if (value.undo.problem === null) setLooked({ is: 'ready', undo: value.undo });
        else setLooked({ is: 'problem', problem: value.undo.problem });
      }
    };
    setLooked({ is: 'working', done: 0 });
    follow().catch((error: unknown) => {
      if (!(error instanceof Fault)) throw error;
      if (!isGone) setLooked({ is: 'problem', problem: error.problem });
    });
    return () => {
      isGone = true;
      void items.return?.();
    };
  }, [run, both, name]);
  return looked;
}
