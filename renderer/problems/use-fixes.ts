import { useEffect, useState } from 'react';
import type { Fix } from '../../engine/core/flow/fix/fix.ts';
import type { Flow } from '../../engine/model/flow.ts';
import type { FlowProblem } from '../../engine/model/problem.ts';
import type { Shapes } from '../../engine/model/shape.ts';
import { flow, useFlow } from '../state/flow.ts';
import type { Mended, ToMend } from './fix-worker.ts';

let worker: Worker | null = null;
let sentShapes: Shapes | null = null;
let sentFlow: Flow | null = null;
let count = 0;
const waiting = new Map<number, (fixes: readonly Fix[]) => void>();

function started(): Worker {
  const one = new Worker(new URL('./fix-worker.ts', import.meta.url), { type: 'module' });
  one.addEventListener('message', ({ data }: MessageEvent<Mended>) => {
    waiting.get(data.nr)?.(data.fixes);
    waiting.delete(data.nr);
  });
  return one;
}

/** Ways to mend a problem of the open flow, found beside the window: each is tried on the whole flow. */
function fixesOf(problem: FlowProblem): Promise<readonly Fix[]> {
  const { flow: open, shapes, catalog } = flow.getState();
  if (open === null) return Promise.resolve([]);
  worker ??= started();
  const send = (message: ToMend): void => worker?.postMessage(message);
  if (sentShapes !== shapes) send({ is: 'world', catalog, shapes });
  if (sentFlow !== open) send({ is: 'flow', flow: open });
  [sentShapes, sentFlow] = [shapes, open];
  const nr = ++count;
  return new Promise((done) => {
    waiting.set(nr, done);
    send({ is: 'problem', nr, problem });
  });
}

const none: readonly Fix[] = [];

/** Ways to mend a problem, the best first; none until they are found. */
export function useFixes(problem: FlowProblem): readonly Fix[] {
  const open = useFlow((state) => state.flow);
  const problems = useFlow((state) => state.problems);
  const [fixes, setFixes] = useState<readonly Fix[]>(none);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is edited may make other fixes.
  useEffect(() => {
    let isStale = false;
    void fixesOf(problem).then((found) => {
      if (!isStale) setFixes(found);
    });
    return () => {
      isStale = true;
    };
  }, [problem, problems, open]);
  return fixes;
}
