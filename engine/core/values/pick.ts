import type { Fields, Value } from '../../model/value.ts';

/** The named fields of a record, as far as they were read. */
export function pick(fields: Fields, names: Iterable<string>): Fields {
  const picked: Record<string, Value> = {};
  for (const name of names) {
    const value = fields[name];
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}
