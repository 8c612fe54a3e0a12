import type { Ref } from 'react';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { wordsOf } from '../../words/words.ts';
import { isFiltered } from '../state/filters.ts';
import { useInbox } from '../state/inbox-store.ts';
import { show } from '../state/load-list.ts';
import { FilterButton } from './FilterButton.tsx';
import { RecordTree } from './RecordTree.tsx';
import { WaitingFoot } from './WaitingFoot.tsx';

function Nothing() {
  const view = useInbox((state) => state.view);
  const isNarrowed = useInbox((state) => state.text.trim() !== '' || isFiltered(state.filter));
  return <EmptyState>{wordsOf('inbox')(isNarrowed ? 'nothingFits' : `empty-${view}`)}</EmptyState>;
}

/** The left pane: search, filter, and what waits. */
export function ListPane({ searchRef }: { readonly searchRef: Ref<HTMLInputElement> }) {
  const text = useInbox((state) => state.text);
  const list = useInbox((state) => state.list);
  const problem = useInbox((state) => state.problem);
  const words = wordsOf('inbox');
  return (
    <section className="ib-pane ib-left" aria-label={words('list')}>
      <div className="ib-find">
        <SearchField
          label={words('search')}
          value={text}
          onChange={(next) => show({ text: next.slice(0, 200) })}
          inputRef={searchRef}
          className="grow"
        />
        <FilterButton />
      </div>
      {problem !== null && <ProblemNote {...problem} isAlert />}
      {list !== null && list.total === 0 && <Nothing />}
      {list !== null && list.total > 0 && <RecordTree label={words('records', { count: list.total })} />}
      <WaitingFoot />
    </section>
  );
}
