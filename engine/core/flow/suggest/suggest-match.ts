import type { MatchTier } from '../../../model/flow.ts';
import { columnOf } from './columns.ts';
import { agreedShare, areRelated } from './corroborate.ts';
import { type Count, counterOf, type Links, type MatchAsked } from './match-counts.ts';
import { type Key, keysOf, tierOf } from './match-keys.ts';

/** A tier that existing records might be linked by, and what it would do to the rows that were looked at. */
export interface MatchSuggestion {
  readonly tier: MatchTier;
  /** `best` and `second`: worth using, in this order. `check`: it may link what is not the same. `unused`: it links nothing more. */
  readonly badge: 'best' | 'second' | 'check' | 'unused';
  /** Pairs that it would link by itself, and those among them that no tier before it links. */
  readonly links: number;
  readonly more: number;
  /** The share of rows with a value whose value no other row of that side has, from 0 to 1. */
  readonly unique: { readonly left: number; readonly right: number };
  readonly words: string;
  readonly reasons: readonly string[];
}

interface Counted extends Links {
  /** The share of linked pairs in which some other field agrees too; null where none can be compared. */
  readonly agreed: number | null;
}

const nameFrom = 0.45;
const relatedFrom = 0.2;
const keysMax = 40;
const togetherMax = 6;

const uniqueFrom = 0.95;
const agreedFrom = 0.3;
const linkedFrom = 0.02;

const worthOf = ({ pairs, unique, agreed, keys }: Counted): number =>
  pairs.length *
    Math.min(unique.left, unique.right) ** 2 *
    (agreed ?? 0.8) *
    (1 + Math.min(...keys.map((key) => key.name)) / 4) *
    Math.min(...keys.map((key) => key.telling)) -
  (keys.length - 1) * 0.001;

/** Numbers that both sides count up by themselves are equal by chance: their names alone do not make them the same. */
const isTold = (keys: readonly Key[]): boolean =>
  keys.every((key) => key.name >= nameFrom) &&
  keys.some((key) => key.left.look !== 'number' || key.right.look !== 'number');

const isSure = ({ unique, agreed, keys }: Counted): boolean =>
  Math.min(unique.left, unique.right) >= uniqueFrom && (agreed === null ? isTold(keys) : agreed >= agreedFrom);

/** How values of e-mail addresses and phone numbers are folded would spoil other values in the same tier. */
const isPlain = (key: Key): boolean => !key.normalise.includes('email') && !key.normalise.includes('phone');

const isApart = (set: readonly Key[]): boolean =>
  (['left', 'right'] as const).every((side) => new Set(set.map((key) => key[side])).size === set.length);

/** Two or three fields together, where each alone does not tell records apart. */
function together(keys: readonly Key[], count: Count): readonly Links[] {
  const likely = keys.filter((key) => key.name >= nameFrom && isPlain(key)).slice(0, togetherMax);
  const sets = likely.flatMap((one, at) =>
    likely
      .slice(at + 1)
      .flatMap((two, next) => [[one, two], ...likely.slice(at + next + 2).map((three) => [one, two, three])]),
  );
  return sets.filter(isApart).map((set) => count.links(set));
}

const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
const percent = (share: number): string => {
  const tenths = Math.floor(share * 1000 + 1e-9) / 10;
  return `${tenths} %`;
};

function told(one: Counted, badge: MatchSuggestion['badge'], more: number): MatchSuggestion {
  const { tier, pairs, unique, agreed, keys } = one;
  const least = Math.min(unique.left, unique.right);
  const doubt = agreed !== null && agreed < agreedFrom ? '; other fields of these records differ' : '';
  const added = more < pairs.length && badge !== 'best' ? ` (${grouped(more)} more)` : '';
  const words = `links ${grouped(pairs.length)}${added}; unique on ${percent(least)}${doubt}`;
  const reasons = keys.flatMap((key) => key.reason ?? []);
  return { tier, badge, links: pairs.length, more, unique, words, reasons };
}

/** By names alone, where there are no rows to count. */
function byName(keys: readonly Key[]): readonly MatchSuggestion[] {
  const telling = /e-?mail|number|nummer|code|sku|ean|isbn|\bno\b|\bid\b|key/i;
  const found = keys
    .filter(
      (key) =>
        key.name >= 0.8 &&
        (key.left.field.unique ||
          key.right.field.unique ||
          [key.left, key.right].some(({ field }) => telling.test(`${field.name} ${field.label ?? ''}`))),
    )
    .sort((one, other) => other.name - one.name);
  return found.slice(0, 2).map((key, at) => ({
    tier: tierOf([key]),
    badge: at === 0 ? 'best' : 'check',
    links: 0,
    more: 0,
    unique: { left: 0, right: 0 },
    words: 'no rows to count',
    reasons: key.reason === null ? [] : [key.reason],
  }));
}

/**
 * Suggests what links existing records, in the order in which it should be tried: by how many rows each would link, how well its
 * values tell rows apart, and whether other fields of the linked rows agree. Rows are counted as they are given.
 */
export function suggestMatch(asked: MatchAsked): readonly MatchSuggestion[] {
  const columns = {
    left: asked.left.fields.map((field) => columnOf(field, asked.leftRows)),
    right: asked.right.fields.map((field) => columnOf(field, asked.rightRows)),
  };
  const all = keysOf(asked.left, asked.right, columns);
  if (asked.leftRows.length === 0 || asked.rightRows.length === 0) return byName(all);
  const count = counterOf(asked);
  const sharing = all.filter((key) => key.left.values.length > 0 && key.right.values.length > 0 && count.shares(key));
  const keys = [...sharing].sort((one, other) => other.name - one.name).slice(0, keysMax);
  const telling = all.filter((key) => key.name >= relatedFrom && (keys.includes(key) || areRelated(key)));
  const smaller = Math.min(asked.leftRows.length, asked.rightRows.length);
  const judged = (all: readonly Links[]): readonly Counted[] =>
    all
      .filter((one) => one.pairs.length > 0 && one.pairs.length >= linkedFrom * smaller)
      .map((one) => ({ ...one, agreed: agreedShare({ ...asked, pairs: one.pairs }, one.keys, telling) }));
  const single = judged(keys.map((key) => count.links([key])));
  const enough = single.some((one) => isSure(one) && one.pairs.length >= enoughFrom * smaller);
  const candidates = enough ? single : [...single, ...judged(together(keys, count))];
  return ranked([...candidates].sort((one, other) => worthOf(other) - worthOf(one)));
}

/** One field that links nearly all is better than several that link all. */
const enoughFrom = 0.95;
const toldMax = 8;

function ranked(candidates: readonly Counted[]): readonly MatchSuggestion[] {
  const taken = { left: new Set<number>(), right: new Set<number>() };
  const moreOf = ({ pairs }: Counted): number =>
    pairs.filter(([l, r]) => !taken.left.has(l) && !taken.right.has(r)).length;
  const used: MatchSuggestion[] = [];
  const rest = [...candidates];
  for (;;) {
    const sure = rest.filter(isSure).map((one) => ({ one, more: moreOf(one) }));
    const [next] = sure
      .filter(({ more }) => more > 0)
      .sort((a, b) => b.more * worthOf(b.one) - a.more * worthOf(a.one));
    if (next === undefined || used.length === toldMax) break;
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
    .map(({ one, more }) => told(one, more > 0 ? 'check' : 'unused', more))
    .sort((a, b) => b.more - a.more);
  return [...used, ...others.slice(0, Math.max(0, toldMax - used.length))];
}
