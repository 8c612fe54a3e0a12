import { err, ok } from '../../model/result.ts';
import type { FieldKind } from '../../model/value.ts';
import { show } from '../values/show.ts';
import { type Turned, textKinds, textOut, turnEach } from './each.ts';
import type { Stepped, Values } from './step.ts';

/** One country, language or currency: its codes by form, and its names, of which the first is written and all are read. */
export interface Coded {
  readonly codes: { readonly [form: string]: string };
  readonly names: readonly string[];
}

export type CodeTable = readonly Coded[];

/** What of a table is looked for and what is written; `unknown` is about values that are not in it. */
export interface CodeTurn {
  readonly table: CodeTable;
  readonly from: string;
  readonly to: string;
  readonly unknown: 'ask' | 'keep' | 'blank';
  /** What the table holds, with its article: "a country". */
  readonly noun: string;
}

/** The form of a name, beside the forms of codes. */
export const nameForm = 'name';

/** By form: null where two mean the same text, since taking one of them would be a guess. */
type Index = ReadonlyMap<string, Coded | null>;
const indexes = new WeakMap<CodeTable, Map<string, Index>>();

/** What does not matter when people write names: case, accents, punctuation, white space. */
const fold = (word: string): string =>
  word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

function indexOf(table: CodeTable, form: string): Index {
  const forms = indexes.get(table) ?? new Map<string, Index>();
  indexes.set(table, forms);
  const known = forms.get(form);
  if (known !== undefined) return known;
  const index = new Map<string, Coded | null>();
  for (const one of table) {
    for (const word of new Set(wordsIn(one, form).map(fold))) index.set(word, index.has(word) ? null : one);
  }
  forms.set(form, index);
  return index;
}

const wordsIn = (one: Coded, form: string): readonly string[] =>
  form === nameForm ? one.names : [one.codes[form] ?? ''].filter((code) => code !== '');

const written = (one: Coded, form: string): string | undefined => wordsIn(one, form)[0];

/** Kinds of fields that hold codes of a form. */
export const codeKinds = (form: string): readonly FieldKind[] =>
  form === 'numeric' ? [...textKinds, 'integer'] : textKinds;

/** Numeric codes lose their leading zeros where somebody took them for numbers. */
const numeric = (form: string, value: string): string => (form === 'numeric' ? value.trim().padStart(3, '0') : value);

function turned(turn: CodeTurn, value: string): Turned {
  if (value.trim() === '') return ok('');
  const found = indexOf(turn.table, turn.from).get(fold(numeric(turn.from, value)));
  const made = found === undefined || found === null ? undefined : written(found, turn.to);
  if (made !== undefined) return textOut(made);
  if (turn.unknown === 'keep') return ok(value);
  if (turn.unknown === 'blank') return ok(null);
  const what = turn.from === nameForm ? `the name of ${turn.noun}` : `the ${turn.from} code of ${turn.noun}`;
  const message = found === undefined ? `${show(value)} is not ${what}` : `${show(value)} has no ${turn.to}`;
  const why = found === null ? `${show(value)} is the name of several` : message;
  return err({ kind: 'unmapped-choice', message: `${why}; correct it or let such values pass.` });
}

/** Only as the code is written: another spelling would come back as it is written, and not as it was entered. */
function turnedBack(turn: CodeTurn, value: string): Turned {
  const made = turned(turn, value);
  if (value === '' || !made.ok || typeof made.value !== 'string' || isLossy(turn)) return made;
  const again = turned({ ...turn, from: turn.to, to: turn.from }, made.value);
  if (again.ok && again.value === value) return made;
  const message = `${show(value)} is written ${again.ok ? show(again.value) : 'otherwise'} as a code; correct it.`;
  return err({ kind: 'unmapped-choice', message });
}

const isLossy = (turn: CodeTurn): boolean => turn.unknown !== 'ask' || turn.from === nameForm || turn.to === nameForm;

/** Codes lose nothing, since each stands for one thing; a name is read in several spellings and written in one. */
export const codesWay = (turn: CodeTurn): 'none' | 'lossy' => (isLossy(turn) ? 'lossy' : 'none');

export const codesForward = (turn: CodeTurn, values: Values): Stepped =>
  turnEach(values, (value) => turned(turn, value));

export function codesBackward(turn: CodeTurn, values: Values): Stepped {
  const back = { ...turn, from: turn.to, to: turn.from };
  return turnEach(values, (value) => turnedBack(back, value));
}
