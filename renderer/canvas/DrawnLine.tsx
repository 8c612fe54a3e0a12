import type { ConnectionLineComponentProps } from '@xyflow/react';
import { useCanvas } from './view.ts';

/** The line that follows the pointer while a field is mapped. */
export function DrawnLine({ fromX, fromY, toX, toY }: ConnectionLineComponentProps) {
  const side = useCanvas((state) => state.drawing?.side ?? 'left');
  const sign = side === 'left' ? 1 : -1;
  const reach = Math.max(60, Math.abs(toX - fromX) / 2);
  const d = `M${fromX + sign * 9} ${fromY}C${fromX + sign * reach} ${fromY} ${toX - sign * reach} ${toY} ${toX} ${toY}`;
  return (
    <>
      <path className="case" d={d} />
      <path className={`ln ${side === 'left' ? 'from-l' : 'from-r'}`} d={d} />
    </>
  );
}
