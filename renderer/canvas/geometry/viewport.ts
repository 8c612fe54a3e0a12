import { sizes } from './sizes.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

const inset = { x: 20, y: 24 };
/** The bars that float at the foot of the canvas. */
const foot = 72;
const zoomMin = 0.6;
const almost = 0.985;

/** How a flow is shown first: at 100 % where it fits, else small enough to be seen whole, yet with its values. */
export function firstViewport(
  content: Box,
  pane: { readonly width: number; readonly height: number },
  syncs: number,
): Viewport {
  const across = (pane.width - 2 * inset.x) / content.width;
  const down = (pane.height - inset.y - foot) / content.height;
  const wanted = Math.min(1, across, syncs > 1 ? down : 1);
  // A pixel or two that do not fit are no reason to leave 100 %, where everything is crisp.
  const zoom = wanted > almost ? 1 : Math.max(zoomMin, Math.floor(wanted * 100) / 100);
  const free = pane.width - content.width * zoom;
  return { x: Math.max(inset.x, free / 2) - content.x * zoom, y: inset.y * zoom - content.y * zoom, zoom };
}

/** The box around boxes. */
export function around(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { x: 0, y: 0, width: 2 * sizes.cardWidth + sizes.gapAcross, height: 400 };
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}
