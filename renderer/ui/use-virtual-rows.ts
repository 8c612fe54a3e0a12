import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { moved } from './list-keys.ts';

export interface VirtualRows {
  readonly count: number;
  /** In pixels, of rows that `heightOf` says nothing else about. */
  readonly rowHeight: number;
  readonly heightOf?: ((index: number) => number) | undefined;
  /** Room of a sticky head. */
  readonly headHeight?: number;
  /** What heads that stay in view cover of the rows at the top, in pixels. */
  readonly coveredHeight?: number;
  /** The row that has the cursor; -1: none. */
  readonly active: number;
  readonly onActive: (index: number) => void;
  /** Enter, or a double press. */
  readonly onOpen?: ((index: number) => void) | undefined;
  /** Other keys of the list. */
  readonly onKey?: ((event: KeyboardEvent, index: number) => void) | undefined;
}

interface Drawn {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rows: Virtualizer<HTMLDivElement, Element>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const isTyping = (event: KeyboardEvent): boolean =>
  event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]') !== null;

/** Draws only the rows in view, and moves a cursor over all of them by keyboard. */
export function useVirtualRows(list: VirtualRows): Drawn {
  const { count, rowHeight, heightOf, headHeight = 0, coveredHeight = 0, active, onActive, onOpen, onKey } = list;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer<HTMLDivElement, Element>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf?.(index) ?? rowHeight,
    overscan: 12,
    scrollPaddingStart: headHeight + coveredHeight,
    paddingStart: headHeight,
  });
  // Sizes are known beforehand; whoever opens a row gives another function.
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew when a height changes
  useEffect(() => rows.measure(), [rows, heightOf, rowHeight]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1);
    const next = moved(event.key, active, count, page);
    if (next !== null) {
      event.preventDefault();
      onActive(next);
      rows.scrollToIndex(next);
    } else if (event.key === 'Enter' && active >= 0 && event.target === scroller.current) {
      event.preventDefault();
      onOpen?.(active);
    } else onKey?.(event, active);
  };
  return { scroller, rows, onKeyDown };
}
