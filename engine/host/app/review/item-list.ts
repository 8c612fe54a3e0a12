import type { Side } from '../../../model/ids.ts';
import type { ReviewItem, ReviewSection, SectionItems } from '../../../protocol/calls/review.ts';
import { listed } from '../../cli/words.ts';
import { closeFrom, titleOf } from './held-review.ts';
import type { Item } from './items.ts';
import { fieldLabel } from './record-words.ts';
import { openness, openPairs, type Standing } from './stand.ts';
import { closeWords } from './why.ts';

const itemsMax = 500;
const sides: readonly Side[] = ['left', 'right'];

/** "2 in ERP, 3 in CRM" */
function sizeWords({ held: { names } }: Standing, item: Item): string {
  const parts = sides.flatMap((side) => (item[side].length === 0 ? [] : [`${item[side].length} in ${names[side]}`]));
  return parts.join(', ');
}

/** What the records of a cluster share: "e-mail and name". */
export function sharedLabel({ held }: Standing, item: Item): string {
  const { sync } = held.review;
  const tier = item.shared === null ? undefined : sync.tiers[item.shared.tier];
  return listed((tier?.left ?? []).map((name) => fieldLabel(sync, 'left', name)));
}

function detailOf(standing: Standing, item: Item): string {
  if (item.best === null) return `Same ${sharedLabel(standing, item)}: ${sizeWords(standing, item)}`;
  const why = closeWords(standing.held.compared, item.best);
  const title = titleOf(standing.held, 'right', item.best.right);
  return why === '' ? title : `${title}: ${why}`;
}

const told = (standing: Standing, item: Item): ReviewItem => ({
  id: item.id,
  title: item.title,
  detail: detailOf(standing, item),
  score: item.score,
  decidedAt: null,
});

/** Whether a record of it has the words in its key or a value. */
function finder({ held }: Standing, search: string): (item: Item) => boolean {
  const words = search.trim().toLowerCase();
  if (words === '') return () => true;
  const { rows } = held.review.rows({ list: 'ambiguous', search: words, limit: Number.MAX_SAFE_INTEGER });
  const found = new Set<string>(rows.flatMap((row) => (row.list === 'ambiguous' ? [row.id] : [])));
  const on = (side: Side) => {
    const some = held.review.rows({ list: side, search: words, limit: Number.MAX_SAFE_INTEGER }).rows;
    return new Set<string>(some.flatMap((row) => (row.list === side ? [row.key] : [])));
  };
  const keys = { left: on('left'), right: on('right') };
  return (item) =>
    found.has(item.id) ||
    item.title.toLowerCase().includes(words) ||
    sides.some((side) => item[side].some((key) => key.toLowerCase().includes(words) || keys[side].has(key)));
}

/** What is to be decided, and what was, by section. */
export function itemList(standing: Standing, search: string): SectionItems[] {
  const { held, live, checks, deeds } = standing;
  const isLeft = openness(standing, openPairs(standing));
  const isFound = finder(standing, search);
  const shows = (item: Item): boolean => isLeft(item) && isFound(item);
  const clusters = [...held.clusters, ...live.more].filter(shows);
  const close = closeFrom(held, checks.ask).filter(shows);
  const section = (name: ReviewSection, items: readonly Item[]): SectionItems => ({
    section: name,
    total: items.length,
    items: items.slice(0, itemsMax).map((item) => told(standing, item)),
  });
  const words = search.trim().toLowerCase();
  const decided = deeds
    .filter(({ decision }) => `${decision.title} ${decision.words}`.toLowerCase().includes(words))
    .toReversed();
  return [
    section(
      'twins',
      clusters.filter((item) => item.kind === 'twins'),
    ),
    section(
      'twice',
      clusters.filter((item) => item.kind === 'twice'),
    ),
    section(
      'close',
      close.filter((item) => (item.score ?? 0) < checks.link),
    ),
    section(
      'alike',
      close.filter((item) => (item.score ?? 0) >= checks.link),
    ),
    {
      section: 'decided',
      total: decided.length,
      items: decided.slice(0, itemsMax).map(({ decision }) => ({
        id: `deed ${decision.id}`,
        title: decision.title,
        detail: `${decision.words}, by ${decision.by}`,
        score: null,
        decidedAt: decision.at,
      })),
    },
  ];
}

/** What an item is about; null where it is no more. */
export function itemOf(standing: Standing, id: string): Item | null {
  const { held, live, checks } = standing;
  const clusters = [...held.clusters, ...live.more];
  return clusters.find((item) => item.id === id) ?? closeFrom(held, checks.ask).find((item) => item.id === id) ?? null;
}
