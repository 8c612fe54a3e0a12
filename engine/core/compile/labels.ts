import type { ObjectShape } from '../../model/shape.ts';

/** What people call a side: its connection and its object. */
export const sideLabel = (connection: string, object: ObjectShape): string =>
  connection === object.label ? connection : `${connection} ${object.label}`;

/** What people call a field map that has no label. */
export function endsLabel(left: readonly string[], right: readonly string[]): string {
  const [one, other] = [left.join(', '), right.join(', ')];
  return one === other || other === '' ? one : one === '' ? other : `${one} / ${other}`;
}
