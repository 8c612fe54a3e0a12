import { setImmediate } from 'node:timers/promises';
import type { Turns } from '../../core/turns.ts';

/** Windows and runs wait no longer than this for long work to give way. */
const turnMs = 20;

/** Does long work bit by bit, so that everything else of this process gets its turn; a stop ends it with the reason of the stop. */
export async function inTurns<Made>(work: Turns<Made>, stop: AbortSignal): Promise<Made> {
  let begunMs = performance.now();
  for (;;) {
    const turn = work.next();
    if (turn.done === true) return turn.value;
    if (performance.now() - begunMs < turnMs) continue;
    await setImmediate();
    stop.throwIfAborted();
    begunMs = performance.now();
  }
}
