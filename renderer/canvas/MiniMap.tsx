import { useNodes, useReactFlow, useStore } from '@xyflow/react';
import { memo, useMemo, useRef } from 'react';
import { useFlow } from '../state/flow.ts';
import { endsOf } from '../state/flow-parts.ts';
import { wordsOf } from '../words/words.ts';
import { rowsOf } from './cards.ts';
import { sizes } from './geometry/sizes.ts';
import { around, type Box } from './geometry/viewport.ts';
import type { PartNode } from './graph.ts';
import { useRested } from './use-rested.ts';
import { useCanvas, viewOf } from './view.ts';

const size = { width: 120, height: 64 };
const bend = 92;
const restMs = 100;

const boxOf = ({ position, measured }: PartNode): Box => ({
  ...position,
  width: measured?.width ?? sizes.cardWidth,
  height: measured?.height ?? sizes.matchHeight,
});

/** The lines as strokes from card to card. */
function useLines(nodes: readonly PartNode[]): readonly string[] {
  const flow = useFlow((state) => state.flow);
  const shapes = useFlow((state) => state.shapes);
  const cards = useCanvas((state) => state.cards);
  return useMemo(() => {
    const at = new Map(nodes.map((node) => [node.id, node.position]));
    return (flow?.syncs ?? []).flatMap((sync) => {
      const [left, right] = [at.get(`${sync.id}/left`), at.get(`${sync.id}/right`)];
      if (left === undefined || right === undefined) return [];
      const [leftRows, rightRows] = (['left', 'right'] as const).map((side) =>
        rowsOf(sync, side, shapes, viewOf(cards, `${sync.id}/${side}`)),
      );
      return sync.fields.flatMap((map) => {
        const [from] = endsOf(map, 'left');
        const [to] = endsOf(map, 'right');
        if (from === undefined || to === undefined || leftRows === undefined || rightRows === undefined) return [];
        const x = left.x + sizes.cardWidth;
        const [y0, y1] = [left.y + leftRows.spotOf(from).y, right.y + rightRows.spotOf(to).y];
        const middle = x + (right.x - x) * 0.65;
        return [`M${x} ${y0}H${middle - bend}C${middle} ${y0} ${middle} ${y1} ${middle + bend} ${y1}H${right.x}`];
      });
    });
  }, [flow, shapes, cards, nodes]);
}

function Node({ node }: { readonly node: PartNode }) {
  const { x, y, width, height } = boxOf(node);
  const { part } = node.data;
  if (part.kind === 'side')
    return (
      <rect className={`mc ${part.side === 'left' ? 'l' : 'r'}`} x={x} y={y} width={width} height={height} rx="28" />
    );
  return <rect className="mn" x={x} y={y} width={width} height={height} rx="14" />;
}

/** What of the canvas is in view. */
function Frame({ all }: { readonly all: Box }) {
  const { width, height, transform } = useStore(
    (state) => ({ width: state.width, height: state.height, transform: state.transform }),
    same,
  );
  const [tx, ty, zoom] = transform;
  const view = { x: -tx / zoom, y: -ty / zoom, width: width / zoom, height: height / zoom };
  const sees =
    view.x <= all.x &&
    view.y <= all.y &&
    view.x + view.width >= all.x + all.width &&
    view.y + view.height >= all.y + all.height;
  return sees ? null : <rect className="mv" {...view} rx="14" />;
}

interface Seen {
  readonly width: number;
  readonly height: number;
  readonly transform: readonly [number, number, number];
}

const same = (one: Seen, other: Seen): boolean =>
  one.width === other.width && one.height === other.height && one.transform === other.transform;

/** The whole flow in small; a press or a drag on it moves the view. */
export const MiniMap = memo(function MiniMap() {
  const words = wordsOf('canvas');
  // Behind the drawing itself, which must keep up with the pointer.
  const nodes = useRested(useNodes<PartNode>(), restMs);
  const lines = useLines(nodes);
  const { setCenter, getZoom } = useReactFlow();
  const picture = useRef<SVGSVGElement>(null);
  const all = around(nodes.map(boxOf));
  const view = `${all.x - 20} ${all.y - 20} ${all.width + 40} ${all.height + 40}`;
  const look = (event: React.PointerEvent): void => {
    const matrix = picture.current?.getScreenCTM();
    if (event.buttons !== 1 || matrix === null || matrix === undefined) return;
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    void setCenter(at.x, at.y, { zoom: getZoom() });
  };
  return (
    <figure className="float mini" aria-label={words('minimap')} onPointerDown={look} onPointerMove={look}>
      <svg ref={picture} {...size} viewBox={view} aria-hidden="true">
        <g className="ml">
          <path d={lines.join('')} />
        </g>
        {nodes.map((node) => (
          <Node key={node.id} node={node} />
        ))}
        <Frame all={all} />
      </svg>
    </figure>
  );
});
