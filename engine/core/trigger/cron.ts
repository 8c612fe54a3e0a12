import { Cron } from 'croner';
import { Temporal } from 'temporal-polyfill';
import { err, ok, type Result } from '../../model/result.ts';
import { isZone } from '../values/zone.ts';

const names: { readonly [name: string]: string } = {
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@yearly': '0 0 1 1 *',
};
const parts = 5;
const secondMs = 1000;

/** The first time of a cron after `afterMs` (milliseconds since 1970, UTC); null when none comes any more. */
export type CronTimes = (afterMs: number) => number | null;

const isoOf = (ms: number): string => Temporal.Instant.fromEpochMilliseconds(ms).toString();

/** Clock times are looked for on a time line without a zone; what zones do to them is ours to say (T3). */
function clockTimes(pattern: string): Result<CronTimes, string> {
  try {
    const cron = new Cron(pattern, { timezone: 'UTC' });
    return ok((afterMs) => cron.nextRun(isoOf(afterMs))?.getTime() ?? null);
  } catch (error) {
    const words = error instanceof Error ? error.message.replace(/^\w+: /u, '') : String(error);
    return err(words);
  }
}

const offsetMs = (zone: string, ms: number): number =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000;

/** When the clocks of a zone are next put forward or back after `ms`. */
const nextShift = (zone: string, ms: number): number =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).getTimeZoneTransition('next')
    ?.epochMilliseconds ?? Number.POSITIVE_INFINITY;

/** When they were last put forward or back, at `ms` or before. */
const lastShift = (zone: string, ms: number): number | null =>
  Temporal.Instant.fromEpochMilliseconds(ms + 1)
    .toZonedDateTimeISO(zone)
    .getTimeZoneTransition('previous')?.epochMilliseconds ?? null;

interface Clock {
  readonly times: CronTimes;
  readonly zone: string;
  /** Its hours are not fixed: it follows the hours that pass, not those that clocks show. */
  readonly hourly: boolean;
}

/** What clocks show at `ms`, as far as it is news: what they show a second time was due the first time. */
function shownAt({ zone, hourly }: Clock, ms: number, offset: number): number {
  const shift = hourly ? null : lastShift(zone, ms);
  return shift === null ? ms + offset : Math.max(ms + offset, shift + offsetMs(zone, shift - 1) - secondMs / 2);
}

function nextIn(clockOf: Clock, afterMs: number): number | null {
  const { times, zone, hourly } = clockOf;
  let fromMs = afterMs;
  let offset = offsetMs(zone, fromMs);
  let shownMs = shownAt(clockOf, fromMs, offset);
  for (;;) {
    const clock = times(shownMs);
    if (clock === null) return null;
    const shift = nextShift(zone, fromMs);
    if (clock - offset < shift) return clock - offset;
    const later = offsetMs(zone, shift);
    const skips = later > offset;
    // What clocks skip is due at the moment when they are put forward.
    if (skips && clock < shift + later) return shift;
    // What they show twice was due the first time, unless it is due every hour.
    const from = skips || hourly ? shift + later : shift + offset;
    shownMs = from - secondMs / 2;
    fromMs = shift;
    offset = later;
  }
}

/** Looking for a time takes most of a millisecond; until it has come, the answer is the same. */
function remembering(times: CronTimes): CronTimes {
  let known: { readonly fromMs: number; readonly atMs: number | null } | null = null;
  return (afterMs) => {
    const isKnown = known !== null && afterMs >= known.fromMs && (known.atMs === null || afterMs < known.atMs);
    if (known === null || !isKnown) known = { fromMs: afterMs, atMs: times(afterMs) };
    return known.atMs;
  };
}

/**
 * Reads a cron of five parts (minute, hour, day of the month, month, day of the week), or a name such as "@daily".
 * @returns its times in a zone, or a sentence why it cannot be read
 */
export function cronTimes(pattern: string, zone: string): Result<CronTimes, string> {
  const text = (names[pattern.trim()] ?? pattern).trim();
  const given = text.split(/\s+/u);
  if (given.length !== parts) return err(`it has ${given.length} parts instead of ${parts}`);
  if (!isZone(zone)) return err(`"${zone}" is not a time zone`);
  const times = clockTimes(text);
  if (!times.ok) return times;
  const clock: Clock = { times: times.value, zone, hourly: (given[1] ?? '').startsWith('*') };
  return ok(remembering((afterMs) => nextIn(clock, afterMs)));
}
