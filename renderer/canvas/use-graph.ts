import { type NodeChange, useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Command } from '../../engine/core/flow/command.ts';
import { edit } from '../../engine/core/flow/edit.ts';
import type { At, Flow } from '../../engine/model/flow.ts';
import { dispatch, flow as store, useFlow } from '../state/flow.ts';
import { partAt } from '../state/flow-parts.ts';
import { oneOrSeveral } from './edits.ts';
import { edgesOf, nodesOf, type PartNode, placesOf, selectedLast } from './graph.ts';
import { sameNodes } from './same-nodes.ts';
import { useCanvas } from './view.ts';

type Moves = { readonly [id: string]: At };
type Sizes = { readonly [id: string]: { readonly width: number; readonly height: number } };

/** The commands that put parts where they were dragged to. */
export function moveCommand(flow: Flow, moves: Moves): Command | null {
  return oneOrSeveral(
    Object.entries(moves).flatMap(([id, at]): readonly Command[] => {
      const what = partAt(flow, id);
      return what === null || what.kind === 'field' ? [] : [{ do: 'move', what, at }];
    }),
  );
}

/** The flow as it would be if everything that is dragged were let go now. */
function dragged(flow: Flow, moves: Moves): Flow {
  const command = moveCommand(flow, moves);
  const moved = command === null ? null : edit(flow, command);
  return moved?.ok === true ? moved.value[0] : flow;
}

/** The nodes of the open flow, following the pointer while they are dragged; one edit a drag. */
export function useNodesOfFlow() {
  const flow = useFlow((state) => state.flow);
  const shapes = useFlow((state) => state.shapes);
  const selected = useFlow((state) => state.selected);
  const cards = useCanvas((state) => state.cards);
  const textScale = useCanvas((state) => state.textScale);
  const [moves, setMoves] = useState<Moves>({});
  const [measured, setMeasured] = useState<Sizes>({});
  const { getNode } = useReactFlow<PartNode>();
  const base = useMemo(() => {
    if (flow === null) return [];
    const now = dragged(flow, moves);
    return nodesOf(now, placesOf(now, shapes, { cards, textScale }), textScale);
  }, [flow, moves, shapes, cards, textScale]);
  const before = useRef<readonly PartNode[]>([]);
  const nodes = useMemo((): PartNode[] => {
    const now = base.map((node) => {
      const size = measured[node.id];
      return { ...node, selected: selected.includes(node.id), ...(size === undefined ? {} : { measured: size }) };
    });
    return sameNodes(before.current, now);
  }, [base, selected, measured]);
  useEffect(() => {
    before.current = nodes;
  }, [nodes]);
  const change = useCallback(
    (changes: readonly NodeChange<PartNode>[]) => {
      const sized: { [id: string]: { width: number; height: number } } = {};
      const moved: { [id: string]: At } = {};
      let isOver = false;
      for (const one of changes) {
        if (one.type === 'dimensions' && one.dimensions !== undefined) sized[one.id] = one.dimensions;
        if (one.type !== 'position') continue;
        const at = one.position ?? getNode(one.id)?.position;
        if (at !== undefined) moved[one.id] = { x: Math.round(at.x), y: Math.round(at.y) };
        if (one.dragging === false) isOver = true;
      }
      if (Object.keys(sized).length > 0) setMeasured((before) => ({ ...before, ...sized }));
      if (Object.keys(moved).length === 0) return;
      if (!isOver) return setMoves((before) => ({ ...before, ...moved }));
      const open = store.getState().flow;
      const command = open === null ? null : moveCommand(open, moved);
      setMoves({});
      if (command !== null) dispatch(command);
    },
    [getNode],
  );
  return { nodes, change };
}

/** The lines of the open flow, the selected ones over the others. */
export function useEdgesOfFlow() {
  const flow = useFlow((state) => state.flow);
  const selected = useFlow((state) => state.selected);
  const all = useMemo(() => (flow === null ? [] : edgesOf(flow)), [flow]);
  return useMemo(() => selectedLast(all, selected), [all, selected]);
}
