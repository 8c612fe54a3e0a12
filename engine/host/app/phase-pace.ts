/** How far the work of a phase is. */
export interface Pace {
  readonly done: number;
  readonly perSecond: number;
  /** Null where nobody can say. */
  readonly secondsLeft: number | null;
}

export const atStart: Pace = { done: 0, perSecond: 0, secondsLeft: null };

/**
 * Tells how fast a phase goes, and how long the rest of it takes at that pace.
 * @param nowMs a clock that never goes back
 */
export function phasePace(nowMs: () => number) {
  let beganMs = nowMs();
  return {
    begin(): Pace {
      beganMs = nowMs();
      return atStart;
    },
    /** @param of null where nobody can say how much there is */
    at(done: number, of: number | null): Pace {
      const perSecond = (done * 1000) / Math.max(1, nowMs() - beganMs);
      return {
        done,
        perSecond,
        secondsLeft: of === null || perSecond === 0 ? null : Math.max(0, of - done) / perSecond,
      };
    },
  };
}
