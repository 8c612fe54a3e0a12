import { toInstant } from '../../core/values/instant.ts';

/** How a moment is written where it is kept as text: "2026-03-31 14:05:06.5", "2026-03-31T14:05Z". */
export interface MomentStyle {
  readonly between: string;
  /** "Z", "+00:00" or nothing. */
  readonly after: string;
}

/** What SQLite's own functions and most spreadsheets write. */
export const plainMoment: MomentStyle = { between: ' ', after: '' };

/** A canonical instant from a text with or without a zone; without one it is UTC, as SQLite's own functions take it. Null: no moment. */
export function readMoment(text: string, digits: number): string | null {
  // A sign behind the date can only be that of an offset.
  const zoned = /[Zz+-]|UTC|GMT/.test(text.slice(10));
  const instant = toInstant(zoned ? text : `${text}Z`, digits);
  return instant.ok ? instant.value : null;
}

/** The style of a text that holds a moment; null where it is of another form. */
export function momentStyle(text: string): MomentStyle | null {
  const parts = /^\d{4}-\d\d-\d\d([T ]+)\d\d:\d\d(?::\d\d(?:\.\d+)?)?( ?)(Z|[+-]\d\d(?::?\d\d)?)?$/.exec(text);
  if (parts === null) return null;
  const zone = parts[3] ?? '';
  return {
    between: parts[1] ?? ' ',
    after: `${parts[2] ?? ''}${zone === '' || zone === 'Z' ? zone : zone.includes(':') ? '+00:00' : '+00'}`,
  };
}

/** A canonical instant in a style. */
export function writeMoment(instant: string, style: MomentStyle): string {
  return `${instant.slice(0, 10)}${style.between}${instant.slice(11, -1)}${style.after}`;
}
