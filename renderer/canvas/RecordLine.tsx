import type { EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import type { RecordEdge } from './graph.ts';

const port = 4;

/** The way of whole records: from a card through filters and the match to the other card. */
export const RecordLine = memo(function RecordLine({
  sourceX,
  sourceY,
  targetX,
  targetY,
  source,
  target,
}: EdgeProps<RecordEdge>) {
  const from = source.endsWith('/left') ? sourceX + port : sourceX;
  const to = target.endsWith('/right') ? targetX - port : targetX;
  if (Math.abs(sourceY - targetY) < 1) return <path className="rec" d={`M${from} ${sourceY}H${to}`} />;
  const reach = Math.max(40, Math.abs(to - from) / 2);
  return (
    <path
      className="rec"
      d={`M${from} ${sourceY}C${from + reach} ${sourceY} ${to - reach} ${targetY} ${to} ${targetY}`}
    />
  );
});
