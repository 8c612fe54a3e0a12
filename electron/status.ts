import type { Life } from '../engine/core/life/engine-life.ts';
import type { EngineState } from '../engine/protocol/calls/news.ts';
import { deskWords } from './words/words.ts';

const percent = (done: number, of: number): number => Math.floor((100 * done) / Math.max(1, of));

const stopping = { cancel: 'cancelling', pause: 'pausing' } as const;

function runWords({ progress }: Extract<EngineState, { is: 'running' }>): string {
  const words = deskWords();
  if (progress.stopping !== null) return words[stopping[progress.stopping]](progress.label);
  return words.running(progress.label, progress.of === null ? null : percent(progress.done, progress.of));
}

/** What the tray says, in a few words. */
export function statusWords(life: Life, state: EngineState | null): string {
  const words = deskWords();
  switch (life.at) {
    case 'off':
    case 'starting':
      return words.starting;
    case 'waiting':
      return words.startingAgain;
    case 'down':
      return words.stopped(life.problem.message);
    case 'closing':
    case 'over':
      return words.stopping;
    case 'up':
      return state?.is === 'running' ? runWords(state) : words.idle;
  }
}
