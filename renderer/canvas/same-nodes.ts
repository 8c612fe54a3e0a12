import type { PartNode } from './graph.ts';

const isSame = (one: PartNode, other: PartNode): boolean =>
  one.type === other.type &&
  one.position.x === other.position.x &&
  one.position.y === other.position.y &&
  one.selected === other.selected &&
  one.measured === other.measured &&
  one.style?.width === other.style?.width;

/**
 * Nodes with those of before in the place of their equals, so that React Flow draws nothing anew but what changed: while a card is
 * dragged, that card alone.
 */
export function sameNodes(before: readonly PartNode[], now: readonly PartNode[]): PartNode[] {
  const known = new Map(before.map((node) => [node.id, node]));
  return now.map((node) => {
    const old = known.get(node.id);
    if (old === undefined) return node;
    return isSame(old, node) ? old : { ...node, data: old.data };
  });
}
