import { useMemo } from 'react';
import { flow } from '../state/flow.ts';
import { endsOf, keyOf, partAt, syncAt } from '../state/flow-parts.ts';
import { setCanvas } from './view.ts';

/** The part under an event; null on the empty canvas. Search boxes and folds of cards count as their card. */
export function keyUnder(target: EventTarget | null): string | null {
  if (!(target instanceof Element)) return null;
  const found = target.closest<HTMLElement | SVGElement>('[data-key]');
  return found?.dataset['key']?.replace(/#.*$/, '') ?? null;
}

/** A press on a field selects its line where it has one, so that the whole way is shown. */
export function selectableFor(key: string): string {
  const open = flow.getState().flow;
  const part = open === null ? null : partAt(open, key);
  if (part?.kind !== 'field') return key;
  const map = syncAt(open, part.sync)?.fields.find((one) => endsOf(one, part.side).includes(part.field));
  return map === undefined ? key : keyOf({ kind: 'map', sync: part.sync, map: map.id });
}

const isOwnControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('input, textarea, .fold, .more, .step, .line-plus, .float') !== null;

/** What the pointer does on the canvas as a whole: rest on parts, select them, open their menus. */
export function usePointer() {
  return useMemo(
    () => ({
      onPointerOver: (event: React.PointerEvent): void => {
        const key = keyUnder(event.target);
        if (key !== flow.getState().hovered) flow.getState().hover(key);
      },
      onPointerLeave: (): void => flow.getState().hover(null),
      onClick: (event: React.MouseEvent): void => {
        const key = keyUnder(event.target);
        if (key === null || isOwnControl(event.target)) return;
        setCanvas({ focus: key });
        const adds = event.shiftKey || event.ctrlKey || event.metaKey;
        flow.getState().select([selectableFor(key)], adds ? 'toggle' : 'only');
      },
      onContextMenu: (event: React.MouseEvent): void => {
        if (event.target instanceof Element && event.target.closest('input, textarea, .float') !== null) return;
        event.preventDefault();
        const key = keyUnder(event.target);
        const { selected, select } = flow.getState();
        const target = key === null ? null : selectableFor(key);
        if (target !== null && !selected.includes(target)) select([target]);
        setCanvas({ float: { is: 'menu', at: { x: event.clientX, y: event.clientY }, key } });
      },
    }),
    [],
  );
}
