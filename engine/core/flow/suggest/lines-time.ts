import type { FieldKind } from '../../../model/value.ts';
import type { Column } from './columns.ts';
import type { Candidate } from './try-line.ts';

const days = [
  'YYYY-MM-DD',
  'DD.MM.YYYY',
  'MM/DD/YYYY',
  'DD/MM/YYYY',
  'YYYY/MM/DD',
  'DD-MM-YYYY',
  'YYYYMMDD',
  'D.M.YYYY',
  'M/D/YYYY',
  'DD.MM.YY',
];
const clocks = ['HH:mm:ss', 'HH:mm'];
const times: ReadonlySet<FieldKind> = new Set<FieldKind>(['date', 'instant', 'local-date-time']);

export const isTime = (kind: FieldKind): boolean => times.has(kind);

const patternsFor = (kind: FieldKind, values: Column['values']): readonly string[] => {
  if (kind === 'date' && !values.some((value) => typeof value === 'string' && value.includes(':'))) return days;
  return days.flatMap((day) => clocks.flatMap((clock) => [`${day} ${clock}`, `${day}[T]${clock}`]));
};

/** Steps that lead from one way of telling a time to another. */
export function timeLines(from: Column, to: Column, zone: string): readonly Candidate[] {
  const [a, b] = [from.field.type.kind, to.field.type.kind];
  const zoned = (a === 'instant') !== (b === 'instant') ? { zone } : {};
  const words = Object.hasOwn(zoned, 'zone') ? `in the zone ${zone}` : 'as dates';
  if (isTime(a) && isTime(b)) {
    return a === b ? [] : [{ steps: [{ use: 'date-time', settings: { from: a, to: b, ...zoned } }], words }];
  }
  const [time, text] = isTime(a) ? [a, to] : [b, from];
  return patternsFor(time, text.values).map((pattern) => ({
    steps: [
      { use: 'text-to-date', settings: { pattern, to: time, ...zoned, ...(isTime(a) ? { reverse: true } : {}) } },
    ],
    words: `as dates written ${pattern.replaceAll(/[[\]]/g, '')}`,
  }));
}
