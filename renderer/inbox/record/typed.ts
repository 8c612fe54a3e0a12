import type { Side } from '../../../engine/model/ids.ts';
import type { InboxSaid } from '../../../engine/protocol/calls/inbox.ts';
import type { AskedMap, AskedWhat } from '../../../engine/protocol/calls/inbox-record.ts';
import { textOf } from './who.ts';

export type TypedSaid = Extract<InboxSaid, { choose: 'typed' }>;

/** A field that a value can be typed for. */
export interface TypedField {
  readonly side: Side;
  readonly field: string;
  readonly label: string;
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
  map[side].map(({ field, label, text }) => ({ side, field, label, text }));

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
        first: what.fields.map(({ field, label, sent }) => ({ side: what.side, field, label, text: sent })),
        other: [],
      };
    case 'removal':
    case 'match':
      return { first: [], other: [] };
  }
}

/** What was typed as an answer; null while nothing was. */
export function saidOf(draft: Draft, fields: readonly TypedField[]): TypedSaid | null {
  const typed = fields.filter((one) => draft.has(nameOfField(one)));
  if (typed.length === 0) return null;
  const at = (side: Side): Record<string, string | null> =>
    Object.fromEntries(
      typed.filter((one) => one.side === side).map((one) => [one.field, draft.get(nameOfField(one)) ?? null]),
    );
  return { choose: 'typed', left: at('left'), right: at('right') };
}

/** An answer as it was typed, to go on with. */
export function draftOf(said: InboxSaid | null): Draft {
  if (said?.choose !== 'typed') return new Map();
  return new Map(
    (['left', 'right'] as const).flatMap((side) =>
      Object.entries(said[side]).map(([field, text]) => [nameOfField({ side, field }), text] as const),
    ),
  );
}

/** What was typed, as one text. */
export function typedText(said: TypedSaid): string | null {
  const texts = [...Object.values(said.left), ...Object.values(said.right)].flatMap((text) => text ?? []);
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
