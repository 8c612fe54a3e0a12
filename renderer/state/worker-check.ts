import type { FlowProblem } from '../../engine/model/problem.ts';
import type { Shapes } from '../../engine/model/shape.ts';
import type { Checked, ToCheck } from './check-worker.ts';
import type { Check } from './flow-checks.ts';

/** Checks flows beside the window, so that a big one never makes a drag stutter. */
export function workerCheck(): Check {
  let worker: Worker | null = null;
  let sent: Shapes | null = null;
  let count = 0;
  const waiting = new Map<number, (problems: readonly FlowProblem[]) => void>();
  const started = (): Worker => {
    const one = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
    one.addEventListener('message', ({ data }: MessageEvent<Checked>) => {
      waiting.get(data.nr)?.(data.problems);
      waiting.delete(data.nr);
    });
    return one;
  };
  return (flow, catalog, shapes) => {
    worker ??= started();
    const send = (message: ToCheck): void => worker?.postMessage(message);
    if (sent !== shapes) send({ is: 'world', catalog, shapes });
    sent = shapes;
    const nr = ++count;
    return new Promise((done) => {
      waiting.set(nr, done);
      send({ is: 'flow', nr, flow });
    });
  };
}
