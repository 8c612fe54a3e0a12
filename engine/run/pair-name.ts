import { RecordKey, type Side } from '../model/ids.ts';

/** A record in a list of both sides. */
export const nameOn = (side: Side, key: RecordKey): RecordKey => RecordKey.parse(`${side}/${key}`);

/** Under which names two records of different sides are declared apart. */
export const apartNames = (pair: {
  readonly left: RecordKey;
  readonly right: RecordKey;
}): { readonly left: RecordKey; readonly right: RecordKey } => ({
  left: nameOn('left', pair.left),
  right: nameOn('right', pair.right),
});
