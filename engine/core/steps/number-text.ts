import { z } from 'zod';
import { err, ok, type Result } from '../../model/result.ts';
import { canonDecimal, roundDecimal } from '../values/number.ts';
import { show } from '../values/show.ts';

/** How people write numbers: the mark before the fraction and the mark between groups of three digits. */
const marks = {
  plain: { point: '.', group: '' },
  en: { point: '.', group: ',' },
  de: { point: ',', group: '.' },
  fr: { point: ',', group: '\u202f' },
  ch: { point: '.', group: '’' },
} as const;

/** Settings shared by the steps that write and read numbers. */
export const numberFormat = {
  /** `plain` 1234.5, `en` 1,234.5, `de` 1.234,5, `fr` 1 234,5, `ch` 1’234.5 */
  style: z.enum(['plain', 'en', 'de', 'fr', 'ch']).default('plain'),
  /** Always this many fraction digits, half up. Without it as many as the number has. */
  decimals: z.int().min(0).max(20).optional(),
  /** Text before and after the digits, such as "€ " or " %". */
  prefix: z.string().max(20).default(''),
  suffix: z.string().max(20).default(''),
};

export interface NumberFormat {
  readonly style: keyof typeof marks;
  readonly decimals?: number | undefined;
  readonly prefix: string;
  readonly suffix: string;
}

/** An example of the format for a sentence: "1.234,50 €". */
export function numberExample(format: NumberFormat): string {
  return printNumber(format, '1234.5');
}

/** A canonical decimal as text. */
export function printNumber(format: NumberFormat, decimal: string): string {
  const { point, group } = marks[format.style];
  const rounded = format.decimals === undefined ? decimal : roundDecimal(decimal, format.decimals);
  const negative = rounded.startsWith('-');
  const [whole = '0', fraction = ''] = (negative ? rounded.slice(1) : rounded).split('.');
  const grouped = group === '' ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, group);
  const digits = format.decimals === undefined ? fraction : fraction.padEnd(format.decimals, '0');
  return `${negative ? '-' : ''}${format.prefix}${grouped}${digits === '' ? '' : `${point}${digits}`}${format.suffix}`;
}

/**
 * The canonical decimal that a text in this format says. Group marks may be missing but never misplaced: "1.5" is
 * not 15 in German style. Prefix and suffix may be missing too.
 */
export function parseNumber(format: NumberFormat, text: string): Result<string, string> {
  const { point, group } = marks[format.style];
  const refused = err(
    `${show(text)} is not a number written like ${numberExample(format)}; correct it or change the format.`,
  );
  const spaced = text
    .trim()
    .replace(/[\u00a0\u2009]/g, '\u202f')
    .replace('\u2212', '-');
  const negative = spaced.startsWith('-');
  const unsigned = negative || spaced.startsWith('+') ? spaced.slice(1).trim() : spaced;
  const bare = without(unsigned, format.prefix.trim(), format.suffix.trim());
  const inner = bare.startsWith('-') && !negative ? bare.slice(1) : bare;
  const [whole = '', fraction, ...more] = inner.split(point);
  if (more.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return refused;
  const digits = ungrouped(
    whole,
    format.style === 'fr' ? ['\u202f', ' '] : format.style === 'ch' ? ['’', "'"] : [group],
  );
  if (digits === null || (digits === '' && fraction === undefined)) return refused;
  const sign = negative || inner !== bare ? '-' : '';
  const decimal = canonDecimal(`${sign}${digits}.${fraction ?? ''}`);
  return decimal.ok ? ok(decimal.value) : refused;
}

function without(text: string, prefix: string, suffix: string): string {
  const start = prefix !== '' && text.startsWith(prefix) ? text.slice(prefix.length) : text;
  return (suffix !== '' && start.endsWith(suffix) ? start.slice(0, -suffix.length) : start).trim();
}

function ungrouped(whole: string, groups: readonly string[]): string | null {
  if (/^\d*$/.test(whole)) return whole;
  for (const group of groups) {
    if (group === '') continue;
    const [head = '', ...rest] = whole.split(group);
    if (/^\d{1,3}$/.test(head) && rest.every((part) => /^\d{3}$/.test(part))) return `${head}${rest.join('')}`;
  }
  return null;
}
