/** Tries that failed since one did not, and when the last of them was. */
export interface Failures {
  readonly count: number;
  readonly lastMs: number;
}

/** So many tries may fail without a wait: people mistype. */
export const freeTries = 5;
const firstWaitMs = 30_000;
const waitMaxMs = 60 * 60_000;
const forgottenMs = 24 * 60 * 60_000;

export const isForgotten = ({ lastMs }: Failures, nowMs: number): boolean => nowMs - lastMs > forgottenMs;

/** How long nobody is let in under a name, however right the password: it doubles with every further failure. */
export function waitMs(failures: Failures | undefined, nowMs: number): number {
  if (failures === undefined || failures.count < freeTries || isForgotten(failures, nowMs)) return 0;
  const wait = Math.min(waitMaxMs, firstWaitMs * 2 ** Math.min(20, failures.count - freeTries));
  return Math.max(0, failures.lastMs + wait - nowMs);
}

export const afterFailure = (failures: Failures | undefined, nowMs: number): Failures => ({
  count: failures === undefined || isForgotten(failures, nowMs) ? 1 : failures.count + 1,
  lastMs: nowMs,
});
