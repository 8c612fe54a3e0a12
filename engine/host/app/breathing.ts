import { setImmediate } from 'node:timers/promises';
import type { Store } from '../../store/contract.ts';

/** A window waits no longer than this for the engine to hear it, whatever goes on. */
const breathEveryMs = 20;

/**
 * The state for long work: its answers are there at once, so without a pause now and then nothing else of this process
 * would get a turn until the work is over.
 */
export function breathing(store: Store): Store {
  let lastMs = performance.now();
  const breathe = async (): Promise<void> => {
    if (performance.now() - lastMs < breathEveryMs) return;
    await setImmediate();
    lastMs = performance.now();
  };
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return async (...given: unknown[]): Promise<unknown> => {
        await breathe();
        if (name === 'overlay') return breathing(await target.overlay());
        const answer: unknown = await Reflect.apply(value, target, given);
        return answer;
      };
    },
  });
}
