import type { Connection, FinalConnectionState, OnConnectStart } from '@xyflow/react';
import { useCallback } from 'react';
import { flow } from '../state/flow.ts';
import { partAt } from '../state/flow-parts.ts';
import { beginLine, dropLine, fieldUnder, leaveLine, mapFields } from './draw-line.ts';
import type { LineEdge } from './graph.ts';
import { dropEnd } from './move-end.ts';
import { canvasView } from './view.ts';

const pointOf = (event: MouseEvent | TouchEvent): { readonly x: number; readonly y: number } => {
  const one = 'changedTouches' in event ? event.changedTouches[0] : event;
  return { x: one?.clientX ?? 0, y: one?.clientY ?? 0 };
};

/** What React Flow tells while a line is drawn with the pointer. */
export function useDrawing() {
  const onConnectStart = useCallback<OnConnectStart>((_, { nodeId, handleId }) => {
    const open = flow.getState().flow;
    const part = open === null || nodeId === null ? null : partAt(open, nodeId);
    if (part?.kind === 'side' && handleId !== null)
      beginLine({ sync: part.sync, side: part.side, field: handleId }, 'pointer');
  }, []);
  const onConnectEnd = useCallback((event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
    const { drawing, moving } = canvasView();
    if (drawing === null) return;
    const to = state.isValid === true ? state.toHandle?.id : null;
    const at = pointOf(event);
    const target = document.elementFromPoint(at.x, at.y);
    if (moving !== null) {
      const field = to ?? fieldUnder(target, `${moving.sync}/${moving.side}`);
      return field === null ? leaveLine() : dropEnd(field);
    }
    if (to !== null && to !== undefined) return mapFields(drawing, to);
    dropLine(drawing, target, at);
  }, []);
  const isValidConnection = useCallback((one: Connection | LineEdge): boolean => {
    const { drawing } = canvasView();
    if (drawing === null) return false;
    const field = drawing.side === 'left' ? one.targetHandle : one.sourceHandle;
    const node = drawing.side === 'left' ? one.target : one.source;
    const other = drawing.side === 'left' ? 'right' : 'left';
    return node === `${drawing.sync}/${other}` && field !== null && field !== undefined;
  }, []);
  return { onConnectStart, onConnectEnd, isValidConnection, leaveLine };
}
