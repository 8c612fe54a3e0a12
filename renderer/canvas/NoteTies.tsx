import { useNodes, ViewportPortal } from '@xyflow/react';
import { memo } from 'react';
import { useFlow } from '../state/flow.ts';
import { rowsOf } from './cards.ts';
import { tieOf } from './geometry/note-tie.ts';
import { sizes } from './geometry/sizes.ts';
import type { PartNode } from './graph.ts';
import { useCanvas, viewOf } from './view.ts';

/** The handles of all rows in view, in canvas pixels. */
function useHandles(nodes: readonly PartNode[]) {
  const flow = useFlow((state) => state.flow);
  const shapes = useFlow((state) => state.shapes);
  const cards = useCanvas((state) => state.cards);
  return nodes.flatMap(({ id, data: { part }, position }) => {
    if (part.kind !== 'side') return [];
    const sync = flow?.syncs.find((one) => one.id === part.sync);
    if (sync === undefined) return [];
    const rows = rowsOf(sync, part.side, shapes, viewOf(cards, id));
    const x = part.side === 'left' ? position.x + sizes.cardWidth : position.x;
    return rows.rows.map((row) => ({ x, y: position.y + rows.spotOf(row.name).y }));
  });
}

/** The dotted line between a note and the handle that it stands beside. */
export const NoteTies = memo(function NoteTies() {
  const nodes = useNodes<PartNode>();
  const notes = nodes.filter((node) => node.type === 'note');
  const handles = useHandles(notes.length === 0 ? [] : nodes);
  const ties = notes.flatMap(({ id, position, measured }) => {
    const tie = tieOf({ ...position, width: measured?.width ?? 0, height: measured?.height ?? 0 }, handles);
    return tie === null ? [] : [{ id, ...tie }];
  });
  if (ties.length === 0) return null;
  return (
    <ViewportPortal>
      <svg className="ties" aria-hidden="true">
        {ties.map(({ id, from, to }) => (
          <path key={id} d={`M${from.x} ${from.y}L${to.x + (to.x > from.x ? -6 : 6)} ${to.y}`} />
        ))}
      </svg>
    </ViewportPortal>
  );
});
