import type { FieldType, Value } from '../../model/value.ts';
import { canon, isList } from './canon.ts';
import { cutFraction } from './instant.ts';
import { compareDecimals, isDecimal, roundDecimal } from './number.ts';
import { canonText } from './text.ts';

/** Known to be empty: NULL, the empty text, the empty set or list. */
export function isBlank(value: Value): boolean {
  return value === null || value === '' || (isList(value) && value.length === 0);
}

/** Equal to the last character or item, whatever the type. */
export function identical(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  if (isList(a) || isList(b)) {
    return isList(a) && isList(b) && a.length === b.length && a.every((item, at) => identicalOr(item, b[at]));
  }
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => identicalOr(a[name], b[name]));
}

function identicalOr(a: Value | undefined, b: Value | undefined): boolean {
  return a !== undefined && b !== undefined && identical(a, b);
}

function canonical(type: FieldType, value: Value): Value {
  const made = canon(type, value);
  return made.ok ? made.value : value;
}

/**
 * Whether two values of one side are the same. NULL and empty text differ here: this side can tell them apart.
 * MISSING (undefined) is the same as nothing, itself included.
 */
export function same(type: FieldType, a: Value | undefined, b: Value | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (a === b) return true;
  // Both made canonical, since a shadow may stem from a time when the type had more digits.
  return identical(canonical(type, a), canonical(type, b));
}

/**
 * Whether a left and a right value say the same, each in its own type: blank and blank agree; decimals and money by
 * value, at the smaller scale where a side is bound to one; times at the coarser precision; sets without order; texts after
 * NFC. Values of different kinds agree only where their canonical texts do. MISSING agrees with nothing.
 */
export function agree(
  leftType: FieldType,
  rightType: FieldType,
  left: Value | undefined,
  right: Value | undefined,
): boolean {
  if (left === undefined || right === undefined) return false;
  if (isBlank(left) || isBlank(right)) return isBlank(left) && isBlank(right);
  const a = canonical(leftType, left);
  const b = canonical(rightType, right);
  if (identical(a, b)) return true;
  if (leftType.kind === 'decimal' && rightType.kind === 'decimal') {
    return agreeAtScale(a, b, smaller(leftType.scale, rightType.scale));
  }
  if (leftType.kind === 'money' && rightType.kind === 'money') {
    return agreeMoney(a, b, smaller(leftType.scale, rightType.scale));
  }
  if ('digits' in leftType && 'digits' in rightType && leftType.kind === rightType.kind) {
    return agreeAtDigits(a, b, Math.min(leftType.digits, rightType.digits));
  }
  return leftType.kind !== rightType.kind && agreeAsText(a, b);
}

function smaller(a: number | undefined, b: number | undefined): number | null {
  if (a === undefined || b === undefined) return a ?? b ?? null;
  return Math.min(a, b);
}

function agreeAtScale(a: Value | undefined, b: Value | undefined, scale: number | null): boolean {
  if (typeof a !== 'string' || typeof b !== 'string' || scale === null) return false;
  if (!isDecimal(a) || !isDecimal(b)) return false;
  return compareDecimals(roundDecimal(a, scale), roundDecimal(b, scale)) === 0;
}

function agreeMoney(a: Value, b: Value, scale: number | null): boolean {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object' || isList(a) || isList(b))
    return false;
  return a['currency'] === b['currency'] && agreeAtScale(a['amount'], b['amount'], scale);
}

function agreeAtDigits(a: Value, b: Value, digits: number): boolean {
  return typeof a === 'string' && typeof b === 'string' && cutFraction(a, digits) === cutFraction(b, digits);
}

function agreeAsText(a: Value, b: Value): boolean {
  if (typeof a === 'object' || typeof b === 'object') return false;
  const x = canonText(String(a));
  const y = canonText(String(b));
  return x.ok && y.ok && x.value === y.value;
}
