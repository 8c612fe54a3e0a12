import type { RecordKey, Side } from '../../../model/ids.ts';
import type { Decision } from '../../../protocol/calls/review-decide.ts';
import type { Hand } from '../../../run/hand.ts';
import type { RecordAt } from '../../../run/links/exclude.ts';
import type { ApartNames } from '../../../run/links/own-record.ts';

/** How a decision is taken back. */
export type Back =
  | { readonly by: 'take-back-link'; readonly pair: Hand }
  | { readonly by: 'take-back-apart'; readonly pair: Hand }
  | { readonly by: 'take-back-own'; readonly records: readonly RecordAt[]; readonly added: readonly ApartNames[] }
  | { readonly by: 'include'; readonly records: readonly RecordAt[] }
  | { readonly by: 'link-again'; readonly pair: Hand }
  | { readonly by: 'take-back-batch'; readonly batch: string }
  | { readonly by: 'undo-run' };

/** A decision that stands, with what is needed to take it back and to show it. */
export interface Deed {
  readonly decision: Decision;
  readonly back: Back;
  /** Pairs that it linked. */
  readonly linked: readonly Hand[];
  /** Pairs that it parted. */
  readonly parted: readonly Hand[];
  /** Records that it removed. */
  readonly gone: readonly RecordAt[];
  /** The answer to a pair of a sample. */
  readonly checked: { readonly score: number; readonly same: boolean } | null;
}

const sides: readonly Side[] = ['left', 'right'];

/** Every record that decisions were about, also those that were taken back. */
export function touchedBy(deeds: readonly Deed[], before: readonly RecordAt[]): readonly RecordAt[] {
  const all = new Map<string, RecordAt>();
  for (const one of before) all.set(`${one.side}/${one.key}`, one);
  for (const { decision } of deeds)
    for (const side of sides) for (const key of decision[side]) all.set(`${side}/${key}`, { side, key });
  return [...all.values()];
}

/** What was decided about each record last, in words, by side and key. */
export function wordsByRecord(deeds: readonly Deed[]): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const { decision } of deeds)
    for (const side of sides)
      for (const key of decision[side]) words.set(`${side}/${key}`, `${decision.words} by ${decision.by}`);
  return words;
}

/** Pairs that decisions linked and that stand, by their left record. */
export function linkedBy(deeds: readonly Deed[]): ReadonlyMap<RecordKey, Deed> {
  const linked = new Map<RecordKey, Deed>();
  for (const deed of deeds) {
    for (const { left } of deed.parted) linked.delete(left);
    for (const { left } of deed.linked) linked.set(left, deed);
  }
  return linked;
}
