import type { Side, SyncId } from '../../../model/ids.ts';
import type { PreviewProgress } from '../../../protocol/calls/preview.ts';
import type { RunEvent } from '../../../run/world.ts';
import { atStart, phasePace } from '../phase-pace.ts';

/** How far a preview is, from what the engine says while it works. */
export interface Gauge {
  take(event: RunEvent): void;
  /** @param of null where nobody can say how much there is */
  arrange(done: number, of: number | null): void;
  now(): PreviewProgress;
  /** Records read of a side; null where it was not looked through. */
  read(sync: SyncId, side: Side): number | null;
}

/** @param nowMs a clock that never goes back */
export function gauge(nowMs: () => number): Gauge {
  const pace = phasePace(nowMs);
  const read = new Map<string, number>();
  let progress: PreviewProgress = {
    is: 'working',
    sync: null,
    phase: 'start',
    side: null,
    of: null,
    ...atStart,
  };
  const advance = (done: number, of: number | null): void => {
    progress = { ...progress, of, ...pace.at(done, of) };
  };
  const begin = (next: Pick<PreviewProgress, 'sync' | 'phase' | 'side' | 'of'>): void => {
    progress = { ...progress, ...next, ...pace.begin() };
  };
  return {
    take(event) {
      if (event.kind === 'phase')
        begin({ sync: event.sync, phase: event.phase, side: event.side ?? null, of: event.of });
      if (event.kind !== 'progress') return;
      advance(event.done, progress.of);
      const { sync, phase, side } = progress;
      if (phase !== 'capture' || side === null) return;
      const name = `${sync} ${side}`;
      read.set(name, Math.max(read.get(name) ?? 0, event.done));
    },
    arrange(done, of) {
      if (progress.phase !== 'arrange') begin({ sync: null, phase: 'arrange', side: null, of });
      advance(done, of);
    },
    now: () => progress,
    read: (sync, side) => read.get(`${sync} ${side}`) ?? null,
  };
}
