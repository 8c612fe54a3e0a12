import { err, ok, type Result } from '../../model/result.ts';
import type { FieldType, Value } from '../../model/value.ts';
import { nounOf } from '../values/canon.ts';
import { canonDate, canonLocal, canonTime, toInstant } from '../values/instant.ts';
import { show } from '../values/show.ts';
import { instantAt, localAt } from '../values/zone.ts';
import { failed } from './define-step.ts';
import { textKinds } from './each.ts';
import { type Pattern, parseShown, printShown, readPattern, type Shown } from './pattern.ts';
import type { Stepped, Values } from './step.ts';

export const momentKinds = ['text', 'date', 'time', 'local-date-time', 'instant'] as const;
export type MomentKind = (typeof momentKinds)[number];

/** How to get from one way of telling a moment to another. */
export interface Conversion {
  readonly from: MomentKind;
  readonly to: MomentKind;
  /** Zone in which an instant is shown as a local date and time. */
  readonly zone?: string | undefined;
  /** How text is written. */
  readonly pattern?: string | undefined;
  /** Time of day where a bare date becomes a moment, "00:00:00". */
  readonly clock: string;
}

const usual: Record<MomentKind, string> = {
  text: '',
  date: 'YYYY-MM-DD',
  time: 'HH:mm:ss',
  'local-date-time': 'YYYY-MM-DD HH:mm:ss',
  instant: 'YYYY-MM-DD HH:mm:ss',
};

const patterns = new Map<string, Result<Pattern, string>>();
/** Patterns come from settings, so there are few; the bound only keeps a misuse from growing without end. */
const patternsMax = 1000;

/** The pattern of a conversion from or to text. */
export function patternOf(conversion: Conversion): Result<Pattern, string> {
  const other = conversion.from === 'text' ? conversion.to : conversion.from;
  const text = conversion.pattern ?? usual[other];
  const known = patterns.get(text);
  if (known !== undefined) return known;
  const made = readPattern(text);
  if (patterns.size < patternsMax) patterns.set(text, made);
  return made;
}

const hasDay: Record<MomentKind, boolean> = {
  text: true,
  date: true,
  time: false,
  'local-date-time': true,
  instant: true,
};
const hasClock: Record<MomentKind, boolean> = {
  text: true,
  date: false,
  time: true,
  'local-date-time': true,
  instant: true,
};

/** Whether the conversion makes sense, and the types after it. */
export function conversionTypes(
  label: string,
  conversion: Conversion,
  before: readonly FieldType[],
): Result<readonly FieldType[], string> {
  const { from, to } = conversion;
  const wrong = before.find((type) => (from === 'text' ? !textKinds.includes(type.kind) : type.kind !== from));
  if (before.length === 0) return err(`"${label}" needs a value, and none comes in.`);
  if (wrong !== undefined)
    return err(`"${label}" is set to take ${nounOf(typeOf(from, 9))}, and ${nounOf(wrong)} comes in.`);
  if ((from === 'instant') !== (to === 'instant') && conversion.zone === undefined) {
    return err(
      `"${label}" needs a zone, such as Europe/Berlin, since a moment in time shows different dates and times around the world.`,
    );
  }
  if (from !== 'text' && to !== 'text' && !((hasDay[from] && hasDay[to]) || (hasClock[from] && hasClock[to]))) {
    return err(`${nounOf(typeOf(from, 9))} does not say ${nounOf(typeOf(to, 9))}.`);
  }
  if (from === 'time' && to !== 'time' && to !== 'text') return err('A time alone does not say the day.');
  const pattern = from === 'text' || to === 'text' ? patternOf(conversion) : null;
  if (pattern !== null) {
    if (!pattern.ok) return pattern;
    const other = from === 'text' ? to : from;
    if (hasDay[other] && !pattern.value.hasDay) return err(`The pattern ${pattern.value.text} does not say the day.`);
    if (!hasDay[other] && !pattern.value.hasClock)
      return err(`The pattern ${pattern.value.text} does not say the time.`);
    if (to === 'text' && pattern.value.hasDay && !hasDay[from])
      return err(`The pattern ${pattern.value.text} needs a day.`);
  }
  return ok(before.map((type) => typeOf(to, digitsAfter(type, pattern?.ok ? pattern.value : null))));
}

function digitsAfter(type: FieldType, pattern: Pattern | null): number {
  if ('digits' in type) return type.digits;
  return pattern === null ? 0 : pattern.digits;
}

function typeOf(kind: MomentKind, digits: number): FieldType {
  return kind === 'text' || kind === 'date' ? { kind } : { kind, digits };
}

/** Whether values that come back are always found again: not where text is written or a date gets a time it did not have. */
export function conversionWay(conversion: Conversion): 'none' | 'lossy' {
  const { from, to } = conversion;
  if (from === to) return 'none';
  if (to === 'text') return 'lossy';
  if (from === 'date') return 'lossy';
  if (from !== 'text' || to === 'date') return 'none';
  const pattern = patternOf(conversion);
  return pattern.ok && pattern.value.hasClock && pattern.value.hasSeconds ? 'none' : 'lossy';
}

function read(kind: MomentKind, value: string, conversion: Conversion): Result<Shown, string> {
  if (kind === 'text') {
    const pattern = patternOf(conversion);
    return pattern.ok ? parseShown(pattern.value, value) : pattern;
  }
  const made = canonMoment[kind](value);
  if (!made.ok) return made;
  if (kind === 'date') return ok({ day: made.value, clock: null });
  if (kind === 'time') return ok({ day: null, clock: made.value });
  const local = kind === 'instant' ? localAt(made.value, conversion.zone ?? 'UTC') : made;
  return local.ok ? ok({ day: local.value.slice(0, 10), clock: local.value.slice(11) }) : local;
}

const digitsMax = 9;
const canonMoment: Record<Exclude<MomentKind, 'text'>, (value: string) => Result<string, string>> = {
  date: canonDate,
  time: (value) => canonTime(value, digitsMax),
  'local-date-time': (value) => canonLocal(value, digitsMax),
  instant: (value) => toInstant(value, digitsMax),
};

function write(kind: MomentKind, shown: Shown, conversion: Conversion): Result<string, string> {
  const { day, clock } = shown;
  if (kind === 'text') {
    const pattern = patternOf(conversion);
    return pattern.ok ? printShown(pattern.value, shown) : pattern;
  }
  if (kind === 'date') return day === null ? err('The value does not say the day.') : ok(day);
  if (kind === 'time') return clock === null ? err('The value does not say the time.') : ok(clock);
  if (day === null) return err('The day is not known, since only a time came back; enter it on the other side first.');
  const local = `${day}T${clock ?? conversion.clock}`;
  return kind === 'instant' ? instantAt(local, conversion.zone ?? 'UTC') : ok(local);
}

function convertOne(
  value: string,
  ways: { from: MomentKind; to: MomentKind },
  conversion: Conversion,
  fill: Shown,
): Result<string, string> {
  if (value.trim() === '') return ok('');
  if (ways.from === ways.to) return ok(value);
  const shown = read(ways.from, value, conversion);
  if (!shown.ok) return shown;
  return write(ways.to, { day: shown.value.day ?? fill.day, clock: shown.value.clock ?? fill.clock }, conversion);
}

const nothing: Shown = { day: null, clock: null };

/** The values converted forward. */
export function convertForward(conversion: Conversion, values: Values): Stepped {
  const fill = { day: null, clock: conversion.clock };
  return each(values, (value) => convertOne(value, conversion, conversion, conversion.to === 'time' ? nothing : fill));
}

/** The values converted back; what they do not say (the time of day, the day) is kept from `old`. */
export function convertBackward(conversion: Conversion, values: Values, old: Values | null): Stepped {
  const ways = { from: conversion.to, to: conversion.from };
  return each(values, (value, at) => {
    const before = old?.[at] ?? null;
    const held = typeof before === 'string' && before !== '' ? read(conversion.from, before, conversion) : null;
    const fill = held?.ok ? held.value : nothing;
    const made = convertOne(value, ways, conversion, { day: fill.day, clock: fill.clock ?? conversion.clock });
    if (!made.ok || conversionWay(conversion) === 'lossy') return made;
    const again = convertOne(made.value, conversion, conversion, { day: null, clock: conversion.clock });
    if (!again.ok) return again;
    return again.value === value
      ? made
      : err(`${show(value)} cannot be written as ${nounOf(typeOf(conversion.from, 9))} exactly.`);
  });
}

function each(values: Values, turn: (value: string, at: number) => Result<string, string>): Stepped {
  const out: Value[] = [];
  for (const [at, value] of values.entries()) {
    if (value === null) {
      out.push(null);
      continue;
    }
    const turned = typeof value === 'string' ? turn(value, at) : err(`${show(value)} is not a date or time.`);
    if (!turned.ok) return failed(turned.error);
    out.push(turned.value === '' ? null : turned.value);
  }
  return ok(out);
}
