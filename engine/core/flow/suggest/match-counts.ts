import type { MatchTier } from '../../../model/flow.ts';
import type { Side } from '../../../model/ids.ts';
import type { ObjectShape } from '../../../model/shape.ts';
import type { Fields } from '../../../model/value.ts';
import { type Key, tierOf } from './match-keys.ts';
import type { Form, RowForms } from './row-forms.ts';

export interface MatchAsked {
  readonly left: ObjectShape;
  readonly right: ObjectShape;
  readonly leftRows: readonly Fields[];
  readonly rightRows: readonly Fields[];
}

/** What a tier of these keys would link: each pair by its rows. */
export interface Links {
  readonly keys: readonly Key[];
  readonly tier: MatchTier;
  readonly pairs: readonly (readonly [left: number, right: number])[];
  /** The share of filled rows whose value no other row of that side has. */
  readonly unique: { readonly left: number; readonly right: number };
}

/** Counts over the same rows. */
export interface Count {
  /** Whether some of one field's values stand in the other at all. */
  shares(key: Key): boolean;
  links(keys: readonly Key[]): Links;
}

interface Places {
  /** Where each value stands: the row, or null where several have it. */
  readonly rows: ReadonlyMap<string, number | null>;
  readonly unique: number;
}

function placesOf(count: number, read: Form): Places {
  const places = new Map<string, number | null>();
  let filled = 0;
  for (let at = 0; at < count; at++) {
    const value = read(at);
    if (value === null) continue;
    filled++;
    places.set(value, places.has(value) ? null : at);
  }
  let alone = 0;
  for (const place of places.values()) if (place !== null) alone++;
  return { rows: places, unique: filled === 0 ? 0 : alone / filled };
}

const sharedSample = 400;
const sharedFrom = 0.05;
/** Where none of so many values stand on the other side, no more are looked at. */
const nothingShared = 60;

/** A counter that reads each field of the rows once, in each form in which it is compared. */
export function counterOf(forms: RowForms): Count {
  const known = new Map<Form, Places>();
  const places = (tier: MatchTier, side: Side): Places => {
    const read = forms.keys(tier, side);
    const made = known.get(read) ?? placesOf(forms.rows[side], read);
    known.set(read, made);
    return made;
  };
  return {
    shares(key) {
      const tier = tierOf([key]);
      const there = places(tier, 'right').rows;
      let [seen, found] = [0, 0];
      for (const value of places(tier, 'left').rows.keys()) {
        seen++;
        if (there.has(value)) found++;
        if (seen === sharedSample || (found === 0 && seen === nothingShared)) break;
      }
      return found > 0 && found >= sharedFrom * Math.min(seen, there.size);
    },
    links(keys) {
      const tier = tierOf(keys);
      const [left, right] = [places(tier, 'left'), places(tier, 'right')];
      const pairs: (readonly [number, number])[] = [];
      for (const [value, at] of left.rows) {
        const there = right.rows.get(value);
        if (at !== null && there !== undefined && there !== null) pairs.push([at, there]);
      }
      return { keys, tier, pairs, unique: { left: left.unique, right: right.unique } };
    },
  };
}
