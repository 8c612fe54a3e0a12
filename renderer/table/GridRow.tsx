import { memo } from 'react';
import type { Sync } from '../../engine/model/flow.ts';
import { useIsSelected } from '../state/flow.ts';
import { classes } from '../ui/classes.ts';
import { AddCells, LackingCells } from './LackingCells.tsx';
import { MapCells } from './MapCells.tsx';
import { SuggestionCells, SuggestionHead } from './SuggestionCells.tsx';
import type { TableRow } from './table-rows.ts';
import type { ColumnId } from './table-view.ts';

interface RowProps {
  readonly sync: Sync;
  readonly row: TableRow;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  /** The column whose cell has the focus; null where another row has it. */
  readonly focused: ColumnId | null;
}

function Cells({ sync, row, focused }: RowProps) {
  switch (row.kind) {
    case 'map':
      return <MapCells sync={sync} row={row} focused={focused} />;
    case 'lacking':
      return <LackingCells sync={sync} row={row} focused={focused} />;
    case 'add':
      return <AddCells focused={focused} />;
    case 'head':
      return <SuggestionHead sync={sync} count={row.count} sure={row.sure} />;
    case 'suggestion':
      return <SuggestionCells sync={sync} row={row} focused={focused} />;
  }
}

/** One row of the table. */
export const GridRow = memo(function GridRow(props: RowProps) {
  const { row, index, top, height, focused } = props;
  const isSelected = useIsSelected(row.key);
  return (
    <div
      role="row"
      tabIndex={-1}
      data-row={row.key}
      aria-rowindex={index + 2}
      {...(row.kind === 'map' ? { 'aria-selected': isSelected } : {})}
      className={classes(
        'map-row',
        row.kind === 'head' ? 'suggest-head' : 'map-grid',
        row.kind === 'suggestion' && 'suggested',
        isSelected && 'sel',
        focused !== null && 'has-focus',
      )}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      <Cells {...props} />
    </div>
  );
});
