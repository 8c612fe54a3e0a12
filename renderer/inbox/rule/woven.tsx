import { Fragment } from 'react';

/** Where a part of a text is to be woven in; no text of a person has these. */
const edge = '\u2063';

/** Stands in a text for the part of this name. */
export const place = (name: string): string => `${edge}${name}${edge}`;

/** A text with parts of it drawn: a sentence stays whole for whoever translates it. */
export function Woven({
  text,
  parts,
}: {
  readonly text: string;
  readonly parts: { readonly [name: string]: React.ReactNode };
}) {
  return text.split(edge).map((piece, at) => {
    const part = at % 2 === 1 ? parts[piece] : undefined;
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other name
    return <Fragment key={at}>{part ?? piece}</Fragment>;
  });
}
