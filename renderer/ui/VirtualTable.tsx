import { type ReactNode, useId } from 'react';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';
import { Unread } from './Unread.tsx';
import { useVirtualRows, type VirtualRows } from './use-virtual-rows.ts';

export interface Column<Row> {
  readonly id: string;
  readonly label: ReactNode;
  /** A track of a CSS grid: `172px`, `minmax(0, 1fr)`. */
  readonly width: string;
  readonly isNumber?: boolean;
  readonly sorted?: 'ascending' | 'descending' | null;
  readonly onSort?: () => void;
  readonly cell: (row: Row, index: number) => ReactNode;
}

export interface VirtualTableProps<Row> extends Omit<VirtualRows, 'headHeight'> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** Undefined for a row that was not read yet. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly rowClass?: (row: Row, index: number) => string | null;
  /** Drawn below an open row, in the room that `heightOf` gives beyond `rowHeight`. */
  readonly below?: (row: Row, index: number) => ReactNode;
  /** Shown in place of rows. */
  readonly empty?: ReactNode;
}

const headHeight = 28;

function Head<Row>({ column }: { readonly column: Column<Row> }) {
  const { label, isNumber, sorted, onSort } = column;
  return (
    <span
      role="columnheader"
      className={classes('cell', isNumber === true && 'num')}
      {...(onSort === undefined ? {} : { 'aria-sort': sorted ?? 'none' })}
    >
      {onSort === undefined ? (
        label
      ) : (
        <button type="button" className="sort" onClick={onSort}>
          {label}
          {typeof sorted === 'string' && <Icon name={sorted === 'ascending' ? 'chev-u' : 'chev-d'} size={12} />}
        </button>
      )}
    </span>
  );
}

/** A table of any length: rows of a known height, a head that stays, one cursor moved with J, K and the arrow keys. */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { label, columns, rowAt, rowClass, below, empty, count, rowHeight, active, onActive, onOpen } = props;
  const { scroller, rows, onKeyDown } = useVirtualRows({ ...props, headHeight });
  const name = useId();
  const tracks = { gridTemplateColumns: columns.map((column) => column.width).join(' ') };
  const items = rows.getVirtualItems();
  const isShown = items.some((item) => item.index === active);
  return (
    <div
      ref={scroller}
      className="vtable"
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      tabIndex={0}
      onKeyDown={onKeyDown}
      {...(isShown ? { 'aria-activedescendant': `${name}-${active}` } : {})}
    >
      <div className="th vhead" role="row" aria-rowindex={1} style={tracks}>
        {columns.map((column) => (
          <Head key={column.id} column={column} />
        ))}
      </div>
      {count === 0 && empty}
      <div className="vrows" role="rowgroup" style={{ height: rows.getTotalSize() - headHeight }}>
        {items.map(({ index, start, size }) => {
          const row = rowAt(index);
          return (
            <div
              key={index}
              id={`${name}-${index}`}
              role="row"
              tabIndex={-1}
              aria-rowindex={index + 2}
              aria-selected={index === active}
              className={classes('vrow', index === active && 'selbar', row !== undefined && rowClass?.(row, index))}
              style={{ height: size, transform: `translateY(${start - headHeight}px)` }}
              onMouseDown={() => onActive(index)}
              onDoubleClick={() => onOpen?.(index)}
            >
              <div className="vline" role="presentation" style={{ ...tracks, height: rowHeight }}>
                {columns.map((column) => (
                  <span key={column.id} role="gridcell" className={classes('cell', column.isNumber === true && 'num')}>
                    {row === undefined ? <Unread /> : column.cell(row, index)}
                  </span>
                ))}
              </div>
              {row !== undefined && size > rowHeight && (
                <div role="gridcell" aria-colspan={columns.length}>
                  {below?.(row, index)}
                </div>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
