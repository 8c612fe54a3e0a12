import { useReactFlow } from '@xyflow/react';
import { type RefObject, useCallback, useEffect } from 'react';
import { go } from '../app/route.ts';
import { toggleProblems } from '../problems/problems-view.ts';
import { flow } from '../state/flow.ts';
import { partAt } from '../state/flow-parts.ts';
import { activeSync, copySelected, paste, removeSelected, selectAll, selectedParts, writeNote } from './actions.ts';
import { aimNext, beginLine, leaveLine, mapFields } from './draw-line.ts';
import { filterFor } from './filter-action.ts';
import { focusAlong, focusBeside, focusKey, focusNext } from './focus.ts';
import { nudge } from './nudge.ts';
import { openInspector } from './open-inspector.ts';
import { pickSample, useSamples } from './samples.ts';
import { selectableFor } from './use-pointer.ts';
import { motionMs, useShowAll } from './use-viewport.ts';
import { canvasView, setCanvas } from './view.ts';

type Does = (event: React.KeyboardEvent) => void;
type Keys = { readonly [key: string]: Does };

const isText = (target: EventTarget): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;

/** While a line is drawn by keys, they choose where it leads. */
const drawingKeys: Keys = {
  ArrowDown: () => aimNext(1),
  ArrowUp: () => aimNext(-1),
  Tab: (event) => aimNext(event.shiftKey ? -1 : 1),
  Enter: () => {
    const { drawing } = canvasView();
    if (drawing?.aim != null) mapFields(drawing, drawing.aim);
  },
  Escape: leaveLine,
};

function mapFromHere(): void {
  const open = flow.getState().flow;
  const { focus } = canvasView();
  const part = open === null || focus === null ? null : partAt(open, focus);
  if (part?.kind === 'field') beginLine(part, 'keys');
}

/** The middle of what has the focus, in the window. */
function middleOf(key: string | null): { readonly x: number; readonly y: number } {
  const element = key === null ? null : document.querySelector(`.flow-canvas [data-key="${CSS.escape(key)}"]`);
  const box = (element ?? document.querySelector('.flow-canvas') ?? document.body).getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

/** Onto the line that has the focus, else onto the selected one. */
function addStepHere(): void {
  const open = flow.getState().flow;
  const { focus } = canvasView();
  const focused = open === null || focus === null ? null : partAt(open, focus);
  const part = [...selectedParts(), ...(focused === null ? [] : [focused])].findLast(
    (one) => one.kind === 'map' || one.kind === 'step',
  );
  const sync =
    part === undefined || open === null ? undefined : open.syncs.find((one) => 'sync' in part && one.id === part.sync);
  const map = part === undefined || !('map' in part) ? undefined : sync?.fields.find((one) => one.id === part.map);
  const place =
    sync === undefined || map === undefined ? null : { sync: sync.id, map: map.id, index: (map.steps ?? []).length };
  setCanvas({ float: { is: 'steps', at: middleOf(canvasView().focus), place } });
}

function leave() {
  if (canvasView().float !== null) return setCanvas({ float: null });
  if (canvasView().suggesting !== null) return setCanvas({ suggesting: null });
  flow.getState().select([]);
}

function sample(by: 1 | -1): void {
  const open = flow.getState().flow;
  const sync = activeSync();
  if (open === null || sync === null) return;
  void pickSample(open.id, sync, (useSamples.getState().of[sync]?.at ?? 0) + by);
}

/** Letters that do something where the focus is on the canvas. */
function restingKeys(view: {
  readonly all: () => void;
  readonly zoom: (by: 1 | -1) => void;
  readonly note: () => void;
}): Keys {
  return {
    Tab: (event) => focusNext(event.shiftKey ? -1 : 1),
    ArrowDown: () => focusBeside(1),
    ArrowUp: () => focusBeside(-1),
    ArrowRight: () => focusAlong(1),
    ArrowLeft: () => focusAlong(-1),
    Enter: openInspector,
    ' ': () => {
      const { focus } = canvasView();
      if (focus !== null) flow.getState().select([selectableFor(focus)], 'toggle');
    },
    m: mapFromHere,
    s: addStepHere,
    f: filterFor,
    n: view.note,
    t: () => {
      const id = flow.getState().flow?.id;
      if (id !== undefined) go({ at: 'flow', flow: id, view: 'table' });
    },
    p: () => toggleProblems('canvas'),
    '[': () => sample(-1),
    ']': () => sample(1),
    Delete: removeSelected,
    Backspace: removeSelected,
    '+': () => view.zoom(1),
    '=': () => view.zoom(1),
    '-': () => view.zoom(-1),
    '0': view.all,
    Escape: leave,
  };
}

const heldKeys: Keys = {
  z: (event) => (event.shiftKey ? flow.getState().redo() : flow.getState().undo()),
  y: () => flow.getState().redo(),
  c: () => void copySelected(),
  v: () => void paste(),
  a: selectAll,
  Enter: () => {
    const id = flow.getState().flow?.id;
    if (id !== undefined) go({ at: 'preview', flow: id });
  },
};

function doesFor(event: React.KeyboardEvent, resting: Keys): Does | undefined {
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) return heldKeys[name];
  if (event.altKey) return name.startsWith('Arrow') ? () => nudge(name, event.shiftKey) : undefined;
  if (canvasView().drawing?.by === 'keys') return drawingKeys[name];
  return resting[name];
}

/** The keys of the canvas. They rest while words are written. */
export function useCanvasKeys(surface: RefObject<HTMLDivElement | null>) {
  const { zoomIn, zoomOut, screenToFlowPosition } = useReactFlow();
  const show = useShowAll();
  useEffect(() => {
    // What is focused by a press of the pointer is where Tab goes on from.
    const element = surface.current;
    const took = ({ target }: FocusEvent): void => {
      const key = target instanceof Element ? target.closest<HTMLElement>('[data-key]')?.dataset['key'] : undefined;
      if (key !== undefined && key !== canvasView().focus) setCanvas({ focus: key });
    };
    element?.addEventListener('focusin', took);
    return () => element?.removeEventListener('focusin', took);
  }, [surface]);
  return useCallback(
    (event: React.KeyboardEvent) => {
      if (
        event.defaultPrevented ||
        (event.target instanceof Element && event.target.closest('.float, .step-palette, .suggest') !== null)
      )
        return;
      const zoom = (by: 1 | -1): void => void (by === 1 ? zoomIn : zoomOut)({ duration: motionMs() });
      const note = (): void => writeNote(screenToFlowPosition(middleOf(null)));
      if (isText(event.target) && event.key !== 'Tab') return;
      const does = doesFor(event, restingKeys({ all: () => show('all'), zoom, note }));
      if (does === undefined) return;
      if (event.key === 'Tab' && canvasView().drawing === null && !focusKey(event.shiftKey ? 'hasBefore' : 'hasAfter'))
        return;
      event.preventDefault();
      does(event);
    },
    [zoomIn, zoomOut, screenToFlowPosition, show],
  );
}
