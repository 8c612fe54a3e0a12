import { across, type Side } from '../../model/ids.ts';
import type { MapPlan } from '../../model/plan.ts';
import type { Tuple } from '../../model/value.ts';
import { carries, carriesOnCreate, typesOf } from '../merge/pair.ts';
import { type Stuck, sameValues, travel } from '../merge/travel.ts';
import { type Difference, differenceOf, keptBy } from './loss.ts';

/** What is lost: a difference, or why a value cannot go at all. */
export type Loss = Difference | 'unmapped' | 'does-not-fit' | 'failed';

/** What became of one value on its way to the other side, and back where the line goes both ways. */
export type Trip =
  | { readonly kind: 'unchanged' }
  /** It points at a record that has no twin, and waits for it. */
  | { readonly kind: 'waits' }
  | {
      readonly kind: 'changed';
      readonly loss: Difference;
      readonly there: Tuple;
      readonly back: Tuple;
      /**
       * Whether the side it came from keeps its own value all the same, as long as nobody edits the other side: then the way
       * back starts from what stands there (V15). False would be a write without an edit.
       */
      readonly stays: boolean;
    }
  | {
      readonly kind: 'stuck';
      readonly loss: 'unmapped' | 'does-not-fit' | 'failed';
      /** What arrived, where it got stuck on its way back. */
      readonly there: Tuple | null;
      readonly detail: string;
    };

const losses = {
  'unmapped-choice': 'unmapped',
  'not-storable': 'does-not-fit',
  'step-failed': 'failed',
} as const satisfies Record<Exclude<Stuck['reason'], 'unlinked'>, Loss>;

const stuckTrip = (stuck: Stuck, there: Tuple | null): Trip =>
  stuck.reason === 'unlinked'
    ? { kind: 'waits' }
    : { kind: 'stuck', loss: losses[stuck.reason], there, detail: stuck.detail };

/** Which way values of a side go through a field map: nowhere, only there, or there and back. */
export function wayOf(map: MapPlan, from: Side): 'none' | 'there' | 'there-and-back' {
  if (!carriesOnCreate(map, across(from))) return 'none';
  return carries(map, 'left') && carries(map, 'right') ? 'there-and-back' : 'there';
}

/**
 * Sends values of one side to the other through the steps of a field map, as a run does for a new record, and back where the
 * line goes both ways: as if the other side were all that is left. What differs then is what the line loses (W4).
 * @param values canonical, of the ends of that side, in order
 */
export function roundTrip(map: MapPlan, values: Tuple, from: Side): Trip {
  const to = across(from);
  const sent = travel(map, values, to, null);
  if (!sent.ok) return stuckTrip(sent.error, null);
  const there = typesOf(map, to).map((type, at) => keptBy(type, sent.value[at] ?? null));
  if (wayOf(map, from) === 'there') return { kind: 'unchanged' };
  const back = travel(map, there, from, null);
  if (!back.ok) return stuckTrip(back.error, there);
  for (const [at, type] of typesOf(map, from).entries()) {
    const loss = differenceOf(type, values[at] ?? null, back.value[at] ?? null);
    if (loss === null) continue;
    const remembered = travel(map, there, from, values);
    const stays = remembered.ok && sameValues(map, from, remembered.value, values);
    return { kind: 'changed', loss, there, back: [...back.value], stays };
  }
  return { kind: 'unchanged' };
}
