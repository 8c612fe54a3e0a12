import { type KeyboardEvent, type MouseEvent, useEffect, useId, useMemo } from 'react';
import type { ConflictId } from '../../../engine/model/ids.ts';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Unread } from '../../ui/Unread.tsx';
import { useVirtualRows } from '../../ui/use-virtual-rows.ts';
import { useInbox } from '../state/inbox-store.ts';
import { type Line, linesOf } from '../state/list-lines.ts';
import { wantRows } from '../state/load-rows.ts';
import { markAll, markTo, markToggled, unmark } from '../state/marks.ts';
import { fold, moveTo } from '../state/move.ts';
import { HeadLine } from './HeadLine.tsx';
import { RecordLine } from './RecordLine.tsx';
import { treeKey } from './tree-keys.ts';

const heights = { sync: 32, part: 28, record: 52 } as const;
const levels = { sync: 1, part: 2, record: 3 } as const;
const covered = heights.sync + heights.part;

/** The heads that stay at the top while what is below them scrolls. */
function StickyHeads({ lines, first }: { readonly lines: readonly Line[]; readonly first: number }) {
  const line = lines[first];
  if (line === undefined || line.is === 'sync') return null;
  const heads = lines.slice(0, first + 1).toReversed();
  const sync = heads.find((one) => one.is === 'sync');
  const part = line.is === 'part' ? undefined : heads.find((one) => one.is === 'part');
  return (
    <div className="ib-sticky" aria-hidden="true">
      {[sync, part].map(
        (one) =>
          one !== undefined && (
            // biome-ignore lint/a11y/noStaticElementInteractions: a copy for the pointer of a head that keys reach in the tree
            <div key={one.name} onMouseDown={() => fold(one.name, true)}>
              <HeadLine line={one} isFolded={false} />
            </div>
          ),
      )}
    </div>
  );
}

/** Presses of the pointer: with Ctrl or Shift several records are chosen. */
function press(event: MouseEvent, line: Line, isFolded: boolean): void {
  if (line.is !== 'record') {
    moveTo(line);
    fold(line.name, !isFolded);
  } else if (event.shiftKey) markTo(line.name);
  else if (event.ctrlKey || event.metaKey) markToggled(line.name);
  else {
    unmark();
    moveTo(line);
  }
}

function LineOf({ line, isFolded }: { readonly line: Line; readonly isFolded: boolean }) {
  const row = useInbox((state) => (line.is === 'record' ? state.rows.get(line.name) : undefined));
  if (line.is !== 'record') return <HeadLine line={line} isFolded={isFolded} />;
  if (row === undefined)
    return (
      <div className="ib-it">
        <Unread />
      </div>
    );
  return <RecordLine row={row} sync={line.sync} />;
}

function useLines() {
  const list = useInbox((state) => state.list);
  const folded = useInbox((state) => state.folded);
  const cursor = useInbox((state) => state.cursor);
  const lines = useMemo(() => linesOf(list, folded), [list, folded]);
  const active = useMemo(() => lines.findIndex((line) => line.name === cursor), [lines, cursor]);
  return { list, lines, folded, active };
}

interface Standing {
  readonly lines: readonly Line[];
  readonly active: number;
  readonly folded: ReadonlySet<string>;
  /** Lines that are in view. */
  readonly page: number;
}

/** Does what a key means in the list; the keys of the whole screen are left to it. */
function pressKey(event: KeyboardEvent, { lines, active, folded, page }: Standing): void {
  if (event.altKey) return;
  const isMod = event.ctrlKey || event.metaKey;
  const line = lines[active];
  if (isMod && event.key.toLowerCase() === 'a') {
    event.preventDefault();
    markAll(lines);
  } else if (event.key === ' ' && line?.is === 'record') {
    event.preventDefault();
    markToggled(line.name);
  }
  const does = isMod ? null : treeKey(event.key, { lines, at: active, page }, folded);
  if (does === null) return;
  event.preventDefault();
  if (does.does === 'fold') {
    fold(does.head, does.isFolded);
    return;
  }
  const next = lines[does.to];
  if (next === undefined) return;
  if (event.shiftKey && next.is === 'record') markTo(next.name);
  moveTo(next);
}

interface ItemProps {
  readonly id: string;
  readonly line: Line;
  readonly isActive: boolean;
  readonly start: number;
  readonly size: number;
}

function TreeItem({ id, line, isActive, start, size }: ItemProps) {
  const isFolded = useInbox((state) => state.folded.has(line.name));
  const isMarked = useInbox((state) => line.is === 'record' && state.marked.has(line.name));
  const isAnyMarked = useInbox((state) => state.marked.size > 0);
  return (
    <div
      id={id}
      role="treeitem"
      tabIndex={-1}
      aria-level={levels[line.is]}
      aria-posinset={line.at}
      aria-setsize={line.of}
      aria-selected={isAnyMarked ? isMarked : isActive}
      {...(line.is === 'record' ? {} : { 'aria-expanded': !isFolded })}
      className={classes('vrow', `ib-${line.is}`, isActive && 'selbar', isMarked && 'marked')}
      style={{ height: size, transform: `translateY(${start}px)` }}
      onMouseDown={(event) => press(event, line, isFolded)}
    >
      {isMarked && (
        <span className="ib-tick">
          <Icon name="check" size={12} />
        </span>
      )}
      <LineOf line={line} isFolded={isFolded} />
    </div>
  );
}

/** Everything that waits, by sync and by what stands together in it; only what is in view is drawn. */
export function RecordTree({ label }: { readonly label: string }) {
  const { list, lines, folded, active } = useLines();
  const name = useId();
  const { scroller, rows } = useVirtualRows({
    count: lines.length,
    rowHeight: heights.record,
    heightOf: useMemo(() => (index: number) => heights[lines[index]?.is ?? 'record'], [lines]),
    coveredHeight: covered,
    active,
    onActive: () => {},
  });
  const items = rows.getVirtualItems();
  const wanted = items.flatMap(({ index }): ConflictId[] => {
    const line = lines[index];
    return line?.is === 'record' ? [line.name] : [];
  });
  const windowName = wanted.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `windowName` stands for what is in view, and a new list asks again
  useEffect(() => void wantRows(wanted), [windowName, list]);
  useEffect(() => {
    if (active >= 0) rows.scrollToIndex(active);
  }, [active, rows]);
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / heights.record) - 2);
  const top = rows.scrollOffset ?? 0;
  const first = items.find((one) => one.start + one.size > top + (one.index === 0 ? 0 : heights.sync))?.index ?? 0;
  return (
    <div
      ref={scroller}
      className="vlist ib-tree"
      role="tree"
      aria-label={label}
      aria-multiselectable="true"
      tabIndex={0}
      onKeyDown={(event) => pressKey(event, { lines, active, folded, page })}
      {...(items.some(({ index }) => index === active) ? { 'aria-activedescendant': `${name}-${active}` } : {})}
    >
      {top > 0 && <StickyHeads lines={lines} first={first} />}
      <div className="vrows" role="presentation" style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, start, size }) => {
          const line = lines[index];
          if (line === undefined) return null;
          const id = `${name}-${index}`;
          return <TreeItem key={line.name} id={id} line={line} isActive={index === active} start={start} size={size} />;
        })}
      </div>
    </div>
  );
}
