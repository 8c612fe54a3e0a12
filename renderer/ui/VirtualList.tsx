import { type ReactNode, useId } from 'react';
import { classes } from './classes.ts';
import { Unread } from './Unread.tsx';
import { useVirtualRows, type VirtualRows } from './use-virtual-rows.ts';

export interface VirtualListProps<Item> extends Omit<VirtualRows, 'headHeight'> {
  readonly label: string;
  /** Undefined for an item that was not read yet. */
  readonly itemAt: (index: number) => Item | undefined;
  readonly item: (item: Item, index: number) => ReactNode;
  readonly itemClass?: (item: Item, index: number) => string | null;
  readonly empty?: ReactNode;
}

/** A list of any length with one cursor, moved with J, K and the arrow keys. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { label, itemAt, item, itemClass, empty, count, active, onActive, onOpen } = props;
  const { scroller, rows, onKeyDown } = useVirtualRows(props);
  const name = useId();
  const items = rows.getVirtualItems();
  const isShown = items.some(({ index }) => index === active);
  if (count === 0) return empty ?? null;
  return (
    <div
      ref={scroller}
      className="vlist"
      role="listbox"
      aria-label={label}
      tabIndex={0}
      onKeyDown={onKeyDown}
      {...(isShown ? { 'aria-activedescendant': `${name}-${active}` } : {})}
    >
      <div className="vrows" role="presentation" style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, start, size }) => {
          const one = itemAt(index);
          return (
            <div
              key={index}
              id={`${name}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              aria-posinset={index + 1}
              aria-setsize={count}
              className={classes('vrow', index === active && 'selbar', one !== undefined && itemClass?.(one, index))}
              style={{ height: size, transform: `translateY(${start}px)` }}
              onMouseDown={() => onActive(index)}
              onDoubleClick={() => onOpen?.(index)}
            >
              {one === undefined ? <Unread /> : item(one, index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
