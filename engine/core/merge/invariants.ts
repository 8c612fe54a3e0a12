import type { Invariant } from '../../model/flow.ts';
import type { SidePlan } from '../../model/plan.ts';
import type { Fields, Value } from '../../model/value.ts';
import { readExpression, wordsOf } from '../steps/cel.ts';
import { celValue } from '../steps/expression.ts';
import { isBlank } from '../values/equal.ts';
import { addDecimals, compareDecimals, isDecimal, subtractDecimals } from '../values/number.ts';
import { compare } from '../values/order.ts';
import { show } from '../values/show.ts';

type Of<Is extends Invariant['is']> = Extract<Invariant, { is: Is }>;

/** The fields that an invariant looks at, once each. */
export function fieldsOfInvariant(invariant: Invariant): readonly string[] {
  switch (invariant.is) {
    case 'sum':
      return [...new Set([invariant.total, ...invariant.of])];
    case 'true':
      return [...new Set(invariant.values.map((one) => one.field))];
    case 'order':
    case 'together':
      return [...new Set(invariant.fields)];
  }
}

const told = (value: Value | undefined): string => (isBlank(value ?? null) ? 'blank' : show(value ?? null));

const named = (fields: Fields, names: readonly string[]): string =>
  names.map((name) => `${name} = ${told(fields[name])}`).join(', ');

const amount = (value: Value | undefined): string => (typeof value === 'string' && isDecimal(value) ? value : '0');

function sumIsOff({ total, of, within = '0' }: Of<'sum'>, fields: Fields): string | null {
  if ([total, ...of].every((name) => isBlank(fields[name] ?? null))) return null;
  const sum = of.map((name) => amount(fields[name])).reduce(addDecimals, '0');
  const off = subtractDecimals(amount(fields[total]), sum).replace('-', '');
  const isBare = isBlank(fields[total] ?? null);
  if (!isBare && compareDecimals(off, within) <= 0) return null;
  return `${total} would be ${told(fields[total])}, and ${of.join(' + ')} is ${sum}.`;
}

function isOutOfOrder({ fields: names }: Of<'order'>, side: SidePlan, fields: Fields): string | null {
  const filled = names.filter((name) => !isBlank(fields[name] ?? null));
  for (const [index, name] of filled.entries()) {
    const next = filled[index + 1];
    const type = side.fields.find((field) => field.name === name)?.type;
    if (next === undefined || type === undefined) continue;
    if (compare(type, fields[name] ?? null, fields[next] ?? null) > 0)
      return `${name} would be greater than ${next}: ${named(fields, [name, next])}.`;
  }
  return null;
}

function isHalf({ fields: names }: Of<'together'>, fields: Fields): string | null {
  const blank = names.filter((name) => isBlank(fields[name] ?? null));
  if (blank.length === 0 || blank.length === names.length) return null;
  return `${blank.join(', ')} would be blank, and ${names.filter((name) => !blank.includes(name)).join(', ')} would not.`;
}

function isUntrue({ values, expression }: Of<'true'>, fields: Fields): string | null {
  if (values.some((one) => isBlank(fields[one.field] ?? null))) return null;
  const held = named(
    fields,
    values.map((one) => one.field),
  );
  const read = readExpression(expression, Object.fromEntries(values.map((one) => [one.name, one.type])));
  if (!read.ok) return `"${expression}" cannot be read: ${read.error}`;
  const variables: Record<string, unknown> = {};
  for (const { name, field, type } of values) {
    const value = celValue(type, fields[field] ?? null);
    if (!value.ok) return value.error;
    variables[name] = value.value;
  }
  try {
    return read.value.run(variables) === true ? null : `"${expression}" would not hold: ${held}.`;
  } catch (error) {
    return `"${expression}" cannot be worked out for ${held}: ${wordsOf(error)}.`;
  }
}

function offOf(invariant: Invariant, side: SidePlan, fields: Fields): string | null {
  switch (invariant.is) {
    case 'sum':
      return sumIsOff(invariant, fields);
    case 'order':
      return isOutOfOrder(invariant, side, fields);
    case 'together':
      return isHalf(invariant, fields);
    case 'true':
      return isUntrue(invariant, fields);
  }
}

/**
 * Whether a side's record would still hold what its group must hold (G18).
 * @param fields the record as it would be after the write
 * @returns null when it would; `unread` when a field of it was not read; else what is off, in a sentence
 */
export function invariantsOff(
  invariants: readonly Invariant[],
  side: { readonly name: Invariant['side']; readonly plan: SidePlan },
  fields: Fields,
): null | 'unread' | { readonly detail: string } {
  for (const invariant of invariants) {
    if (invariant.side !== side.name) continue;
    if (fieldsOfInvariant(invariant).some((name) => fields[name] === undefined)) return 'unread';
    const detail = offOf(invariant, side.plan, fields);
    if (detail !== null) return { detail };
  }
  return null;
}
