import { err, ok, type Result } from '../../engine/model/result.ts';
import { groupLengths, numberSigns } from './formats.ts';
import { wordsOf } from './words.ts';

/** A number as it was typed, taken apart; digits of the whole as they stand between the signs of the thousands. */
interface Taken {
  readonly sign: string;
  readonly groups: readonly string[];
  readonly between: string;
  readonly fraction: string | null;
  readonly exponent: string;
}

const escaped = (signs: string): string => signs.replaceAll(/[\\\]^-]/g, String.raw`\$&`);

/** Signs that are typed for one another: a keyboard has one space, and one apostrophe. */
const asOnKeyboard = (text: string): string =>
  text.replaceAll(/\s/gu, ' ').replaceAll('’', "'").replaceAll('\u2212', '-');

/**
 * Takes a number apart by the signs of the person; null where it is none. Where the decimal sign is a comma, a point stands
 * between thousands in people's habits, whatever the locale has there.
 */
function take(text: string): Taken | null {
  const { decimal, group } = numberSigns();
  const between = `${asOnKeyboard(group)} ${decimal === ',' ? '.' : ''}`;
  const shape = new RegExp(
    `^([+-]?)(\\d[\\d${escaped(between)}]*)?(?:[${escaped(decimal)}](\\d*))?((?:[eE][+-]?\\d{1,3})?)$`,
  );
  const found = shape.exec(asOnKeyboard(text));
  if (found === null) return null;
  const [, sign = '', whole = '', fraction = null, exponent = ''] = found;
  if (whole === '' && (fraction ?? '') === '') return null;
  const signs = new Set(whole.replaceAll(/\d/g, ''));
  if (signs.size > 1) return null;
  const [used = ''] = signs;
  const groups = used === '' ? [whole] : whole.split(used);
  const isGrouped = used === '' || groupLengths(groups.join('')) === groups.map((one) => one.length).join();
  return isGrouped ? { sign, groups, between: used, fraction, exponent } : null;
}

const canonical = ({ sign, groups, fraction, exponent }: Taken): string =>
  `${sign}${groups.join('')}${fraction === null || fraction === '' ? '' : `.${fraction}`}${exponent}`;

/** The form that was meant, where the other decimal sign was taken; else any number. */
function example(text: string): string {
  const { decimal } = numberSigns();
  return /^[+-]?\d*[.,]\d+$/.test(text) ? text.replace(/[.,]/, decimal) : `1234${decimal}5`;
}

/**
 * A number as the person's locale has it, as digits with a point. "1.234" could be two numbers where the decimal sign is a comma:
 * nobody's habit is guessed.
 * @returns the digits, or a sentence that names the form that is expected
 */
export function readNumber(text: string): Result<string, string> {
  const words = wordsOf('values');
  const taken = take(text.trim());
  if (taken === null) return err(words('notNumber', { text, example: example(text.trim()) }));
  const { decimal } = numberSigns();
  if (taken.between === '.' && taken.groups.length === 2 && taken.fraction === null)
    return err(
      words('twoNumbers', {
        text,
        whole: `${taken.sign}${taken.groups.join('')}`,
        fraction: `${taken.sign}${taken.groups.join(decimal)}`,
      }),
    );
  return ok(canonical(taken));
}

/** A whole number: between its thousands may stand what the person's locale has there. */
export function readWhole(text: string): Result<string, string> {
  const taken = take(text.trim());
  return taken === null || (taken.fraction ?? '') !== ''
    ? err(wordsOf('values')('notWhole', { text }))
    : ok(canonical(taken));
}
