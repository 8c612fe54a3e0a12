/** Attempts before a write is set aside (engine-model.md 1.15). */
export const attemptsMax = 8;
const firstDelayMs = 1_000;
const delayMaxMs = 5 * 60_000;

/**
 * How long to wait before another attempt: full jitter under an exponential cap, but never less than the system asked for.
 * @param attempt attempts made so far, from 1
 * @param random in [0, 1)
 * @param afterMs what the system asked for, 0 if nothing
 */
export function backoffMs(attempt: number, random: number, afterMs: number): number {
  const capMs = Math.min(delayMaxMs, firstDelayMs * 2 ** (attempt - 1));
  return Math.max(afterMs, Math.floor(random * capMs));
}
