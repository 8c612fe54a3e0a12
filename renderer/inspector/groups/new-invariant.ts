import type { Group, Invariant, Sync } from '../../../engine/model/flow.ts';
import type { Side } from '../../../engine/model/ids.ts';
import type { FieldType } from '../../../engine/model/value.ts';
import { endsOf } from '../../state/flow-parts.ts';
import { wordsOf } from '../../words/words.ts';

export type Truth = Extract<Invariant, { is: 'true' }>;
type Named = Truth['values'][number];

/** The fields of a side that the field maps of a group lead to, once each. */
export const fieldsOf = (sync: Sync, group: Group, side: Side): readonly string[] => [
  ...new Set(sync.fields.filter((map) => group.maps.includes(map.id)).flatMap((map) => endsOf(map, side))),
];

const partsOf = (field: string): readonly string[] => field.match(/[A-Za-z0-9]+/g) ?? [];

/** A name that a field can have in an expression, unlike those that are taken: "Credit limit" becomes "creditLimit". */
export function nameFor(field: string, taken: readonly string[]): string {
  const joined = partsOf(field)
    .map((word, at) => (at === 0 ? word.toLowerCase() : `${word.charAt(0).toUpperCase()}${word.slice(1)}`))
    .join('');
  const base = (/^[a-z]/.test(joined) ? joined : `v${joined}`).slice(0, 36);
  for (let nr = 1; ; nr++) {
    const name = nr === 1 ? base : `${base}${nr}`;
    if (!taken.includes(name)) return name;
  }
}

const celTypes: { readonly [kind in FieldType['kind']]?: Named['type'] } = {
  integer: 'integer',
  decimal: 'decimal',
  boolean: 'boolean',
  set: 'items',
  list: 'items',
};

/** A field as an expression names it. */
export const namedField = (field: string, type: FieldType | null, taken: readonly string[]): Named => ({
  field,
  name: nameFor(field, taken),
  type: type === null ? 'text' : (celTypes[type.kind] ?? 'text'),
});

const starts: { readonly [type in Named['type']]: (name: string) => string } = {
  text: (name) => `${name} != ""`,
  integer: (name) => `${name} >= 0`,
  decimal: (name) => `${name} == abs(${name})`,
  boolean: (name) => `${name} || !${name}`,
  items: (name) => `size(${name}) > 0`,
};

/** An expression over a field to begin with. */
export function newTruth(side: Side, field: string, type: FieldType | null): Truth {
  const named = namedField(field, type, []);
  return { is: 'true', side, values: [named], expression: starts[named.type](named.name) };
}

/** What can be asked of the fields of a group, filled in from its fields. */
export function invariantsFor(
  side: Side,
  fields: readonly string[],
  typeOf: (field: string) => FieldType | null,
): readonly { readonly label: string; readonly invariant: Invariant }[] {
  const words = wordsOf('syncInspector');
  const [total, ...of] = fields;
  if (total === undefined) return [];
  const truth = { label: words('isTrue'), invariant: newTruth(side, total, typeOf(total)) };
  if (of.length === 0) return [truth];
  return [
    { label: words('together'), invariant: { is: 'together', side, fields: [...fields] } },
    { label: words('order'), invariant: { is: 'order', side, fields: [...fields] } },
    { label: words('sum', { total }), invariant: { is: 'sum', side, total, of } },
    truth,
  ];
}

/** Fields with one of them taken in at the end, or out. */
export const withField = (fields: readonly string[], field: string, isIn: boolean): string[] =>
  isIn ? [...fields.filter((one) => one !== field), field] : fields.filter((one) => one !== field);
