import type { ClusterPair, ReviewCluster } from '../../engine/protocol/calls/review.ts';
import { drawnPairs } from './pick.ts';

/** Sizes of the bridge, in pixels. */
export const bridge = { top: 16, cardWidth: 224, cardHeight: 68, gap: 12, edge: 24, rowsMax: 3 } as const;

const handleGap = 9;
const chipStep = 56;

/** A line between two records, with the place of its score. */
export interface BridgeLine {
  readonly pair: ClusterPair;
  readonly path: string;
  readonly chip: { readonly x: number; readonly y: number };
}

export const cardTop = (at: number): number => bridge.top + at * (bridge.cardHeight + bridge.gap);
const middleOf = (at: number): number => cardTop(at) + bridge.cardHeight / 2;

/** How high the bridge is: two rows at least, and then it scrolls. */
export function bridgeHeight(cluster: ReviewCluster): { readonly shown: number; readonly whole: number } {
  const rows = Math.max(2, cluster.left.length, cluster.right.length);
  const of = (count: number): number => cardTop(count) + bridge.top - bridge.gap;
  return { shown: of(Math.min(bridge.rowsMax, rows)), whole: of(rows) };
}

/** Level on the height of its chip, and bends only beside it, so that no chip sits on a slope. */
function pathOf(width: number, y0: number, y1: number, level: number): string {
  const [from, to, middle] = [
    bridge.edge + bridge.cardWidth + handleGap,
    width - bridge.edge - bridge.cardWidth - handleGap,
    width / 2,
  ];
  if (y0 === y1 && level === y0) return `M${from} ${y0}H${to}`;
  const [a, b, c, d] = [middle - 96, middle - 72, middle + 72, middle + 96];
  const in0 = `C${(from + a) / 2 + 16} ${y0} ${a} ${level} ${b} ${level}`;
  const out = `C${d} ${level} ${(to + d) / 2 - 16} ${y1} ${to - 8} ${y1}`;
  return `M${from} ${y0}H${from + 8}${in0}H${c}${out}H${to}`;
}

/** The lines of a cluster: those at one height share it side by side. */
export function bridgeLines(cluster: ReviewCluster, width: number): readonly BridgeLine[] {
  const drawn = drawnPairs(cluster).flatMap((pair) => {
    const left = cluster.left.findIndex((one) => one.key === pair.left);
    const right = cluster.right.findIndex((one) => one.key === pair.right);
    if (left < 0 || right < 0) return [];
    const [y0, y1] = [middleOf(left), middleOf(right)];
    return [{ pair, y0, y1, level: (y0 + y1) / 2 }];
  });
  return drawn.map((line) => {
    const beside = drawn.filter((one) => one.level === line.level);
    const place = beside.indexOf(line) - (beside.length - 1) / 2;
    return {
      pair: line.pair,
      path: pathOf(width, line.y0, line.y1, line.level),
      chip: { x: width / 2 + place * chipStep, y: line.level },
    };
  });
}
