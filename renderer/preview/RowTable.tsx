import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  type PreviewQuery,
  type PreviewRecord,
  type PreviewRow,
  type PreviewSummary,
  previewRecord,
} from '../../engine/protocol/calls/preview.ts';
import { engine } from '../state/engine.ts';
import { classes } from '../ui/classes.ts';
import { MenuAt } from '../ui/Menu.tsx';
import { VirtualTable } from '../ui/VirtualTable.tsx';
import { wordsOf } from '../words/words.ts';
import { ListBar } from './ListBar.tsx';
import { OpenRow, openHeight } from './OpenRow.tsx';
import { useRows } from './preview-rows.ts';
import { ask, choose, usePreview } from './preview-store.ts';
import { columnsFor } from './row-columns.tsx';
import { rowMenu } from './row-menu.ts';

const rowHeight = 36;

const isOut = (row: PreviewRow): boolean => row.out !== 'no';

/** Leaves a row's change out of a run, or takes it in again. */
export function toggle(row: PreviewRow): void {
  if (row.change === null || row.out === 'rule') return;
  void choose({ what: 'changes', changes: [row.change], as: isOut(row) ? 'do' : 'leave-out' });
}

type OpenRows = ReadonlyMap<number, PreviewRecord>;

/** Rows that show all their values; forgotten when the list is another one. */
function useOpenRows(summary: PreviewSummary, query: PreviewQuery, rowAt: (index: number) => PreviewRow | undefined) {
  const choice = usePreview((state) => state.choice);
  const [open, setOpen] = useState<OpenRows>(new Map());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has other rows
  useEffect(() => setOpen(new Map()), [query]);
  const opened = useRef(open);
  opened.current = open;
  // What is left out may be another part of an open row now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something was chosen
  useEffect(() => {
    for (const index of opened.current.keys()) {
      const row = rowAt(index);
      if (row === undefined) continue;
      void engine.ask(previewRecord, { preview: summary.id, row: row.row }).then((record) => {
        if (record.ok) setOpen((before) => (before.has(index) ? new Map(before).set(index, record.value) : before));
      });
    }
  }, [choice]);
  const turn = useCallback(
    async (index: number): Promise<void> => {
      const row = rowAt(index);
      if (row === undefined) return;
      if (open.has(index)) return setOpen((before) => new Map([...before].filter(([one]) => one !== index)));
      const record = await engine.ask(previewRecord, { preview: summary.id, row: row.row });
      if (record.ok) setOpen((before) => new Map(before).set(index, record.value));
    },
    [open, rowAt, summary.id],
  );
  return { open, turn };
}

/** All rows of the chosen count: who, where, what from what, and why. */
export function RowTable({ summary }: { readonly summary: PreviewSummary }) {
  const words = wordsOf('preview');
  const query = usePreview((state) => state.query);
  const choice = usePreview((state) => state.choice);
  const { total, values, rowAt } = useRows(summary.id, query);
  const { open, turn } = useOpenRows(summary, query, rowAt);
  const [active, setActive] = useState(0);
  const [menu, setMenu] = useState<{ row: PreviewRow; index: number; x: number; y: number } | null>(null);
  const search = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its first row
  useEffect(() => setActive(0), [query]);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const isTyping =
        event.target instanceof Element && event.target.closest('input, textarea, [role="dialog"]') !== null;
      if (event.key !== '/' || isTyping) return;
      event.preventDefault();
      search.current?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const onKey = (event: KeyboardEvent, index: number): void => {
    const row = rowAt(index);
    if (row === undefined) return;
    if (event.key === ' ') {
      event.preventDefault();
      void turn(index);
    }
    if (event.key === 'x' || event.key === 'X') toggle(row);
  };
  const heightOf = useCallback((index: number) => rowHeight + openHeight(open.get(index)), [open]);
  const openAt = useCallback((index: number) => open.has(index), [open]);
  const columns = useMemo(
    () =>
      columnsFor({
        summary,
        query,
        choice,
        isOpen: openAt,
        onTurn: (index) => void turn(index),
        onToggle: toggle,
        onToggleAll: (areIn) => void choose({ what: 'found', query, as: areIn ? 'do' : 'leave-out' }),
        onSort: (sort) => ask({ sort, descending: query.sort === sort && !query.descending }),
        onMenu: (row, index, at) => setMenu({ row, index, ...at }),
      }),
    [summary, query, choice, openAt, turn],
  );
  return (
    <>
      <ListBar summary={summary} values={values} searchRef={search} />
      <VirtualTable
        label={words('list')}
        columns={columns}
        count={total ?? 0}
        rowHeight={rowHeight}
        heightOf={heightOf}
        rowAt={rowAt}
        active={active}
        onActive={setActive}
        onOpen={(index) => void turn(index)}
        onKey={onKey}
        rowClass={(row, index) => classes(isOut(row) && 'off', openAt(index) && 'open')}
        below={(row, index) => <OpenRow row={row} record={open.get(index)} />}
        empty={total === 0 ? <p className="pv-empty">{words('noneFits')}</p> : null}
      />
      {menu !== null && (
        <MenuAt
          label={menu.row.title}
          at={menu}
          parts={rowMenu(menu.row, { onOpen: () => void turn(menu.index), onToggle: () => toggle(menu.row) })}
          onClose={() => setMenu(null)}
        />
      )}
    </>
  );
}
