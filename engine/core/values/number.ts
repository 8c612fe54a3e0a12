import Big from 'big.js';
import { err, ok, type Result } from '../../model/result.ts';
import { show } from './show.ts';

/** Digits a number may have written out in full: more than a double can need (1e308, 5e-324), fewer than harm. */
export const numberDigitsMax = 400;

const canonicalInteger = /^(?:0|-?[1-9]\d{0,399})$/;
const canonicalDecimal = /^(?:0|-?[1-9]\d{0,18}|-?(?:0|[1-9]\d{0,18})\.\d{0,30}[1-9])$/;
const anyDecimal = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

export type Rounding = 'half-up' | 'half-even' | 'down' | 'up';

const modes: Record<Rounding, 0 | 1 | 2 | 3> = { down: 0, 'half-up': 1, 'half-even': 2, up: 3 };

/**
 * Canonical decimal text: digits without exponent, plus, leading zeros or trailing zeros of the fraction; never "-0".
 * Takes an exponent. Refuses NaN, infinities and numbers of more than 400 digits.
 */
export function canonDecimal(text: string): Result<string, string> {
  if (canonicalDecimal.test(text)) return ok(text);
  const parts = anyDecimal.exec(text);
  const whole = parts?.[2] ?? '';
  const fraction = parts?.[3] ?? '';
  if (parts === null || whole.length + fraction.length === 0) {
    return err(`${show(text)} is not a number written with digits, such as -12.5.`);
  }
  const exponent = Number(parts[4] ?? '0');
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  if (digits === '') return ok('0');
  const significant = digits.replace(/0+$/, '');
  // Where the point stands, counted from the first significant digit.
  const point = digits.length - fraction.length + exponent;
  const length = Math.max(point, 0) + Math.max(significant.length - Math.max(point, 0), 0) + Math.max(-point, 0);
  if (!(length <= numberDigitsMax)) return err(`${show(text)} has more than ${numberDigitsMax} digits.`);
  const sign = parts[1] === '-' ? '-' : '';
  if (point <= 0) return ok(`${sign}0.${'0'.repeat(-point)}${significant}`);
  if (significant.length <= point) return ok(`${sign}${significant}${'0'.repeat(point - significant.length)}`);
  return ok(`${sign}${significant.slice(0, point)}.${significant.slice(point)}`);
}

/** Canonical integer text. Takes what `canonDecimal` takes, as long as nothing is left behind the point. */
export function canonInteger(text: string): Result<string, string> {
  if (canonicalInteger.test(text)) return ok(text);
  const decimal = canonDecimal(text);
  if (!decimal.ok) return err(`${show(text)} is not a whole number written with digits, such as -12.`);
  return decimal.value.includes('.') ? err(`${show(text)} is not a whole number.`) : decimal;
}

/** Whether the arithmetic of this file can take the text: digits with or without a fraction. */
export function isDecimal(text: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(text);
}

/** Order by value of two canonical decimals. */
export function compareDecimals(a: string, b: string): -1 | 0 | 1 {
  return a === b ? 0 : Big(a).cmp(b);
}

/** A canonical decimal cut to `scale` fraction digits, itself canonical. */
export function roundDecimal(decimal: string, scale: number, rounding: Rounding = 'half-up'): string {
  const point = decimal.indexOf('.');
  if (point < 0 || decimal.length - point - 1 <= scale) return decimal;
  return plain(Big(decimal).round(scale, modes[rounding]));
}

/** The exact product of two canonical decimals. */
export function multiplyDecimals(a: string, b: string): string {
  return plain(Big(a).times(b));
}

/** The exact sum of two canonical decimals. */
export function addDecimals(a: string, b: string): string {
  return plain(Big(a).plus(b));
}

/** The exact difference of two canonical decimals. */
export function subtractDecimals(a: string, b: string): string {
  return plain(Big(a).minus(b));
}

const divider = Big();

/** `a / b` with `scale` fraction digits, half up. `b` is not zero. */
export function divideDecimals(a: string, b: string, scale: number): string {
  divider.DP = scale;
  return plain(divider(a).div(b));
}

function plain(value: Big): string {
  const text = value.toFixed();
  const point = text.indexOf('.');
  const short = point < 0 ? text : text.replace(/\.?0+$/, '');
  return short === '-0' ? '0' : short;
}
