import type { Side } from '../../../model/ids.ts';
import { atOnce, type Turns } from '../../turns.ts';
import { type Column, columnOf } from './columns.ts';
import { areRelated, type Witness, witnessOf } from './corroborate.ts';
import { type Count, counterOf, type Links, type MatchAsked } from './match-counts.ts';
import { type Key, keysOf, tierOf } from './match-keys.ts';
import { type Counted, isSure, type MatchSuggestion, nameFrom, rankedKeys } from './rank-keys.ts';
import { type RowForms, rowForms } from './row-forms.ts';

const relatedFrom = 0.2;
const keysMax = 40;
const witnessesLooked = 200;
const witnessesMax = 60;
const togetherMax = 6;
const linkedFrom = 0.02;
/** One field that links nearly all is better than several that link all. */
const enoughFrom = 0.95;

const byName = (one: Key, other: Key): number => other.name - one.name;

/** How values of e-mail addresses and phone numbers are folded would spoil other values in the same tier. */
const isPlain = (key: Key): boolean =>
  !key.isOwn && !key.normalise.includes('email') && !key.normalise.includes('phone');

const isApart = (set: readonly Key[]): boolean =>
  (['left', 'right'] as const).every((side) => new Set(set.map((key) => key[side])).size === set.length);

/** Two or three fields together, where each alone does not tell records apart. */
function together(keys: readonly Key[]): readonly (readonly Key[])[] {
  const likely = keys.filter((key) => key.name >= nameFrom && isPlain(key)).slice(0, togetherMax);
  const sets = likely.flatMap((one, at) =>
    likely
      .slice(at + 1)
      .flatMap((two, next) => [[one, two], ...likely.slice(at + next + 2).map((three) => [one, two, three])]),
  );
  return sets.filter(isApart);
}

/** By names alone, where there are no rows to count. */
function withoutRows(keys: readonly Key[]): readonly MatchSuggestion[] {
  const telling = /e-?mail|number|nummer|code|sku|ean|isbn|\bno\b|\bid\b|key/i;
  const found = keys
    .filter(
      (key) =>
        key.name >= 0.8 &&
        !key.isOwn &&
        (key.left.field.unique ||
          key.right.field.unique ||
          [key.left, key.right].some(({ field }) => telling.test(`${field.name} ${field.label ?? ''}`))),
    )
    .sort((one, other) => Number(other.kind === 'identity') - Number(one.kind === 'identity') || byName(one, other));
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

function* sharing(all: readonly Key[], count: Count): Turns<readonly Key[]> {
  const found: Key[] = [];
  for (const key of all) {
    if (key.left.values.length === 0 || key.right.values.length === 0) continue;
    yield;
    if (count.shares(key)) found.push(key);
  }
  return found.sort(byName).slice(0, keysMax);
}

/** Fields by which records that a key links are compared: those with names or values that go together. */
function* witnesses(all: readonly Key[], keys: readonly Key[], forms: RowForms): Turns<Witness> {
  const shared = new Set(keys);
  const found: Key[] = [];
  const likely = all.filter((key) => key.name >= relatedFrom && !key.isOwn).sort(byName);
  for (const key of likely.slice(0, witnessesLooked)) {
    yield;
    if (shared.has(key) || areRelated(forms, key)) found.push(key);
    if (found.length === witnessesMax) break;
  }
  return witnessOf(forms, found);
}

/** The same as `suggestMatch`, giving way now and then: objects may have hundreds of fields. */
export function* suggestMatchInTurns(asked: MatchAsked): Turns<readonly MatchSuggestion[]> {
  const columns: { readonly [side in Side]: Column[] } = { left: [], right: [] };
  for (const side of ['left', 'right'] as const)
    for (const field of asked[side].fields) {
      yield;
      columns[side].push(columnOf(field, asked[`${side}Rows`]));
    }
  const all = yield* keysOf(asked.left, asked.right, columns);
  if (asked.leftRows.length === 0 || asked.rightRows.length === 0) return withoutRows(all);
  const forms = rowForms({ left: asked.leftRows, right: asked.rightRows });
  const count = counterOf(forms);
  const keys = yield* sharing(all, count);
  const witness = yield* witnesses(all, keys, forms);
  const smaller = Math.min(asked.leftRows.length, asked.rightRows.length);
  function* judged(sets: readonly (readonly Key[])[]): Turns<readonly Counted[]> {
    const found: Counted[] = [];
    for (const set of sets) {
      yield;
      const links: Links = count.links(set);
      if (links.pairs.length === 0 || links.pairs.length < linkedFrom * smaller) continue;
      found.push({ ...links, agreed: witness.agreed(links.pairs, set) });
    }
    return found;
  }
  const single = yield* judged(keys.map((key) => [key]));
  const isEnough = single.some((one) => isSure(one) && one.pairs.length >= enoughFrom * smaller);
  return rankedKeys(isEnough ? single : [...single, ...(yield* judged(together(keys)))]);
}

/**
 * Suggests what links existing records, in the order in which it should be tried: what names a record before what describes it,
 * by how many rows each would link, how well its values tell rows apart, and whether other fields of the linked rows agree. What a
 * system counts up by itself is never suggested, unless other fields prove it. Rows are counted as they are given.
 */
export const suggestMatch = (asked: MatchAsked): readonly MatchSuggestion[] => atOnce(suggestMatchInTurns(asked));
