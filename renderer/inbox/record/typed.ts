import type { Side } from '../../../engine/model/ids.ts';
import type { InboxSaid } from '../../../engine/protocol/calls/inbox.ts';
import type { AskedMap, AskedWhat } from '../../../engine/protocol/calls/inbox-record.ts';
import { readTyped, typedText as textTyped } from '../../words/typed.ts';
import { textOf } from './who.ts';

export type TypedSaid = Extract<InboxSaid, { choose: 'typed' }>;

/** A field that a value can be typed for. */
export interface TypedField {
  readonly side: Side;
  readonly field: string;
  readonly label: string;
  /** The kind of its type: numbers and dates are typed as the person's locale has them. */
  readonly kind: string;
  /** What stands there now, to begin with. */
  readonly text: string | null;
}

/** What is typed, by the name of its side and field. */
export type Draft = ReadonlyMap<string, string | null>;

export const nameOfField = ({ side, field }: Pick<TypedField, 'side' | 'field'>): string => `${side} ${field}`;

/** The side whose values are typed: a line that goes one way is typed at where it begins, so that it goes on from there. */
const startOf = ({ direction }: AskedMap): Side =>
  direction === 'to-left' || direction === 'to-left-on-create' ? 'right' : 'left';

const fieldsAt = (map: AskedMap, side: Side): readonly TypedField[] =>
  map[side].map(({ field, label, kind, text }) => ({ side, field, label, kind, text }));

/** The fields of a question that are typed at first, and those of the other side, which are typed where the two shall differ. */
export function typedFields(what: AskedWhat): {
  readonly first: readonly TypedField[];
  readonly other: readonly TypedField[];
} {
  switch (what.about) {
    case 'unit':
      return {
        first: what.maps.flatMap((map) => fieldsAt(map, startOf(map))),
        other: what.maps.flatMap((map) => fieldsAt(map, startOf(map) === 'left' ? 'right' : 'left')),
      };
    case 'refused':
      return {
        first: what.fields.map(({ field, label, kind, sent }) => ({ side: what.side, field, label, kind, text: sent })),
        other: [],
      };
    case 'removal':
    case 'match':
      return { first: [], other: [] };
  }
}

/** What cannot be read as it was typed; null where it can. */
export function wrongIn(draft: Draft, field: TypedField): string | null {
  const read = readTyped(field.kind, draft.get(nameOfField(field)) ?? '');
  return read.ok ? null : read.error;
}

/** What the engine is told of a field. */
function valueTyped(draft: Draft, field: TypedField): string | null {
  const typed = draft.get(nameOfField(field)) ?? null;
  const read = typed === null ? null : readTyped(field.kind, typed);
  return read?.ok === true ? read.value : typed;
}

/** What was typed as an answer; null while nothing was, or while any of it cannot be read. */
export function saidOf(draft: Draft, fields: readonly TypedField[]): TypedSaid | null {
  const typed = fields.filter((one) => draft.has(nameOfField(one)));
  if (typed.length === 0 || typed.some((one) => wrongIn(draft, one) !== null)) return null;
  const at = (side: Side): Record<string, string | null> =>
    Object.fromEntries(typed.filter((one) => one.side === side).map((one) => [one.field, valueTyped(draft, one)]));
  return { choose: 'typed', left: at('left'), right: at('right') };
}

/** An answer as it was typed, to go on with. */
export function draftOf(said: InboxSaid | null, fields: readonly TypedField[]): Draft {
  if (said?.choose !== 'typed') return new Map();
  return new Map(
    fields
      .filter((one) => one.field in said[one.side])
      .map((one) => {
        const text = said[one.side][one.field] ?? null;
        return [nameOfField(one), text === null ? null : textTyped(one.kind, text)] as const;
      }),
  );
}

/** What was typed, as one text. */
export function typedText(said: TypedSaid, fields: readonly TypedField[]): string | null {
  const texts = [...draftOf(said, fields).values()].flatMap((text) => text ?? []);
  return texts.length === 0 ? null : texts.join(' ');
}

/** Field maps of a group that differ and for which nothing was typed: a group is decided whole. */
export function lacking(what: AskedWhat, draft: Draft): readonly string[] {
  if (what.about !== 'unit') return [];
  return what.maps
    .filter((map) => textOf(map.left) !== textOf(map.right))
    .filter((map) => ![...fieldsAt(map, 'left'), ...fieldsAt(map, 'right')].some((one) => draft.has(nameOfField(one))))
    .map((map) => map.label);
}
