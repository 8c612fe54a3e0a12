import type { FieldType, Value } from '../../model/value.ts';
import { roundDecimal } from '../values/number.ts';
import { land } from './convert.ts';

const texts = [
  'Anna Smith',
  'Anna Maria Smith-Jones',
  ' padded  text ',
  'Zoë Müller',
  'STRASSE straße',
  'line one\nline two',
  'a;b, c',
  '👩‍👩‍👧 שלום',
  "O'Brien & Sons",
  'anna@Example.COM',
  '+49 30 901820',
  '(213) 373-4253',
  '007',
  '-12.50',
  '1,234.50',
  '1.234,5',
  'yes',
  'No',
  '2026-03-31',
  '31.03.2026',
  '2026-03-31 14:05:06',
  '',
];
const integers = ['0', '1', '-1', '7', '42', '1000', '9007199254740993', '-9223372036854775808'];
const decimals = ['0', '0.5', '-0.5', '2.345', '-12.25', '1234.5', '99999999.999', '0.000001', '9007199254740993.1'];
const days = ['2026-03-31', '2024-02-29', '1969-12-31', '0001-01-01', '9999-12-31', '2026-10-25'];
const clocks = ['00:00:00', '02:30:00', '14:05:06', '23:59:59.999999', '12:00:00.5'];

function raw(type: FieldType): readonly Value[] {
  switch (type.kind) {
    case 'text':
    case 'rich-text':
      return texts;
    case 'reference':
      return ['1', '42', 'A-1', '["a","b"]'];
    case 'integer':
      return integers;
    case 'decimal':
      return decimals.map((value) => (type.scale === undefined ? value : roundDecimal(value, type.scale)));
    case 'money':
      return decimals.map((amount) => ({ amount, currency: 'EUR' }));
    case 'boolean':
      return [true, false];
    case 'date':
      return days;
    case 'time':
      return clocks;
    case 'local-date-time':
      return days.flatMap((day) => clocks.map((clock) => `${day}T${clock}`));
    case 'instant':
      return days.flatMap((day) => clocks.map((clock) => `${day}T${clock}Z`));
    case 'choice':
      return type.options.length > 0 ? type.options : texts;
    case 'set':
      return [[], (type.options ?? ['a', 'b', 'c']).slice(0, 1), (type.options ?? ['a', 'b', 'c']).slice(0, 3)];
    case 'list':
      return [[], ['b', 'a', 'b'], [['nested'], null, true]];
    case 'json':
      return ['{"a":[1,2.50],"b":null}', '[]', '"text"', '12345678901234567890'];
    case 'file':
      return [{ digest: 'abc123', bytes: '3' }];
  }
}

/** Made-up canonical values of a type to try a line on, the same every time; NULL is among them. */
export function samplesFor(type: FieldType): readonly Value[] {
  const fitting = raw(type).flatMap((value) => {
    const landed = land(type, value);
    const fits =
      landed.ok && (!('maxLength' in type) || type.maxLength === undefined || String(value).length <= type.maxLength);
    return fits ? [landed.value] : [];
  });
  return [null, ...fitting];
}

/** Tuples of samples for several ends at once: each sample of each end comes up, not each combination. */
export function sampleTuples(types: readonly FieldType[]): readonly (readonly Value[])[] {
  const columns = types.map(samplesFor);
  const count = Math.max(1, ...columns.map((column) => column.length));
  return Array.from({ length: count }, (_one, row) =>
    columns.map((column, at) => column[(row + at * (row % 3)) % column.length] ?? null),
  );
}
