import { create } from 'zustand';
import type { Sorting } from './table-rows.ts';

/** The columns, from left to right. */
export const columns = [
  'pick',
  'left',
  'left-value',
  'steps',
  'way',
  'right-value',
  'right',
  'who',
  'blank',
  'problem',
] as const;
export type ColumnId = (typeof columns)[number];

interface TableView {
  readonly search: string;
  readonly only: 'all' | 'problems' | 'one-way';
  readonly sorting: Sorting | null;
  /** The cell that has the focus. */
  readonly row: string | null;
  readonly column: ColumnId;
  /** The cell that has the focus is open for editing. */
  readonly isEditing: boolean;
}

const resting: TableView = {
  search: '',
  only: 'all',
  sorting: null,
  row: null,
  column: 'left',
  isEditing: false,
};

/** How this window looks at the table of a flow; none of it is kept in the flow. */
export const useTable = create<TableView>(() => resting);

export const tableView = (): TableView => useTable.getState();
export const setTable = (set: Partial<TableView>): void => useTable.setState(set);
export const resetTable = (): void => useTable.setState(resting);

/** Sorts by a column: up, then down, then as the flow has them. */
export function sortBy(by: Sorting['by']) {
  const { sorting } = tableView();
  if (sorting?.by !== by) return setTable({ sorting: { by, isDown: false } });
  setTable({ sorting: sorting.isDown ? null : { by, isDown: true } });
}

/** The id of a cell in the page. */
export const cellId = (row: string, column: ColumnId): string => `cell ${column} ${row}`.replace(/\s/g, '_');
