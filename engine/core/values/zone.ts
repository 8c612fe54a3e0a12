import { Temporal } from 'temporal-polyfill';
import { err, ok, type Result } from '../../model/result.ts';

const probe = Temporal.Instant.from('2000-01-01T00:00:00Z');

/** Whether the name is a zone of the IANA database, such as "Europe/Berlin", or "UTC". */
export function isZone(zone: string): boolean {
  try {
    probe.toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** What clocks in `zone` show at a canonical instant, as a canonical local date-time. */
export function localAt(instant: string, zone: string): Result<string, string> {
  if (!isZone(zone)) return err(`"${zone}" is not a zone; write it like Europe/Berlin.`);
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  if (local.year >= 1 && local.year <= 9999) return ok(local.toString());
  return err(`${instant} is outside the years 0001 to 9999 in ${zone}.`);
}

/**
 * The canonical instant at which clocks in `zone` show a local date-time. Where clocks are put forward or back there is none,
 * or there are two; both are refused, since choosing would be a guess.
 */
export function instantAt(local: string, zone: string): Result<string, string> {
  if (!isZone(zone)) return err(`"${zone}" is not a zone; write it like Europe/Berlin.`);
  const shown = Temporal.PlainDateTime.from(local);
  const earlier = shown.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = shown.toZonedDateTime(zone, { disambiguation: 'later' });
  if (earlier.epochNanoseconds !== later.epochNanoseconds) {
    return err(
      earlier.toPlainDateTime().equals(shown)
        ? `${local} happens twice in ${zone}, because clocks are put back then; write another time.`
        : `${local} does not exist in ${zone}, because clocks are put forward then; write another time.`,
    );
  }
  const instant = earlier.toInstant().toString();
  return /^\d{4}-/.test(instant) && !instant.startsWith('0000')
    ? ok(instant)
    : err(`${local} in ${zone} is outside the years 0001 to 9999.`);
}
