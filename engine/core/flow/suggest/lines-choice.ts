import type { FieldType, Value } from '../../../model/value.ts';
import { folded } from '../../match/likeness.ts';
import type { Column, ValuePair } from './columns.ts';
import { twinOption } from './option-words.ts';
import type { Candidate } from './try-line.ts';

const fewMax = 40;
const purityMin = 0.6;
/** Values that stand for others come up more than once. */
const oftenMin = 3;

const optionsOf = (type: FieldType): readonly string[] => (type.kind === 'choice' ? type.options : []);

const texts = (values: readonly Value[]): readonly string[] => [
  ...new Set(values.filter((value) => typeof value === 'string')),
];

/** The few values that a field can have: its options, or what it holds; null where there are many. */
export function fewValues(column: Column): readonly string[] | null {
  const options = optionsOf(column.field.type);
  if (options.length > 0) return options;
  const found = texts(column.values);
  const repeated = found.length * oftenMin <= column.values.length;
  return found.length > 0 && found.length <= fewMax && repeated ? [...found].sort() : null;
}

/** Which value goes with which in most of the pairs. */
function learnt(pairs: readonly ValuePair[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const [one, other] of pairs) {
    if (typeof one !== 'string' || typeof other !== 'string') continue;
    const row = counts.get(one) ?? new Map<string, number>();
    counts.set(one, row.set(other, (row.get(other) ?? 0) + 1));
  }
  const twins = new Map<string, string>();
  for (const [one, row] of counts) {
    const all = [...row.values()].reduce((sum, times) => sum + times, 0);
    const [most] = [...row].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (most !== undefined && most[1] >= purityMin * all) twins.set(one, most[0]);
  }
  return twins;
}

/** A table of values and how much of the near end it covers. */
export interface ValueTable {
  readonly pairs: readonly { readonly from: string; readonly to: string }[];
  readonly options: number;
  /** How many twins only records show: their words say nothing. */
  readonly learntOnly: number;
  /** All twins are spelled the same, so that no step is needed. */
  readonly same: boolean;
}

/** The twin of each value, as records show it and else as the words say it; null where too few have one. */
export function valueTable(from: Column, to: Column, pairs: readonly ValuePair[]): ValueTable | null {
  const [mine, its] = [fewValues(from), fewValues(to)];
  if (mine === null || its === null) return null;
  const twins = learnt(pairs);
  const used = new Set(twins.values());
  let learntOnly = 0;
  const table = mine.flatMap((value) => {
    const free = its.filter((one) => !used.has(one));
    const shown = twins.get(value);
    const said = twinOption(value, shown === undefined ? free : its);
    const twin = shown ?? said;
    if (twin === null) return [];
    used.add(twin);
    if (twin !== said) learntOnly++;
    return [{ from: value, to: twin }];
  });
  if (table.length === 0) return null;
  return { pairs: table, options: mine.length, learntOnly, same: table.every((one) => one.from === one.to) };
}

/** A value map between two fields of few values; none where the values are the same on both sides. */
export function choiceLines(from: Column, to: Column, pairs: readonly ValuePair[]): readonly Candidate[] {
  const table = valueTable(from, to, pairs);
  if (table === null || table.same) return [];
  const steps = [{ use: 'value-map', settings: { pairs: table.pairs.map((pair) => ({ ...pair })) } }];
  const cost = table.learntOnly;
  return [{ steps, cost, words: `once mapped (${table.pairs.length} of ${table.options} options have a twin)` }];
}

const yes = 'yes true y t 1 on x ja j active aktiv enabled'.split(' ');
const no = 'no false n f 0 off - nein inactive inaktiv disabled'.split(' ');

/** The words of a text field that mean yes and no: as records show it, else as they are usually written. */
function yesAndNo(
  text: Column,
  pairs: readonly (readonly [boolean: Value, text: Value])[],
): readonly [string, string] | null {
  const twins = learnt(pairs.map(([one, other]) => [String(one), other] as const));
  const values = fewValues(text) ?? texts(text.values).slice(0, 2);
  const named = (words: readonly string[]): string | undefined =>
    values.find((value) => words.includes(folded(value) || value));
  const [y, n] = [twins.get('true') ?? named(yes), twins.get('false') ?? named(no)];
  return y === undefined || n === undefined || folded(y) === folded(n) ? null : [y, n];
}

const isText = (type: FieldType): boolean => type.kind === 'text' || type.kind === 'choice';

/** Steps between yes and no, and texts or numbers that stand for them. */
export function yesNoLines(from: Column, to: Column, pairs: readonly ValuePair[]): readonly Candidate[] {
  const [a, b] = [from.field.type, to.field.type];
  if (a.kind === 'boolean' && isText(b)) {
    const words = yesAndNo(to, pairs) ?? (b.kind === 'text' ? (['yes', 'no'] as const) : null);
    if (words === null) return [];
    const settings = { yes: [words[0]], no: [words[1]], reverse: true };
    return [{ steps: [{ use: 'text-to-boolean', settings }], words: `as "${words[0]}" and "${words[1]}"` }];
  }
  if (isText(a) && b.kind === 'boolean') {
    const words = yesAndNo(
      from,
      pairs.map(([one, other]) => [other, one] as const),
    );
    const settings = words === null ? {} : { yes: [words[0]], no: [words[1]] };
    return [{ steps: [{ use: 'text-to-boolean', settings }], words: 'read as yes and no' }];
  }
  const numbered = { yes: ['1'], no: ['0'] };
  if (a.kind === 'boolean' && b.kind === 'integer') {
    const written = { use: 'text-to-boolean', settings: { ...numbered, reverse: true } };
    return [{ steps: [written, { use: 'text-to-number', settings: { to: 'integer' } }], words: 'as 1 and 0' }];
  }
  if (a.kind === 'integer' && b.kind === 'boolean') {
    const written = { use: 'text-to-number', settings: { to: 'integer', reverse: true } };
    return [{ steps: [written, { use: 'text-to-boolean', settings: numbered }], words: 'as 1 and 0' }];
  }
  return [];
}
