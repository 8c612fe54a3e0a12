import { type MapId, Slot } from '../../model/ids.ts';
import { canonicalJson, shortHash } from '../values/hash.ts';

const slotLength = 16;

/** The slot of a field map: made from its id and its ends, and from nothing else (C23). */
export const slotOf = (map: MapId, left: readonly string[], right: readonly string[]): Slot =>
  Slot.parse(shortHash(canonicalJson([map, left, right]), slotLength));
