import type { Side } from '../../../model/ids.ts';
import type { StepPlan } from '../../../model/plan.ts';
import type { Field, ObjectShape } from '../../../model/shape.ts';
import type { Value } from '../../../model/value.ts';
import { forwardLine } from '../../steps/line.ts';
import type { Turns } from '../../turns.ts';
import { agree } from '../../values/equal.ts';
import type { Samples } from './columns.ts';
import { objectWords, readingsOf } from './name-words.ts';

/** A text of one side that is made of two texts of the other, as a name is of its first and last part. */
export interface WholeAndParts {
  /** The side of the whole. */
  readonly side: Side;
  readonly whole: Field;
  readonly parts: readonly [Field, Field];
  readonly separator: string;
  readonly confidence: number;
  readonly reasons: readonly string[];
}

/** Parts by what they mean, in their order in the whole. */
const known: readonly {
  readonly parts: readonly [string, string];
  readonly whole: readonly string[];
  readonly what: string;
}[] = [
  { parts: ['first-name', 'last-name'], whole: ['full-name', 'name'], what: 'first and last name together' },
  { parts: ['street', 'house-number'], whole: ['street', 'address'], what: 'street and house number together' },
];

const isText = (field: Field): boolean => field.type.kind === 'text';

function notionsOf(object: ObjectShape): (field: Field) => ReadonlySet<string> {
  const words = objectWords([object.object, object.label]);
  return (field) =>
    new Set(
      readingsOf(field, words).flatMap((reading) => {
        const telling = reading.filter((one) => one.weight >= tellingFrom);
        const [only] = telling.length === 0 ? reading : telling;
        return only !== undefined && telling.length <= 1 ? [only.word] : [];
      }),
    );
}

const tellingFrom = 0.5;

interface Rows {
  readonly whole: string;
  readonly parts: readonly [Value, Value];
}

function rowsOf(samples: Samples, side: Side, whole: Field, parts: readonly [Field, Field]): readonly Rows[] {
  const other: Side = side === 'left' ? 'right' : 'left';
  return samples.pairs.flatMap((pair) => {
    const value = pair[side][whole.name];
    const [a, b] = [pair[other][parts[0].name], pair[other][parts[1].name]];
    if (typeof value !== 'string' || typeof a !== 'string' || typeof b !== 'string') return [];
    return value === '' || a === '' || b === '' ? [] : [{ whole: value, parts: [a, b] as const }];
  });
}

/** What stands between two parts in most of the wholes; null where they are not made of them. */
function separatorOf(rows: readonly Rows[]): string | null {
  const counts = new Map<string, number>();
  for (const { whole, parts } of rows) {
    const [a, b] = parts.map(String);
    if (a === undefined || b === undefined || !whole.startsWith(a) || !whole.endsWith(b)) continue;
    const between = whole.slice(a.length, whole.length - b.length);
    if (a.length + b.length < whole.length && between.length <= betweenMax)
      counts.set(between, (counts.get(between) ?? 0) + 1);
  }
  const [most] = [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  return most?.[0] ?? null;
}

const betweenMax = 3;
const nameOnly = 0.78;
const pairsMin = 3;
const shareMin = 0.5;

function judged(side: Side, whole: Field, parts: readonly [Field, Field], samples: Samples): WholeAndParts | null {
  const rows = rowsOf(samples, side, whole, parts);
  const separator = separatorOf(rows);
  if (separator === null || rows.length < pairsMin) return null;
  const steps: readonly StepPlan[] = [{ use: 'join', settings: { separator } }];
  const types = parts.map((part) => part.type);
  const equal = rows.filter((row) => {
    const made = forwardLine(steps, row.parts, types, [whole.type]);
    return made.ok && agree(whole.type, whole.type, made.value[0], row.whole);
  }).length;
  if (equal < shareMin * rows.length) return null;
  const confidence = Math.round(100 * (equal / rows.length) * (rows.length / (rows.length + 1))) / 100;
  return { side, whole, parts, separator, confidence, reasons: [`${equal} of ${rows.length} equal once joined`] };
}

/** Fields of the other side whose values the whole starts, or ends, with: only these can be its parts. */
function touching(side: Side, whole: Field, fields: readonly Field[], samples: Samples) {
  const other: Side = side === 'left' ? 'right' : 'left';
  const fitting = (fits: (value: string, part: string) => boolean): readonly Field[] =>
    fields.filter((field) => {
      const both = samples.pairs.flatMap((pair): readonly (readonly [string, string])[] => {
        const [value, part] = [pair[side][whole.name], pair[other][field.name]];
        return typeof value === 'string' && typeof part === 'string' && value !== '' && part !== ''
          ? [[value, part]]
          : [];
      });
      const fit = both.filter(([value, part]) => part !== value && fits(value, part)).length;
      return both.length >= pairsMin && fit >= shareMin * both.length;
    });
  return {
    heads: fitting((value, part) => value.startsWith(part)),
    tails: fitting((value, part) => value.endsWith(part)),
  };
}

/** Wholes of one side that are made of two fields of the other: as records show it, or else as the names say. */
export function* wholesOf(
  left: ObjectShape,
  right: ObjectShape,
  samples: Samples,
  side: Side,
): Turns<readonly WholeAndParts[]> {
  const [mine, its] = side === 'left' ? [left, right] : [right, left];
  const [meanMine, meanIts] = [notionsOf(mine), notionsOf(its)];
  const parts = its.fields.filter(isText);
  const wholeOf = (whole: Field): readonly WholeAndParts[] => {
    const { heads, tails } = touching(side, whole, parts, samples);
    const seen = heads.flatMap((head) =>
      tails.flatMap((tail) => (head === tail ? [] : (judged(side, whole, [head, tail], samples) ?? []))),
    );
    const [best] = [...seen].sort((one, other) => other.confidence - one.confidence);
    if (best !== undefined) return [best];
    return known.flatMap((one): readonly WholeAndParts[] => {
      const means = meanMine(whole);
      const [head, tail] = one.parts.map((part) => parts.find((field) => meanIts(field).has(part)));
      if (head === undefined || tail === undefined || !one.whole.some((word) => means.has(word))) return [];
      const rows = rowsOf(samples, side, whole, [head, tail]);
      // Records that could show it and do not speak against it.
      if (rows.length >= pairsMin) return [];
      return [{ side, whole, parts: [head, tail], separator: ' ', confidence: nameOnly, reasons: [one.what] }];
    });
  };
  const found: WholeAndParts[] = [];
  for (const whole of mine.fields.filter(isText)) {
    yield;
    found.push(...wholeOf(whole));
  }
  return found;
}
