import { RunId } from '../../../engine/model/ids.ts';
import { lookAtRun, type RunDetail } from '../../../engine/protocol/calls/activity.ts';
import type { RunProgress } from '../../../engine/protocol/calls/news.ts';
import { useEngine } from '../../state/engine.ts';
import { type Asked, useAsked } from '../use-asked.ts';

/** How far a run is that goes on; null for any other. */
export const useProgress = (run: string): RunProgress | null =>
  useEngine(({ state }) => (state?.is === 'running' && state.progress.run === run ? state.progress : null));

/** What may have changed of a run: a number that grows with it. */
export function useTold(run: string): string {
  const told = useEngine((state) => state.told.run + state.told.conflicts);
  const progress = useProgress(run);
  const phase = progress === null ? '' : `${progress.sync} ${progress.phase} ${progress.side}`;
  return `${told} ${phase}`;
}

/** A run from near, asked for again with everything that happens to it. */
export const useRun = (run: string): Asked<RunDetail> => useAsked(lookAtRun, { run: RunId.parse(run) }, useTold(run));
