import type { Field } from '../../../model/shape.ts';

/** A name without spaces, marks and case, as names are compared. */
export const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Whether a field has one of the names, by its name or its label. */
export const isCalled = ({ name, label }: Field, names: readonly string[]): boolean =>
  names.some((one) => plain(one) === plain(name) || (label !== undefined && plain(one) === plain(label)));
