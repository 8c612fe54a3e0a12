import { EdgeLabelRenderer, useNodes } from '@xyflow/react';
import { memo, useCallback } from 'react';
import { createPortal } from 'react-dom';
import { create } from 'zustand';
import { sizes } from './geometry/sizes.ts';
import type { PartNode } from './graph.ts';

/** The boxes that stand at the inner top corners of cards, by the key of the card. */
const useBoxes = create<{ readonly [card: string]: HTMLElement }>(() => ({}));

const Corner = memo(function Corner({ card, x, y }: { readonly card: string; readonly x: number; readonly y: number }) {
  const keep = useCallback(
    (box: HTMLDivElement | null) => {
      if (box === null) return;
      useBoxes.setState({ [card]: box });
      return () => {
        const { [card]: gone, ...others } = useBoxes.getState();
        if (gone === box) useBoxes.setState(others, true);
      };
    },
    [card],
  );
  return <div ref={keep} className="end" style={{ transform: `translate(${x}px, ${y}px)` }} />;
});

/**
 * Where the values and steps of all lines of a card hang: one box for each card, so that dragging a card moves that one box and
 * none of what hangs in it is drawn anew.
 */
export const LabelCorners = memo(function LabelCorners() {
  const nodes = useNodes<PartNode>();
  return (
    <EdgeLabelRenderer>
      {nodes.map(({ id, position, data: { part } }) => {
        if (part.kind !== 'side') return null;
        const x = part.side === 'left' ? position.x + sizes.cardWidth : position.x;
        return <Corner key={id} card={id} x={x} y={position.y} />;
      })}
    </EdgeLabelRenderer>
  );
});

/** Hangs something at the inner top corner of a card. */
export function AtCorner({ card, children }: { readonly card: string; readonly children: React.ReactNode }) {
  const box = useBoxes((boxes) => boxes[card]);
  return box === undefined ? null : createPortal(children, box);
}
