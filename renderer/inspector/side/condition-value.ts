import { canon } from '../../../engine/core/values/canon.ts';
import type { Comparison } from '../../../engine/model/flow.ts';
import { err, ok, type Result } from '../../../engine/model/result.ts';
import type { FieldType, Value } from '../../../engine/model/value.ts';
import { inOwnWords } from '../../words/sentences.ts';
import { readTyped, typedText } from '../../words/typed.ts';
import { wordsOf } from '../../words/words.ts';

const orderly: ReadonlySet<FieldType['kind']> = new Set<FieldType['kind']>([
  'integer',
  'decimal',
  'money',
  'date',
  'time',
  'instant',
  'local-date-time',
]);
const numeric: ReadonlySet<FieldType['kind']> = new Set<FieldType['kind']>(['integer', 'decimal', 'money']);
const wordy: ReadonlySet<FieldType['kind']> = new Set<FieldType['kind']>(['text', 'rich-text', 'choice']);

/** The comparisons that make sense for a field. */
export function comparisonsFor(type: FieldType | null): readonly Comparison[] {
  const blank: readonly Comparison[] = ['blank', 'not-blank'];
  if (type === null) return ['equal', 'not-equal', ...blank];
  if (type.kind === 'reference' || type.kind === 'file' || type.kind === 'json') return blank;
  const several: readonly Comparison[] = type.kind === 'boolean' ? [] : ['one-of', 'none-of'];
  return [
    'equal',
    'not-equal',
    ...several,
    ...blank,
    ...(orderly.has(type.kind) ? (['greater', 'less', 'at-least', 'at-most'] as const) : []),
    ...(wordy.has(type.kind) ? (['contains', 'starts-with', 'ends-with'] as const) : []),
    ...(type.kind === 'set' ? (['contains'] as const) : []),
  ];
}

export const takesValue = (is: Comparison): boolean => is !== 'blank' && is !== 'not-blank';
export const takesSeveral = (is: Comparison): boolean => is === 'one-of' || is === 'none-of';
const isPart = (is: Comparison): boolean => is === 'contains' || is === 'starts-with' || is === 'ends-with';

function one(type: FieldType, is: Comparison, text: string): Result<Value, string> {
  const words = wordsOf('sideInspector');
  if (isPart(is)) return text === '' ? err(words('writeSought')) : ok(text);
  if (type.kind === 'boolean') return ok(text === 'true');
  const read = readTyped(type.kind, text.trim());
  const made = read.ok ? canon(type, read.value) : read;
  return made.ok ? ok(made.value) : err(inOwnWords(made.error));
}

/** What stands between several values: a comma would be taken for that of a number. */
const separatorOf = (type: FieldType): RegExp => (numeric.has(type.kind) ? /[\n;]|,\s/ : /[\n,]/);

/** What was typed as the value of a condition on a field, or what is wrong with it. */
export function conditionValue(type: FieldType, is: Comparison, text: string): Result<Value | undefined, string> {
  const words = wordsOf('sideInspector');
  if (!takesValue(is)) return ok(undefined);
  if (!takesSeveral(is)) return one(type, is, text);
  const values: Value[] = [];
  for (const line of text.split(separatorOf(type)).filter((part) => part.trim() !== '')) {
    const made = one(type, is, line);
    if (!made.ok) return made;
    values.push(made.value);
  }
  return values.length === 0 ? err(words('writeValue')) : ok(values);
}

/** A value as it is typed for a field. */
export function conditionText(type: FieldType, value: Value | undefined): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value))
    return value.map((part) => conditionText(type, part)).join(numeric.has(type.kind) ? '; ' : ', ');
  return typedText(type.kind, typeof value === 'object' ? JSON.stringify(value) : String(value));
}

/** How several values of a field are typed. */
export const severalExample = (type: FieldType): string => (numeric.has(type.kind) ? '1; 2' : 'a, b');

/** Whether a value is one that a choice offers; other fields offer any. */
const isOffered = (type: FieldType, value: Value | undefined): boolean =>
  type.kind !== 'choice' ||
  (Array.isArray(value) ? value : [value]).every((one) => typeof one === 'string' && type.options.includes(one));

/** A value to begin with when the field or the comparison changes: the one before where it fits. */
export function firstValue(type: FieldType, is: Comparison, before: Value | undefined): Value | undefined {
  const kept = conditionValue(type, is, conditionText(type, before));
  if (kept.ok && (!takesValue(is) || isPart(is) || isOffered(type, kept.value))) return kept.value;
  const options = 'options' in type ? (type.options ?? []) : [];
  const [option = ''] = options;
  const starts: { readonly [kind in FieldType['kind']]?: Value } = {
    integer: '0',
    decimal: '0',
    boolean: true,
    date: '2026-01-01',
    time: '00:00:00',
    instant: '2026-01-01T00:00:00Z',
    'local-date-time': '2026-01-01T00:00:00',
  };
  const start = starts[type.kind] ?? option;
  return takesSeveral(is) ? [start] : start;
}
