import type { At } from '../../engine/model/flow.ts';
import { dispatch, flow } from '../state/flow.ts';
import { keyOf } from '../state/flow-parts.ts';
import { selectedParts } from './actions.ts';
import { placesOf } from './graph.ts';
import { moveCommand } from './use-graph.ts';
import { canvasView } from './view.ts';

const step = 4;
const stride = 16;

const ways: { readonly [key: string]: At } = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Where the selected nodes stand. */
export function selectedPlaces(): { readonly [key: string]: At } {
  const { flow: open, shapes } = flow.getState();
  if (open === null) return {};
  const places = placesOf(open, shapes, canvasView());
  return Object.fromEntries(
    selectedParts().flatMap((part): readonly (readonly [string, At])[] => {
      const key = keyOf(part);
      if (part.kind === 'note') {
        const at = open.notes?.find((note) => note.id === part.note)?.at;
        return at === undefined ? [] : [[key, at]];
      }
      const place = 'sync' in part ? places.get(part.sync) : undefined;
      if (place === undefined) return [];
      if (part.kind === 'side') return [[key, place[part.side]]];
      if (part.kind === 'filter') return [[key, part.side === 'left' ? place.leftFilter : place.rightFilter]];
      return part.kind === 'match' ? [[key, place.match]] : [];
    }),
  );
}

/** Moves the selected nodes a little; presses in a row are one edit. */
export function nudge(key: string, far: boolean): void {
  const way = ways[key];
  const open = flow.getState().flow;
  if (way === undefined || open === null) return;
  const by = far ? stride : step;
  const places = selectedPlaces();
  const moved = Object.fromEntries(
    Object.entries(places).map(([id, { x, y }]) => [id, { x: x + way.x * by, y: y + way.y * by }]),
  );
  const command = moveCommand(open, moved);
  if (command !== null) dispatch(command, `nudge ${Object.keys(places).join(' ')}`);
}

/** Puts the selected nodes at the same height, or the same distance from the left. */
export function align(along: 'x' | 'y'): void {
  const open = flow.getState().flow;
  const places = selectedPlaces();
  const [first] = Object.values(places);
  if (open === null || first === undefined) return;
  const moved = Object.fromEntries(Object.entries(places).map(([id, at]) => [id, { ...at, [along]: first[along] }]));
  const command = moveCommand(open, moved);
  if (command !== null) dispatch(command);
}
