import type { Side } from '../../model/ids.ts';
import type { Value } from '../../model/value.ts';

/** How a reference to a record that no link holds is written: link ids have no slash. */
export const unlinkedName = (side: Side, key: string): string => `${side}/${key}`;

/** The key of an unlinked record of this side, or null where the value is none. */
export function unlinkedKey(side: Side, value: Value | undefined): string | null {
  const prefix = `${side}/`;
  return typeof value === 'string' && value.startsWith(prefix) ? value.slice(prefix.length) : null;
}

const bySide = (value: Value | undefined): boolean =>
  unlinkedKey('left', value) !== null || unlinkedKey('right', value) !== null;

/** Whether a reference, or one of a list of them, points at a record that no link holds: it says nothing on the other side. */
export const isUnlinked = (value: Value | undefined): boolean =>
  Array.isArray(value) ? value.some(bySide) : bySide(value);
