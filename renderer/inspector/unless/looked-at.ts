import type { Exception } from '../../../engine/model/flow.ts';
import type { Side } from '../../../engine/model/ids.ts';
import type { FieldType, Value } from '../../../engine/model/value.ts';
import { comparisonsFor, firstValue } from '../side/condition-value.ts';

/** A field of either record that a condition can look at. */
export interface LookedAt {
  readonly side: Side;
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
}

const made = (side: Side, field: string, is: Exception['is'], value: Value | undefined): Exception =>
  value === undefined ? { side, field, is } : { side, field, is, value };

export const fieldLookedAt = (fields: readonly LookedAt[], one: Exception): LookedAt | null =>
  fields.find(({ side, name }) => side === one.side && name === one.field) ?? null;

/** A condition to begin with: one that holds for few records; null where there is no field. */
export function firstException(fields: readonly LookedAt[]): Exception | null {
  const [first] = fields;
  return first === undefined ? null : made(first.side, first.name, 'blank', undefined);
}

/** The condition on another field: with what it asked before, where that can be asked there. */
export function lookingAt(one: Exception, { side, name, type }: LookedAt): Exception {
  const known = comparisonsFor(type);
  const is = one.is !== 'blank' && known.includes(one.is) ? one.is : known.includes('equal') ? 'equal' : 'blank';
  return made(side, name, is, firstValue(type, is, one.value));
}

/** The condition with another comparison. */
export const comparing = (one: Exception, is: Exception['is'], type: FieldType): Exception =>
  made(one.side, one.field, is, firstValue(type, is, one.value));

export const valued = (one: Exception, value: Value | undefined): Exception => made(one.side, one.field, one.is, value);
