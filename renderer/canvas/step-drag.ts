import type { MapId, NodeId, SyncId } from '../../engine/model/ids.ts';
import { dispatch, flow } from '../state/flow.ts';
import { mapAt, stepAt, syncAt } from '../state/flow-parts.ts';
import { wordsOf } from '../words/words.ts';
import { insertStep, moveStep } from './edits.ts';
import { announce, canvasView, type Point, type StepPlace, setCanvas } from './view.ts';
import { stepLabel } from './words/step-words.ts';

/** What is dragged onto a line: a step that is there, or a new one from the palette. */
export type Dragged =
  | { readonly is: 'step'; readonly sync: SyncId; readonly map: MapId; readonly step: NodeId }
  | { readonly is: 'new'; readonly use: string };

const threshold = 4;

/** The place on a line that is under the pointer; null where there is no line. */
function placeUnder({ x, y }: Point): StepPlace | null {
  // Beside the pointer too: a line is thin.
  const offsets = [0, -8, 8, -14, 14];
  for (const offset of offsets) {
    const id = document.elementFromPoint(x, y + offset)?.closest<HTMLElement | SVGElement>('[data-line], [data-step]');
    const key = id?.dataset['line'] ?? id?.dataset['step'];
    const part = key === undefined ? undefined : placeOn(key, x);
    if (part !== undefined) return part;
  }
  return null;
}

function placeOn(key: string, x: number): StepPlace | undefined {
  const open = flow.getState().flow;
  const [syncId, mapId] = key.split('/');
  const sync = open?.syncs.find((one) => one.id === syncId);
  const map = sync?.fields.find((one) => one.id === mapId);
  if (sync === undefined || map === undefined) return undefined;
  const steps = [
    ...document.querySelectorAll<HTMLElement>(`[data-step^="${CSS.escape(sync.id)}/${CSS.escape(map.id)}/"]`),
  ];
  const index = steps.filter((step) => {
    const box = step.getBoundingClientRect();
    return box.left + box.width / 2 < x;
  }).length;
  return { sync: sync.id, map: map.id, index };
}

/** A small copy that follows the pointer. */
function ghostOf(label: string): HTMLElement {
  const ghost = document.createElement('div');
  ghost.className = 'step-ghost';
  ghost.textContent = label;
  document.body.append(ghost);
  return ghost;
}

/** Puts what was dragged onto the line that it was let go over. */
export function dropStep(dragged: Dragged, place: StepPlace) {
  const words = wordsOf('canvas');
  const open = flow.getState().flow;
  const target = mapAt(open, place.sync, place.map);
  if (target === null) return;
  if (dragged.is === 'new') {
    const { command, step } = insertStep(target, place, dragged.use);
    if (!dispatch(command).ok) return;
    flow.getState().select([`${place.sync}/${place.map}/${step.id}`]);
    return announce(words('stepAdded', { step: stepLabel(step) }));
  }
  const sync = syncAt(open, dragged.sync);
  const map = mapAt(open, dragged.sync, dragged.map);
  const step = stepAt(map, dragged.step);
  if (sync === null || map === null || step === null) return;
  const command = moveStep({ sync, map, step }, { map: target, place });
  if (command !== null && dispatch(command).ok) announce(words('stepMoved', { step: stepLabel(step) }));
}

/** Starts to drag a step from where the pointer was pressed; a press that does not move stays a click. */
export function startStepDrag(dragged: Dragged, label: string, from: Point, begun?: () => void): void {
  let ghost: HTMLElement | null = null;
  const stop = new AbortController();
  const { signal } = stop;
  const move = ({ clientX, clientY }: PointerEvent): void => {
    if (ghost === null && Math.hypot(clientX - from.x, clientY - from.y) < threshold) return;
    if (ghost === null) begun?.();
    ghost ??= ghostOf(label);
    ghost.style.transform = `translate(${clientX + 8}px, ${clientY + 8}px)`;
    setCanvas({ dropAt: placeUnder({ x: clientX, y: clientY }) });
  };
  const end = (dropped: boolean): void => {
    stop.abort();
    const place = canvasView().dropAt;
    setCanvas({ dropAt: null });
    if (ghost === null) return;
    ghost.remove();
    if (dropped && place !== null) dropStep(dragged, place);
    // The click that ends a drag means nothing.
    const swallow = (event: MouseEvent): void => event.stopPropagation();
    window.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
  };
  window.addEventListener('pointermove', move, { signal });
  window.addEventListener('pointerup', () => end(true), { signal });
  window.addEventListener('pointercancel', () => end(false), { signal });
  window.addEventListener('keydown', (event) => event.key === 'Escape' && end(false), { signal, capture: true });
}

/** What a step does when the pointer is pressed on it. */
export const stepDrag =
  (dragged: Dragged, label: string) =>
  (event: React.PointerEvent): void => {
    if (event.button !== 0) return;
    event.stopPropagation();
    startStepDrag(dragged, label, { x: event.clientX, y: event.clientY });
  };
