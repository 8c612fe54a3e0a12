import { type NodeChange, useReactFlow } from '@xyflow/react';
import { useCallback, useRef } from 'react';
import { flow } from '../state/flow.ts';
import type { PartNode } from './graph.ts';

interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const meets = (box: DOMRect, rect: Rect): boolean =>
  box.left < rect.right && box.right > rect.left && box.top < rect.bottom && box.bottom > rect.top;

/** Steps on the canvas that a box of the window touches. */
function stepsIn(rect: Rect): readonly string[] {
  return [...document.querySelectorAll<HTMLElement>('.flow-canvas [data-step]')].flatMap((step) => {
    const key = step.dataset['step'];
    return key !== undefined && meets(step.getBoundingClientRect(), rect) ? [key] : [];
  });
}

const pointsAlong = 24;

/** Lines that run through a box of the window. */
function linesIn(rect: Rect): readonly string[] {
  return [...document.querySelectorAll<SVGGElement>('.flow-canvas g[data-line]')].flatMap((line) => {
    const key = line.dataset['line'];
    const path = line.querySelector<SVGPathElement>('path.hit');
    const matrix = path?.getScreenCTM() ?? null;
    if (key === undefined || path === null || matrix === null || !meets(path.getBoundingClientRect(), rect)) return [];
    const length = path.getTotalLength();
    for (let at = 0; at <= pointsAlong; at++) {
      const { x, y } = path.getPointAtLength((length * at) / pointsAlong).matrixTransform(matrix);
      if (x > rect.left && x < rect.right && y > rect.top && y < rect.bottom) return [key];
    }
    return [];
  });
}

/** Selecting with a box: nodes that React Flow finds in it, and the lines and steps that it does not know of. */
export function useBoxSelection(change: (changes: readonly NodeChange<PartNode>[]) => void) {
  const boxing = useRef<{ readonly x: number; readonly y: number; readonly add: boolean } | null>(null);
  const found = useRef<ReadonlySet<string>>(new Set());
  const { getNodes } = useReactFlow<PartNode>();
  const onNodesChange = useCallback(
    (changes: NodeChange<PartNode>[]) => {
      change(changes);
      if (boxing.current === null) return;
      const now = new Set(found.current);
      for (const one of changes) {
        if (one.type !== 'select') continue;
        if (one.selected) now.add(one.id);
        else now.delete(one.id);
      }
      if (now.size === found.current.size && [...now].every((id) => found.current.has(id))) return;
      found.current = now;
      flow.getState().select([...now]);
    },
    [change],
  );
  const onSelectionStart = useCallback((event: React.MouseEvent) => {
    boxing.current = { x: event.clientX, y: event.clientY, add: event.shiftKey };
    found.current = new Set(event.shiftKey ? flow.getState().selected : []);
  }, []);
  const onSelectionEnd = useCallback(
    (event: React.MouseEvent) => {
      const from = boxing.current;
      boxing.current = null;
      if (from === null) return;
      const rect: Rect = {
        left: Math.min(from.x, event.clientX),
        right: Math.max(from.x, event.clientX),
        top: Math.min(from.y, event.clientY),
        bottom: Math.max(from.y, event.clientY),
      };
      const ids = new Set(getNodes().map((node) => node.id));
      const nodes = [...found.current].filter((key) => ids.has(key));
      const steps = stepsIn(rect);
      flow.getState().select([...nodes, ...linesIn(rect), ...steps], from.add ? 'add' : 'only');
    },
    [getNodes],
  );
  return { onNodesChange, onSelectionStart, onSelectionEnd };
}
