import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { Sync } from '../../engine/model/flow.ts';
import { useNames } from '../inspector/use-map-facts.ts';
import { useFlow } from '../state/flow.ts';
import { Icon } from '../ui/Icon.tsx';
import { Tile } from '../ui/Tile.tsx';
import { wordsOf } from '../words/words.ts';
import { CellEdit } from './CellEdit.tsx';
import { GridRow } from './GridRow.tsx';
import type { SortBy, TableRow } from './table-rows.ts';
import { cellId, setTable, sortBy, useTable } from './table-view.ts';
import { useTableKeys } from './use-table-keys.ts';

const rowHeight = 32;
const headRowHeight = 36;
const headHeight = 28;
const overscan = 10;

function Sort({ by, children }: { readonly by: SortBy; readonly children: React.ReactNode }) {
  const sorting = useTable((state) => (state.sorting?.by === by ? state.sorting : null));
  return (
    <button type="button" className="sort" tabIndex={-1} onClick={() => sortBy(by)}>
      {children}
      {sorting !== null && <Icon name={sorting.isDown ? 'chev-d' : 'chev-u'} size={12} />}
    </button>
  );
}

function Head({ sync }: { readonly sync: Sync }) {
  const words = wordsOf('table');
  const names = useNames(sync.id);
  const sorting = useTable((state) => state.sorting);
  const order = (by: SortBy) =>
    sorting?.by === by ? (sorting.isDown ? ('descending' as const) : ('ascending' as const)) : ('none' as const);
  return (
    <div className="th map-grid map-head" role="row" aria-rowindex={1}>
      <span role="columnheader" tabIndex={-1}>
        <span className="sr">{words('selected')}</span>
      </span>
      <span role="columnheader" tabIndex={-1} aria-sort={order('left')}>
        <Sort by="left">
          <Tile label={names.left} size={16} tone="l" />
          {words('fieldOf', { system: names.left })}
        </Sort>
      </span>
      <span role="columnheader" tabIndex={-1} className="c-l">
        {words('live')}
      </span>
      <span role="columnheader" tabIndex={-1} aria-sort={order('steps')}>
        <Sort by="steps">{words('steps')}</Sort>
      </span>
      <span role="columnheader" tabIndex={-1} aria-sort={order('way')} className="mid">
        <Sort by="way">{words('way')}</Sort>
      </span>
      <span role="columnheader" tabIndex={-1} className="c-r end">
        {words('live')}
      </span>
      <span role="columnheader" tabIndex={-1} aria-sort={order('right')}>
        <Sort by="right">
          <Tile label={names.right} size={16} tone="r" />
          {words('fieldOf', { system: names.right })}
        </Sort>
      </span>
      <span role="columnheader" tabIndex={-1} aria-sort={order('who')}>
        <Sort by="who">{words('whoWins')}</Sort>
      </span>
      <span role="columnheader" tabIndex={-1} aria-sort={order('blank')}>
        <Sort by="blank">{words('ifEmpty')}</Sort>
      </span>
      <span role="columnheader" tabIndex={-1} aria-sort={order('problem')}>
        <Sort by="problem">{words('last')}</Sort>
      </span>
    </div>
  );
}

/** The rows of the table. One cell has the focus; the keyboard moves it, and only rows in view are drawn. */
export function Grid({ sync, rows }: { readonly sync: Sync; readonly rows: readonly TableRow[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const { row, column, isEditing } = useTable();
  const selected = useFlow((state) => state.selected);
  const at = rows.findIndex((one) => one.key === row);
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index]?.key ?? index,
    estimateSize: (index) => (rows[index]?.kind === 'head' ? headRowHeight : rowHeight),
    overscan,
    paddingStart: headHeight,
    scrollPaddingStart: headHeight,
  });
  const keys = useTableKeys(sync, rows);
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights follow from the kinds of the rows.
  useEffect(() => virtual.measure(), [virtual, rows]);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at);
  }, [virtual, at]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new selection moves the focus.
  useEffect(() => {
    // A problem that was pressed selects its row; the focus follows.
    const last = selected.at(-1);
    if (last !== undefined && rows.some((one) => one.key === last)) setTable({ row: last });
  }, [selected]);
  const items = virtual.getVirtualItems();
  const isShown = items.some((item) => item.index === at);
  return (
    <>
      <div
        ref={scroller}
        className="map-table"
        role="grid"
        aria-label={wordsOf('table')('list')}
        aria-rowcount={rows.length + 1}
        aria-multiselectable="true"
        tabIndex={0}
        onKeyDown={keys}
        {...(isShown && row !== null ? { 'aria-activedescendant': cellId(row, column) } : {})}
      >
        <Head sync={sync} />
        <div className="vrows" role="rowgroup" style={{ height: virtual.getTotalSize() - headHeight }}>
          {items.map(({ index, start, size, key }) => {
            const one = rows[index];
            return one === undefined ? null : (
              <GridRow
                key={key}
                sync={sync}
                row={one}
                index={index}
                top={start - headHeight}
                height={size}
                focused={one.key === row ? column : null}
              />
            );
          })}
        </div>
      </div>
      {isEditing && row !== null && rows[at] !== undefined && <CellEdit sync={sync} row={rows[at]} column={column} />}
    </>
  );
}
