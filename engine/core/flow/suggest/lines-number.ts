import type { FieldType } from '../../../model/value.ts';
import { type UnitName, units } from '../../steps/unit-table.ts';
import { compareDecimals, divideDecimals, isDecimal, multiplyDecimals } from '../../values/number.ts';
import type { Column, ValuePair } from './columns.ts';
import type { Candidate } from './try-line.ts';

/** Factors by which two systems may count differently, and how people say it. */
const factors: readonly (readonly [by: string, words: string])[] = [
  ['0.001', 'when divided by 1,000'],
  ['1000', 'when multiplied by 1,000'],
  ['0.01', 'when divided by 100'],
  ['100', 'when multiplied by 100'],
  ['0.1', 'when divided by 10'],
  ['10', 'when multiplied by 10'],
  ['0.000001', 'when divided by 1,000,000'],
  ['1000000', 'when multiplied by 1,000,000'],
  ['-1', 'with the other sign'],
  ['60', 'when multiplied by 60'],
  ['3600', 'when multiplied by 3,600'],
];
const factorShare = 0.5;
const ratioDigits = 12;

/** How many of `to` one of `from` is in most of the pairs; null where they do not agree on it. */
function ratioOf(pairs: readonly ValuePair[]): string | null {
  const counts = new Map<string, number>();
  let usable = 0;
  for (const [one, other] of pairs) {
    if (typeof one !== 'string' || typeof other !== 'string' || !isDecimal(one) || !isDecimal(other)) continue;
    if (compareDecimals(one, '0') === 0) continue;
    usable++;
    const ratio = divideDecimals(other, one, ratioDigits);
    counts.set(ratio, (counts.get(ratio) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most !== undefined && most[1] >= factorShare * usable && most[0] !== '1' ? most[0] : null;
}

const isUnit = (word: string): word is UnitName => Object.hasOwn(units, word);

/** The unit that a name ends with: "weight_kg", "Length (mm)". */
function unitOf({ field }: Column): UnitName | null {
  for (const name of [field.label ?? '', field.name]) {
    const words = name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').split(/[^\p{L}\d]+/u);
    const last = words.findLast((word) => word !== '') ?? '';
    for (const word of [last, last.toLowerCase()]) if (isUnit(word)) return word;
  }
  return null;
}

/** Units of which one is no decimal fraction of the other, so that no factor says it exactly. */
const unevenUnits: readonly (readonly [UnitName, UnitName])[] = [
  ['s', 'min'],
  ['s', 'h'],
  ['min', 'h'],
  ['h', 'd'],
];

/** What most of the pairs are to each other, where that is known of two units: seconds and hours. */
function unitsBy(ratio: string | null): readonly Candidate[] {
  const found = unevenUnits
    .flatMap(([one, other]) => [[one, other] as const, [other, one] as const])
    .find(([from, to]) => {
      const [a, b] = [units[from], units[to]];
      return (
        ratio === divideDecimals(multiplyDecimals(a.times, b.over), multiplyDecimals(a.over, b.times), ratioDigits)
      );
    });
  if (found === undefined) return [];
  const [from, to] = found;
  return [{ steps: [{ use: 'units', settings: { from, to } }], words: `in ${units[to].name}` }];
}

const rounding = (to: FieldType): Candidate['steps'] =>
  to.kind === 'integer' ? [{ use: 'round', settings: { digits: 0 } }] : [];

/** Steps that may lead from one number to another. */
export function numberLines(from: Column, to: Column, pairs: readonly ValuePair[]): readonly Candidate[] {
  const found: Candidate[] = [];
  const [mine, its] = [unitOf(from), unitOf(to)];
  if (mine !== null && its !== null && mine !== its && units[mine].quantity === units[its].quantity) {
    const steps = [{ use: 'units', settings: { from: mine, to: its } }];
    found.push({ steps, words: `in ${units[its].name}` });
  }
  const ratio = ratioOf(pairs);
  const factor = ratio === null ? undefined : factors.find(([by]) => multiplyDecimals(by, '1') === ratio);
  found.push(...unitsBy(ratio));
  if (factor !== undefined) found.push({ steps: [{ use: 'multiply', settings: { by: factor[0] } }], words: factor[1] });
  if (from.field.type.kind === 'decimal' && to.field.type.kind === 'integer')
    found.push({ steps: rounding(to.field.type), words: 'once rounded' });
  return found;
}

const styles = ['plain', 'en', 'de', 'ch', 'fr'] as const;
const marks = ['', '€', '$', '£', '%', 'EUR'];

function affixesOf(column: Column): { readonly prefix?: string; readonly suffix?: string } {
  const first = column.values.find((value) => typeof value === 'string') ?? '';
  const text = typeof first === 'string' ? first.trim() : '';
  const mark = marks.find((one) => one !== '' && text.includes(one));
  if (mark === undefined) return {};
  const spaced = text.includes(` ${mark}`) ? ` ${mark}` : text.includes(`${mark} `) ? `${mark} ` : mark;
  return text.startsWith(mark) ? { prefix: spaced } : { suffix: spaced };
}

/** Steps that read a number from text. */
export function parsedNumbers(from: Column, to: FieldType): readonly Candidate[] {
  const integer = to.kind === 'integer';
  return [
    { steps: [{ use: 'text-to-number', settings: { to: integer ? 'integer' : 'decimal' } }], words: 'read as numbers' },
    ...styles.map((style) => ({
      steps: [{ use: 'number-parse', settings: { style, ...affixesOf(from) } }],
      words: 'read as numbers',
    })),
  ];
}

/** How many fraction digits all the numbers of a text field have; null where they differ. */
function decimalsOf(column: Column): number | null {
  const counts = new Set(
    column.values.map((value) => (typeof value === 'string' ? (/[.,](\d{1,2})\D*$/.exec(value)?.[1] ?? '').length : 0)),
  );
  const [only] = counts;
  return counts.size === 1 && only !== undefined && only > 0 ? only : null;
}

/** Steps that write a number as text. */
export function writtenNumbers(from: FieldType, to: Column): readonly Candidate[] {
  const decimals = decimalsOf(to);
  return [
    {
      steps: [
        { use: 'text-to-number', settings: { to: from.kind === 'integer' ? 'integer' : 'decimal', reverse: true } },
      ],
      words: 'written as text',
    },
    ...styles.map((style) => ({
      steps: [
        { use: 'number-format', settings: { style, ...affixesOf(to), ...(decimals === null ? {} : { decimals }) } },
      ],
      words: 'written as text',
    })),
  ];
}
