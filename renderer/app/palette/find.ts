import { meet, type Span } from '../fuzzy.ts';
import { type GroupName, groupNames, type Item } from './item.ts';

export interface Hit {
  readonly item: Item;
  readonly score: number;
  readonly labelSpans: readonly Span[];
  readonly detailSpans: readonly Span[];
}

export interface HitGroup {
  readonly name: GroupName;
  readonly hits: readonly Hit[];
  /** How many there are, of which `hits` may show some. */
  readonly all: number;
}

export interface Found {
  readonly groups: readonly HitGroup[];
  readonly count: number;
  /** The place of the best hit among all that are shown, group after group; -1 where nothing fits. */
  readonly best: number;
}

const shownMax = 3;

/** What is typed, without the sign that chooses actions or records. */
export function asked(typed: string): { readonly query: string; readonly only: GroupName | null } {
  const query = typed.trimStart();
  if (query.startsWith('>')) return { query: query.slice(1), only: 'actions' };
  return query.startsWith('@') ? { query: query.slice(1), only: 'records' } : { query, only: null };
}

const plainHit = (item: Item): Hit => ({ item, score: -100, labelSpans: [], detailSpans: [] });

/** The words of an item met in its label, or in its label and detail taken together; the label counts for more. */
function hitOf(item: Item, query: string): Hit | null {
  const inLabel = meet(query, item.label);
  if (inLabel !== null) return { item, score: inLabel.score, labelSpans: inLabel.spans, detailSpans: [] };
  const both = `${item.label} ${item.detail}`;
  const inBoth = item.detail === '' ? null : meet(query, both);
  if (inBoth === null) return null;
  const border = item.label.length + 1;
  // The name of its sync alone would bring up each of its hundred fields.
  if (item.group === 'fields' && !inBoth.spans.some(([from]) => from < border)) return null;
  return {
    item,
    score: inBoth.score - 40,
    labelSpans: inBoth.spans.filter(([from]) => from < border),
    detailSpans: inBoth.spans.filter(([from]) => from >= border).map(([from, to]) => [from - border, to - border]),
  };
}

/**
 * What the palette shows.
 * @param whole the group that is shown whole, and alone
 */
export function find(items: readonly Item[], typed: string, whole: GroupName | null): Found {
  const { query, only } = asked(typed);
  const isEmpty = query.trim() === '';
  const alone = whole ?? only;
  const hits = items
    .filter((item) => !(isEmpty && item.isQuiet === true && alone === null))
    // Records were found by all their values, of which the palette shows two.
    .map((item) => hitOf(item, query) ?? (item.group === 'records' ? plainHit(item) : null))
    .filter((hit) => hit !== null);
  const groups = groupNames.flatMap((name): HitGroup[] => {
    if (alone !== null && alone !== name) return [];
    const own = hits.filter(({ item }) => item.group === name);
    const sorted = isEmpty ? own : own.toSorted((one, other) => other.score - one.score);
    const max = alone !== null ? sorted.length : isEmpty ? Math.max(shownMax, 5) : shownMax;
    return own.length === 0 ? [] : [{ name, hits: sorted.slice(0, max), all: own.length }];
  });
  const shown = groups.flatMap((group) => group.hits);
  const top = shown.reduce((score, hit) => Math.max(score, hit.score), -Infinity);
  const best = isEmpty ? (shown.length === 0 ? -1 : 0) : shown.findIndex((hit) => hit.score === top);
  return { groups, count: groups.reduce((sum, group) => sum + group.all, 0), best };
}
