import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReplaySummary } from '../../engine/protocol/calls/replay.ts';
import { go } from '../app/route.ts';
import { SearchField } from '../ui/SearchField.tsx';
import { VirtualTable } from '../ui/VirtualTable.tsx';
import { wordsOf } from '../words/words.ts';
import { sidesOf } from './compared.ts';
import { narrow, useReplay, useReplayRows } from './replay-store.ts';
import { columnsFor } from './row-columns.tsx';

/** Above the list: search, and what the colours mean. */
function ListBar({ summary }: { readonly summary: ReplaySummary }) {
  const words = wordsOf('replay');
  const search = useReplay((state) => state.query.search);
  const input = useRef<HTMLInputElement>(null);
  const names = sidesOf(summary);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof Element && event.target.closest('input, textarea') !== null;
      if (event.key !== '/' || isTyping) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <div className="pv-bar">
      <SearchField
        label={words('search')}
        width={248}
        inputRef={input}
        keys={['/']}
        value={search}
        onChange={(text) => narrow({ search: text })}
      />
      <span className="grow" />
      {names !== null &&
        (['left', 'right'] as const).map((side) => (
          <span key={side} className="lg">
            <i className={side === 'left' ? 'l' : 'r'} />
            {words('legendFrom', { system: names[side] })}
          </span>
        ))}
    </div>
  );
}

/** What would be other than it was, record by record; Enter opens the story of the record. */
export function OutcomeTable({ summary }: { readonly summary: ReplaySummary }) {
  const words = wordsOf('replay');
  const query = useReplay((state) => state.query);
  const { total, rowAt } = useReplayRows(summary.id, query);
  const [active, setActive] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its first row
  useEffect(() => setActive(0), [query]);
  const columns = useMemo(() => columnsFor(summary), [summary]);
  const openStory = (index: number): void => {
    const row = rowAt(index);
    if (row === undefined) return;
    go({
      at: 'story',
      flow: summary.flow,
      sync: row.sync,
      record: row.link,
      field: row.about === '' ? null : row.about,
    });
  };
  return (
    <section className="pv-list" aria-label={words('list')}>
      <ListBar summary={summary} />
      <VirtualTable
        label={words('list')}
        columns={columns}
        count={total ?? 0}
        rowHeight={36}
        rowAt={rowAt}
        active={active}
        onActive={setActive}
        onOpen={openStory}
        empty={total === 0 ? <p className="pv-empty">{words('noneFits')}</p> : null}
      />
    </section>
  );
}
