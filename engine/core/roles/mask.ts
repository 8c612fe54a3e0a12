import { type FlowId, LinkId, RecordKey, type Side, type SyncId } from '../../model/ids.ts';
import type { Slots } from '../../model/link.ts';
import type { Problem } from '../../model/problem.ts';
import type { Fields, Tuple, Value } from '../../model/value.ts';
import { canonicalJson } from '../values/hash.ts';
import type { Personal, PersonalParts } from './personal.ts';

/** What stands where a value is hidden; the letters after it are the same for the same value within one output. */
export const coverMark = '•••';

/** Letters for a text that tell nothing of it: the same for the same text as long as the process lives, and no longer. */
export type Letters = (text: string) => string;

type Of = { readonly flow: FlowId; readonly sync: SyncId };

/** Hides what somebody may not see. The one place through which every output value goes for a role that is not shown personal values. */
export interface Mask {
  value(of: Of, side: Side, field: string, value: Value): Value;
  fields(of: Of, side: Side, fields: Fields): Fields;
  key<K extends RecordKey | null>(of: Of, side: Side, key: K): RecordKey | (K & null);
  /** The ids of links and conflicts are hashes of keys, so that they would tell which key was guessed right. */
  link(of: Of, link: LinkId): LinkId;
  id(of: Of, id: string): string;
  tuple(of: Of, slot: string, tuple: Tuple): Tuple;
  slots(of: Of, slots: Slots): Slots;
  /** The value that records of a tier of the match have in common. */
  matched(of: Of, tier: number, value: string): string;
  /** A hash over values. */
  hash(hash: string): string;
  /** Words of a system or of a step, which may quote values. */
  words(text: string): string;
  problem<P extends Told>(problem: P): P;
}

const isNothing = (value: Value): boolean => value === null || value === '';

const quotes = /"[^"\n]*"|“[^”\n]*”|'[^'\n]{2,}'|\([^()\n]*\)=\([^()\n]*\)/gu;

type Told = Pick<Problem, 'message' | 'fix'> & { readonly cause?: string | undefined };

const words = (text: string): string => text.replace(quotes, `"${coverMark}"`);

/** A problem without what it quotes, and without the raw words of a system. */
export const coveredProblem = <P extends Told>(problem: P): P => ({
  ...problem,
  message: words(problem.message),
  fix: words(problem.fix),
  ...(problem.cause === undefined ? {} : { cause: coverMark }),
});

/** @param personal what is personal; everything is where it answers null */
export function maskOf(personal: Personal, letters: Letters): Mask {
  const covered = (text: string): string => `${coverMark}${letters(text)}`;
  const cover = (value: Value): Value =>
    isNothing(value) ? value : covered(typeof value === 'string' ? value : canonicalJson(value));
  const hides = (of: Of, test: (parts: PersonalParts) => boolean): boolean => {
    const parts = personal(of);
    return parts === null || test(parts);
  };
  const hidesKeys = (of: Of): boolean => hides(of, ({ key }) => key.left || key.right);
  const tuple = (of: Of, slot: string, values: Tuple): Tuple =>
    hides(of, ({ openSlots }) => !openSlots.has(slot)) ? values.map(cover) : values;
  const value = (of: Of, side: Side, field: string, one: Value): Value =>
    hides(of, (parts) => parts[side].has(field)) ? cover(one) : one;
  return {
    value,
    tuple,
    words,
    fields: (of, side, fields) =>
      Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, value(of, side, name, one)])),
    key: (of, side, key) =>
      key === null || !hides(of, (parts) => parts.key[side]) ? key : RecordKey.parse(covered(key)),
    link: (of, link) => (hidesKeys(of) ? LinkId.parse(covered(link)) : link),
    id: (of, id) => (hidesKeys(of) ? covered(id) : id),
    slots: (of, slots) =>
      Object.fromEntries(Object.entries(slots).map(([slot, values]) => [slot, tuple(of, slot, values)])),
    matched: (of, tier, text) => (hides(of, ({ tiers }) => tiers[tier] ?? true) ? covered(text) : text),
    hash: covered,
    problem: coveredProblem,
  };
}
