import type { MatchTier } from '../../../model/flow.ts';
import type { Links } from './match-counts.ts';
import type { Key } from './match-keys.ts';

/** A tier that existing records might be linked by, and what it would do to the rows that were looked at. */
export interface MatchSuggestion {
  readonly tier: MatchTier;
  /** `best` and `second`: worth using, in this order. `check`: it may link what is not the same. `unused`: not to be used. */
  readonly badge: 'best' | 'second' | 'check' | 'unused';
  /** Pairs that it would link by itself, and those among them that no tier before it links. */
  readonly links: number;
  readonly more: number;
  /** The share of rows with a value whose value no other row of that side has, from 0 to 1. */
  readonly unique: { readonly left: number; readonly right: number };
  readonly words: string;
  readonly reasons: readonly string[];
}

/** Keys with what they link, and whether that is right. */
export interface Counted extends Links {
  /** The share of linked pairs in which some other field agrees too, chance taken off; null where none can be compared. */
  readonly agreed: number | null;
}

export const nameFrom = 0.45;
const uniqueFrom = { identity: 0.75, description: 0.95 } as const;
const agreedFrom = 0.3;
/** What both systems count up is equal for strangers too: only when most of them agree otherwise, they are the same. */
const provedFrom = 0.6;
const provedPairsMin = 3;
const toldMax = 8;

const leastUnique = ({ unique }: Counted): number => Math.min(unique.left, unique.right);
const isIdentity = ({ keys }: Counted): boolean => keys.some((key) => key.kind === 'identity');
const isOwn = ({ keys }: Counted): boolean => keys.some((key) => key.isOwn);

export const worthOf = (one: Counted): number =>
  one.pairs.length *
    leastUnique(one) ** 2 *
    (one.agreed ?? 0.8) *
    (1 + Math.min(...one.keys.map((key) => key.name)) / 4) *
    Math.min(...one.keys.map((key) => key.telling)) -
  (one.keys.length - 1) * 0.001;

/** Numbers that both sides count up by themselves are equal by chance: their names alone do not make them the same. */
const isTold = (keys: readonly Key[]): boolean =>
  keys.every((key) => key.name >= nameFrom) &&
  keys.some((key) => key.left.look !== 'number' || key.right.look !== 'number');

const isProved = ({ agreed, pairs }: Counted): boolean =>
  agreed !== null && agreed >= provedFrom && pairs.length >= provedPairsMin;

/** Whether a tier can be used without a person having looked at what it links. */
export function isSure(one: Counted): boolean {
  if (leastUnique(one) < uniqueFrom[isIdentity(one) ? 'identity' : 'description']) return false;
  if (isOwn(one)) return isProved(one);
  return one.agreed === null ? isTold(one.keys) : one.agreed >= agreedFrom;
}

const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
const percent = (share: number): string => {
  const tenths = Math.floor(share * 1000 + 1e-9) / 10;
  return `${tenths} %`;
};

const sharedWords = 'values that several records share are asked about';

function wordsOf(one: Counted, badge: MatchSuggestion['badge'], more: number): string {
  if (isOwn(one) && !isProved(one))
    return `each system gives these numbers itself; ${one.agreed === null ? 'nothing else says that they are the same' : 'other fields of these records differ'}`;
  const doubt = one.agreed !== null && one.agreed < agreedFrom ? '; other fields of these records differ' : '';
  const added = more < one.pairs.length && badge !== 'best' ? ` (${grouped(more)} more)` : '';
  const shared = doubt === '' && leastUnique(one) < uniqueFrom.description ? `; ${sharedWords}` : '';
  return `links ${grouped(one.pairs.length)}${added}; unique on ${percent(leastUnique(one))}${doubt}${shared}`;
}

function told(one: Counted, badge: MatchSuggestion['badge'], more: number): MatchSuggestion {
  const reasons = [
    ...one.keys.flatMap((key) => key.reason ?? []),
    ...(isIdentity(one) && badge === 'best'
      ? ['such a field names one record; names of people and things do not']
      : []),
    ...(leastUnique(one) < 1 ? [sharedWords] : []),
  ];
  const { tier, pairs, unique } = one;
  return { tier, badge, links: pairs.length, more, unique, words: wordsOf(one, badge, more), reasons };
}

/** What names a record goes before what describes it; then what links most, and most surely. */
function nextOf(sure: readonly { readonly one: Counted; readonly more: number }[]): (typeof sure)[number] | undefined {
  const [next] = [...sure].sort(
    (a, b) =>
      Number(isIdentity(b.one)) - Number(isIdentity(a.one)) || b.more * worthOf(b.one) - a.more * worthOf(a.one),
  );
  return next;
}

/** Where so many records share a value, looking at a sample is of no use. */
const worthALook = 0.6;

function badgeOf(one: Counted, more: number): MatchSuggestion['badge'] {
  if (more === 0 || leastUnique(one) < worthALook || (isOwn(one) && !isProved(one))) return 'unused';
  return 'check';
}

/** Tiers in the order in which they are tried, each with what it links beyond those before it, and then what is not to be used as it is. */
export function rankedKeys(candidates: readonly Counted[]): readonly MatchSuggestion[] {
  const taken = { left: new Set<number>(), right: new Set<number>() };
  const moreOf = ({ pairs }: Counted): number =>
    pairs.filter(([l, r]) => !taken.left.has(l) && !taken.right.has(r)).length;
  const used: MatchSuggestion[] = [];
  const rest = [...candidates].sort((one, other) => worthOf(other) - worthOf(one));
  while (used.length < toldMax) {
    const sure = rest.filter(isSure).map((one) => ({ one, more: moreOf(one) }));
    const next = nextOf(sure.filter(({ more }) => more > 0));
    if (next === undefined) break;
    used.push(told(next.one, used.length === 0 ? 'best' : 'second', next.more));
    rest.splice(rest.indexOf(next.one), 1);
    for (const [l, r] of next.one.pairs) {
      taken.left.add(l);
      taken.right.add(r);
    }
  }
  const others = rest
    .filter((one) => one.keys.length === 1)
    .map((one) => ({ one, more: moreOf(one) }))
    .map(({ one, more }) => told(one, badgeOf(one, more), more))
    .sort((a, b) => Number(b.badge === 'check') - Number(a.badge === 'check') || b.more - a.more);
  return [...used, ...others.slice(0, Math.max(0, toldMax - used.length))];
}
