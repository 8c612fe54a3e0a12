import { chanceFrom } from '../../core/match/sample.ts';
import type { Field, ObjectShape } from '../../model/shape.ts';
import type { Fields, FieldType, Value } from '../../model/value.ts';
import { canAll, field } from '../demo-flow.ts';
import { chosen, filledIn, type Thing, thingOf } from './thing.ts';

/**
 * Two objects in words. Of each side the object's name and then its fields, of which the first is the key, parted by semicolons:
 * `name (Label): type = value`. A type is t, i, d, b, day, at, s or r, or options with bars; a value is a text with attributes in
 * braces, or options with bars and `@` the number that chooses one of them; `@` alone chooses of the options of the type; `-` is
 * blank.
 */
export interface Labelled {
  readonly name: string;
  readonly left: string;
  readonly right: string;
  /** "first + last = name", parted by semicolons. */
  readonly truth: string;
}

/** Two objects as two systems have them, with records of the same things, and which fields really go together. */
export interface LabelledPair {
  readonly name: string;
  readonly left: ObjectShape;
  readonly right: ObjectShape;
  readonly pairs: readonly { readonly left: Fields; readonly right: Fields }[];
  readonly truth: readonly { readonly left: readonly string[]; readonly right: readonly string[] }[];
}

const types: { readonly [short: string]: FieldType } = {
  t: { kind: 'text' },
  i: { kind: 'integer' },
  d: { kind: 'decimal', scale: 2 },
  b: { kind: 'boolean' },
  day: { kind: 'date' },
  at: { kind: 'instant', digits: 0 },
  s: { kind: 'set' },
  r: { kind: 'rich-text' },
};

interface Column {
  readonly field: Field;
  readonly value: (thing: Thing) => Value;
}

function valueIn(type: FieldType, text: string): Value {
  if (text === '-' || text === '') return null;
  if (type.kind === 'boolean') return text === 'true';
  return type.kind === 'set' ? text.split(',').sort() : text;
}

const written = /^([^:(=@]+?)\s*(?:\(([^)]*)\))?\s*(?::\s*([^=@]+?))?\s*(?:(=|@)\s*(.*))?$/;

function columnOf(text: string, isKey: boolean): Column {
  const [, name = '', label, short = 't', sign, value = '-'] = written.exec(text) ?? [];
  const type = types[short] ?? { kind: 'choice', options: short.split('|') };
  const key: Partial<Field> = isKey ? { unique: true, nullable: false, writable: 'never' } : {};
  const made = { ...field(name, type, key), ...(label === undefined ? {} : { label }) };
  const [template = '', by] = sign === '@' ? [short, value] : value.split(/\s*@/);
  return {
    field: made,
    value: (thing) => {
      const all = template.split('|');
      return valueIn(type, by === undefined ? filledIn(template, thing) : filledIn(chosen(all, thing, by), thing));
    },
  };
}

const parted = (text: string): readonly string[] =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');

interface ReadObject {
  readonly shape: ObjectShape;
  readonly columns: readonly Column[];
}

function objectOf(text: string): ReadObject {
  const [object = '', ...fields] = parted(text);
  const columns = fields.map((one, at) => columnOf(one, at === 0));
  const key = columns.slice(0, 1).map((column) => column.field.name);
  const shape: ObjectShape = {
    object,
    label: object,
    fields: columns.map((column) => column.field),
    key,
    keyFrom: 'system',
    can: canAll,
  };
  return { shape, columns };
}

const rowOf = ({ columns }: ReadObject, thing: Thing): Fields =>
  Object.fromEntries(columns.map((column) => [column.field.name, column.value(thing)]));

const thingsOfEach = 40;

/** The objects and records that words describe; the same seed gives the same records. */
export function labelledPair({ name, left, right, truth }: Labelled, seed: number): LabelledPair {
  const [one, other] = [objectOf(left), objectOf(right)];
  const chance = chanceFrom(seed + 1);
  const pairs = Array.from({ length: thingsOfEach }, (_, at) => {
    const thing = thingOf(at + 1, chance);
    return { left: rowOf(one, thing), right: rowOf(other, thing) };
  });
  const ends = parted(truth).map((map) => {
    const [mine = [], its = []] = map.split('=').map((end) => end.split('+').map((part) => part.trim()));
    return { left: mine, right: its };
  });
  return { name, left: one.shape, right: other.shape, pairs, truth: ends };
}
