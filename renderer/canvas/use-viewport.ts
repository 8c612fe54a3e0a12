import { type ReactFlowInstance, useReactFlow, useStoreApi } from '@xyflow/react';
import { type RefObject, useCallback } from 'react';
import { flow } from '../state/flow.ts';
import { sizes } from './geometry/sizes.ts';
import { around, type Box, firstViewport } from './geometry/viewport.ts';
import type { LineEdge, PartNode } from './graph.ts';
import { bandOf, canvasView, setCanvas } from './view.ts';

const fitMs = 240;

const boxOf = ({ position, measured }: PartNode): Box => ({
  ...position,
  width: measured?.width ?? sizes.cardWidth,
  height: measured?.height ?? sizes.matchHeight,
});

const isStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** How long a movement of the view takes; nothing where people asked for no motion. */
export const motionMs = (): number => (isStill() ? 0 : fitMs);

/** Zooms so that everything, or the selected, is in view. */
export function useShowAll() {
  const { getNodes, setViewport } = useReactFlow<PartNode>();
  const store = useStoreApi();
  return useCallback(
    (how: 'all' | 'first' = 'all') => {
      const { width, height } = store.getState();
      const content = around(getNodes().map(boxOf));
      const syncs = flow.getState().flow?.syncs.length ?? 1;
      const view = firstViewport(content, { width, height }, how === 'all' ? 2 : syncs);
      void setViewport(view, { duration: how === 'first' ? 0 : motionMs() });
    },
    [getNodes, setViewport, store],
  );
}

/** Keeps what depends on the zoom in step with it, without drawing anything anew while only the place changes. */
export function useViewport(surface: RefObject<HTMLDivElement | null>) {
  const show = useShowAll();
  const follow = useCallback(
    (zoom: number) => {
      const element = surface.current;
      const { band, textScale } = bandOf(zoom);
      if (element !== null && element.style.getPropertyValue('--zoom') !== String(zoom)) {
        element.style.setProperty('--zoom', String(zoom));
        element.style.setProperty('--ts', String(textScale));
      }
      const now = canvasView();
      if (now.band !== band || now.textScale !== textScale) setCanvas({ band, textScale });
    },
    [surface],
  );
  const onMove = useCallback((_: unknown, { zoom }: { readonly zoom: number }) => follow(zoom), [follow]);
  const onInit = useCallback(
    (instance: ReactFlowInstance<PartNode, LineEdge>) => {
      show('first');
      follow(instance.getZoom());
    },
    [show, follow],
  );
  return { onMove, onInit };
}
