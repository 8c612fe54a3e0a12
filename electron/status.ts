import type { Life } from '../engine/core/life/engine-life.ts';
import type { EngineState } from '../engine/protocol/calls/news.ts';

const percent = (done: number, of: number): number => Math.floor((100 * done) / Math.max(1, of));

const stopping = { cancel: 'Cancelling', pause: 'Pausing' } as const;

function runWords({ progress }: Extract<EngineState, { is: 'running' }>): string {
  if (progress.stopping !== null) return `${stopping[progress.stopping]} ${progress.label}`;
  const far = progress.of === null ? '' : `, ${percent(progress.done, progress.of)} %`;
  return `Running ${progress.label}${far}`;
}

/** What the tray says, in a few words. */
export function statusWords(life: Life, state: EngineState | null): string {
  switch (life.at) {
    case 'off':
    case 'starting':
      return 'Starting';
    case 'waiting':
      return 'Starting again after a crash';
    case 'down':
      return `Stopped: ${life.problem.message}`;
    case 'closing':
    case 'over':
      return 'Stopping at the next safe point';
    case 'up':
      return state?.is === 'running' ? runWords(state) : 'Idle';
  }
}
