import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { type Point, setCanvas } from './view.ts';

const inset = 8;

/** Places a pane at a point of the window, inside it, and closes it by Escape and by a press elsewhere. */
export function useFloat<Element extends HTMLElement>(at: Point): RefObject<Element | null> {
  const pane = useRef<Element>(null);
  useLayoutEffect(() => {
    const element = pane.current;
    if (element === null) return;
    const { width, height } = element.getBoundingClientRect();
    const x = Math.max(inset, Math.min(at.x, window.innerWidth - width - inset));
    const y = Math.max(inset, Math.min(at.y, window.innerHeight - height - inset));
    element.style.left = `${x}px`;
    element.style.top = `${y}px`;
  }, [at.x, at.y]);
  useEffect(() => {
    const back = document.activeElement;
    const close = (): void => setCanvas({ float: null });
    const press = ({ target }: PointerEvent): void => {
      if (target instanceof Node && pane.current?.contains(target) === false) close();
    };
    const key = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close();
    };
    window.addEventListener('pointerdown', press, { capture: true });
    window.addEventListener('keydown', key, { capture: true });
    return () => {
      window.removeEventListener('pointerdown', press, { capture: true });
      window.removeEventListener('keydown', key, { capture: true });
      if (back instanceof HTMLElement && back.isConnected) back.focus();
    };
  }, []);
  return pane;
}
