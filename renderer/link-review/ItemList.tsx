import { useEffect, useMemo } from 'react';
import type { ReviewItem, ReviewStand, SectionItems } from '../../engine/protocol/calls/review.ts';
import { pastWords } from '../app/time-words.ts';
import { Icon } from '../ui/Icon.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { VirtualList } from '../ui/VirtualList.tsx';
import { numberWords } from '../words/formats.ts';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { listKey } from './list-key.ts';
import { loadItems, select, useReview } from './review-store.ts';
import { percent, sectionWords } from './review-words.ts';

type Line =
  | { readonly is: 'head'; readonly section: SectionItems }
  | { readonly is: 'item'; readonly item: ReviewItem; readonly isDecided: boolean };

const headHeight = 28;
const itemHeight = 52;

function linesOf(sections: readonly SectionItems[] | null): readonly Line[] {
  return (sections ?? [])
    .filter((section) => section.total > 0)
    .flatMap((section): Line[] => [
      { is: 'head', section },
      ...section.items.map((item): Line => ({ is: 'item', item, isDecided: section.section === 'decided' })),
    ]);
}

function Head({ section: { section, total, items } }: { readonly section: SectionItems }) {
  const isDecided = section === 'decided';
  const words = wordsOf('linkReview');
  const count = isDecided ? numberWords(total) : words('toDecide', { count: total });
  return (
    <div className="lr-kh">
      {isDecided && <Icon name="check" size={14} />}
      {sectionWords(section)}
      <span className="n">{total > items.length ? words('firstOf', { shown: items.length, all: total }) : count}</span>
    </div>
  );
}

const Item = ({ item }: { readonly item: ReviewItem }) => (
  <div className="lr-it">
    <div>
      <span className="t ell">{item.title}</span>
      <span className="grow" />
      {item.score !== null && <span className="best">{percent(item.score)}</span>}
      {item.decidedAt !== null && <span className="when">{pastWords(item.decidedAt, Date.now())}</span>}
    </div>
    <div className="d">
      <span className="ell">{inOwnWords(item.detail)}</span>
    </div>
  </div>
);

/** The item that a move of the cursor leads to: heads are passed over. */
function itemFrom(lines: readonly Line[], at: number, from: number): ReviewItem | null {
  const by = at < from ? -1 : 1;
  for (let index = at; index >= 0 && index < lines.length; index += by) {
    const line = lines[index];
    if (line?.is === 'item') return line.item;
  }
  return null;
}

/** What a person must decide, the most alike first, and what was decided. */
export function ItemList({ stand }: { readonly stand: ReviewStand }) {
  const sections = useReview((state) => state.sections);
  const item = useReview((state) => state.item);
  const search = useReview((state) => state.search);
  const words = wordsOf('linkReview');
  const lines = useMemo(() => linesOf(sections), [sections]);
  const active = lines.findIndex((line) => line.is === 'item' && line.item.id === item);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the search is what it is loaded for
  useEffect(() => void loadItems(), [search]);
  return (
    <section className="lr-pane" aria-label={words('listToDecide')}>
      <div className="lr-find">
        <SearchField
          label={words('find')}
          value={search}
          onChange={(text) => useReview.setState({ search: text })}
          className="grow"
        />
      </div>
      <VirtualList
        label={words('toDecide', { count: stand.clusters - stand.decided })}
        count={lines.length}
        rowHeight={itemHeight}
        heightOf={(index) => (lines[index]?.is === 'head' ? headHeight : itemHeight)}
        active={active}
        onActive={(index) => {
          const found = itemFrom(lines, index, active);
          if (found !== null) select(found.id);
        }}
        onOpen={() => listKey('Enter')}
        onKey={(event) => {
          if (listKey(event.key)) event.preventDefault();
        }}
        itemAt={(index) => lines[index]}
        itemClass={(line) => (line.is === 'head' ? 'lr-head' : line.isDecided ? 'lr-off' : null)}
        item={(line) => (line.is === 'head' ? <Head section={line.section} /> : <Item item={line.item} />)}
        empty={
          sections === null ? null : (
            <p className="lr-empty muted">{search === '' ? words('nothingUnclear') : words('nothingFound')}</p>
          )
        }
      />
    </section>
  );
}
