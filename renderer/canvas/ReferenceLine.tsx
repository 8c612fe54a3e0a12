import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { Icon } from '../ui/Icon.tsx';
import { wordsOf } from '../words/words.ts';
import { fieldLabel } from './cards.ts';
import { gapBetween, referencePath } from './geometry/reference-path.ts';
import type { ReferenceEdge } from './graph.ts';
import { useObject, useRows } from './use-sync.ts';

const labelHeight = 20;

/** A field that points at records of another sync, drawn outside the cards. */
export const ReferenceLine = memo(function ReferenceLine(props: EdgeProps<ReferenceEdge>) {
  const { data } = props;
  return data === undefined ? null : <Reference {...props} data={data} />;
});

type Corners = Pick<EdgeProps<ReferenceEdge>, 'sourceX' | 'sourceY' | 'targetX' | 'targetY'>;

function Reference({ data, ...corners }: Corners & { readonly data: NonNullable<ReferenceEdge['data']> }) {
  const words = wordsOf('canvas');
  const { sync, side, field, to, lane } = data;
  const rows = useRows(sync, side);
  const above = useRows(to, side);
  const object = useObject(sync, side);
  const target = useObject(to, side);
  if (rows === null || above === null) return null;
  const { sourceX, sourceY, targetX, targetY } = corners;
  const path = referencePath(side, { x: sourceX, y: sourceY + rows.spotOf(field).y }, { x: targetX, y: targetY }, lane);
  const headTop = targetY - 24;
  const upper = headTop < sourceY ? { bottom: headTop + above.height } : { bottom: sourceY + rows.height };
  const y = gapBetween(upper, { y: Math.max(headTop, sourceY) });
  const shift =
    side === 'left'
      ? `translate(${path.label.x - 34}px, ${y - labelHeight / 2}px)`
      : `translate(${path.label.x + 34}px, ${y - labelHeight / 2}px) translateX(-100%)`;
  return (
    <>
      <path className="ref" d={path.line} />
      <path className="refd" d={path.diamond} />
      <path className="refs" d={path.square} />
      <EdgeLabelRenderer>
        <span className="rl" style={{ transform: shift }}>
          <Icon name="link" size={12} />
          {words('isOneOf', { field: fieldLabel(object, field), object: target?.label ?? to })}
        </span>
      </EdgeLabelRenderer>
    </>
  );
}
