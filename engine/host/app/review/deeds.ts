import { z } from 'zod';
import { RecordKey, Side } from '../../../model/ids.ts';
import { Decision, RecordOf } from '../../../protocol/calls/review-decide.ts';
import type { RecordAt } from '../../../run/links/exclude.ts';

const Pair = z.object({ left: RecordKey, right: RecordKey }).readonly();
const Pairs = z.array(Pair).readonly();
const Records = z.array(RecordOf.readonly()).readonly();

/** How a decision is taken back. */
const Back = z.discriminatedUnion('by', [
  z.object({ by: z.literal('take-back-link'), pair: Pair }),
  z.object({ by: z.literal('take-back-apart'), pair: Pair }),
  z.object({ by: z.literal('take-back-own'), records: Records, added: Pairs }),
  z.object({ by: z.literal('include'), records: Records }),
  z.object({ by: z.literal('link-again'), pair: Pair }),
  z.object({ by: z.literal('take-back-batch'), batch: z.string() }),
  z.object({ by: z.literal('undo-run') }),
]);

/** A decision that stands, with what is needed to take it back and to show it. */
export const Deed = z
  .object({
    decision: Decision,
    back: Back,
    /** Pairs that it linked. */
    linked: Pairs,
    /** Pairs that it parted. */
    parted: Pairs,
    /** Records that it removed. */
    gone: Records,
    /** The answer to a pair of a sample. */
    checked: z.object({ score: z.number(), same: z.boolean() }).nullable(),
  })
  .readonly();
export type Deed = z.infer<typeof Deed>;

const sides: readonly Side[] = Side.options;

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
