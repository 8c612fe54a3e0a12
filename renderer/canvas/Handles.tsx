import { Handle, Position } from '@xyflow/react';
import type { Side } from '../../engine/model/ids.ts';

/** Points that lines hang on; they take no pointer and cannot be seen. */
function Anchor({ id, type, at, top }: { id: string; type: 'source' | 'target'; at: Position; top: number }) {
  const edge = at === Position.Right ? { left: '100%' } : { left: 0 };
  return <Handle id={id} type={type} position={at} isConnectable={false} className="anchor" style={{ ...edge, top }} />;
}

const recordHeight = 24;

/** Where the records' line comes in and goes out of a node. */
export const RecordAnchors = () => (
  <>
    <Anchor id="rec-in" type="target" at={Position.Left} top={recordHeight} />
    <Anchor id="rec-out" type="source" at={Position.Right} top={recordHeight} />
  </>
);

/** Where the lines of a card hang: field maps and records on the inner edge, references on the outer one. */
export function CardAnchors({ side }: { readonly side: Side }) {
  const inner = side === 'left' ? Position.Right : Position.Left;
  const outer = side === 'left' ? Position.Left : Position.Right;
  const type = side === 'left' ? 'source' : 'target';
  return (
    <>
      <Anchor id="line" type={type} at={inner} top={0} />
      <Anchor id={side === 'left' ? 'rec-out' : 'rec-in'} type={type} at={inner} top={recordHeight} />
      <Anchor id="ref-out" type="source" at={outer} top={0} />
      <Anchor id="ref-in" type="target" at={outer} top={recordHeight} />
    </>
  );
}
