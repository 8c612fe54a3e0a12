import type { FieldKind } from '../../../model/value.ts';
import type { Column, ValuePair } from './columns.ts';
import { choiceLines, yesNoLines } from './lines-choice.ts';
import { numberLines, parsedNumbers, writtenNumbers } from './lines-number.ts';
import { textLines } from './lines-text.ts';
import { isTime, timeLines } from './lines-time.ts';
import { type Candidate, canLead } from './try-line.ts';

/** What is known of the place the records are from. */
export interface Home {
  /** Two-letter country of phone numbers that are written without one. */
  readonly country?: string | undefined;
  /** Zone of local dates and times; UTC unless it is known. */
  readonly zone?: string | undefined;
}

const texts: ReadonlySet<FieldKind> = new Set<FieldKind>(['text', 'rich-text', 'choice', 'reference']);
const numbers: ReadonlySet<FieldKind> = new Set<FieldKind>(['integer', 'decimal']);

function listLines(from: Column, to: Column): readonly Candidate[] {
  const [a, b] = [from.field.type.kind, to.field.type.kind];
  const list = a === 'set' || a === 'list' ? a : b === 'set' || b === 'list' ? b : null;
  if (list === null) return [];
  const text = list === a ? to : from;
  const semicolons = text.values.some((value) => typeof value === 'string' && value.includes(';'));
  const settings = { kind: list, separator: semicolons ? '; ' : ', ', ...(list === a ? {} : { reverse: true }) };
  return [{ steps: [{ use: 'list-join', settings }], words: 'item by item' }];
}

function stepsBetween(from: Column, to: Column, pairs: readonly ValuePair[], home: Home): readonly Candidate[] {
  const [a, b] = [from.field.type.kind, to.field.type.kind];
  const codes = texts.has(a) || texts.has(b) ? choiceLines(from, to, pairs) : [];
  if (a === 'boolean' || b === 'boolean') return yesNoLines(from, to, pairs);
  if (isTime(a) || isTime(b)) return isTime(a) || texts.has(a) ? timeLines(from, to, home.zone ?? 'UTC') : [];
  if (numbers.has(a) && numbers.has(b)) return numberLines(from, to, pairs);
  if (texts.has(a) && numbers.has(b)) return parsedNumbers(from, to.field.type);
  if (numbers.has(a) && texts.has(b)) return [...codes, ...writtenNumbers(from.field.type, to)];
  if (texts.has(a) && texts.has(b)) return [...codes, ...textLines(from, to, pairs, home.country ?? null)];
  return listLines(from, to);
}

/** All lines that may lead from one field to another; the one without steps first where the types allow it. */
export function linesBetween(from: Column, to: Column, pairs: readonly ValuePair[], home: Home): readonly Candidate[] {
  const plain: Candidate = { steps: [], words: null };
  const [a, b] = [from.field.type, to.field.type];
  return [plain, ...stepsBetween(from, to, pairs, home)].filter(({ steps }) => canLead(steps, a, b));
}
