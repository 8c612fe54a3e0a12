import { type LineSpots, mean, type Spot } from './line-spots.ts';
import { sizes } from './sizes.ts';
import { type Zone, zoneOf } from './zone.ts';

export type Tone = 'l' | 'r';
export type Way = 'both' | 'to-right' | 'to-left';

/** One end of a line: the edge of its card and the heights of its fields there. */
export interface LineEnd {
  readonly x: number;
  readonly ys: readonly number[];
}

/** What a line is drawn from. */
export interface LineInput {
  readonly left: LineEnd;
  readonly right: LineEnd;
  readonly way: Way;
  readonly spots: LineSpots;
  /** The step, counted from the left, that values cannot pass from right to left on a two-way line. */
  readonly noWayBack: number | null;
}

export interface LineShape {
  /** The parts of the line, in the order in which they are drawn; forks come before the trunk. */
  readonly parts: readonly string[];
  /** The part that gets nothing from the right. */
  readonly dashed: string | null;
  readonly heads: readonly { readonly tone: Tone; readonly d: string }[];
  readonly halo: string;
  /** From card to card, one path for each field at the left end: what a record travels along. */
  readonly routes: readonly string[];
  readonly zone: Zone;
}

const headInset = 9;
const bareInset = 5;
const forkLength = 72;
/** A fork at the right takes this of the curve's room. */
const forkRoom = 56;

export const headAtLeft = (x: number, y: number): string => `M${x + 7} ${y}l8 -4q-1.6 4 0 8z`;
export const headAtRight = (x: number, y: number): string => `M${x - 7} ${y}l-8 -4q1.6 4 0 8z`;

/** A bend between two heights that is level at both ends. */
const bend = (from: Spot, to: Spot): string => {
  const middle = (from.x + to.x) / 2;
  return `C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
};

/** A single step may reach a little into the curve; several push it away. */
const pushed = ({ steps, end }: LineSpots, left: number): number | null =>
  steps.length > 1 ? left + end : steps.length === 1 ? left + end - 16 : null;

function trunkOf(zone: Zone, ends: { readonly from: Spot; readonly to: Spot }): string {
  const { from, to } = ends;
  const curve = `C${zone.from + zone.reach} ${from.y} ${zone.to - zone.reach} ${to.y} ${zone.to} ${to.y}`;
  return `M${from.x} ${from.y}H${zone.from}${curve}H${to.x}`;
}

interface Arms {
  readonly from: Spot;
  readonly to: Spot;
  readonly left: readonly string[];
  readonly right: readonly string[];
}

/** Where the trunk begins and ends, and the forks that lead to it where several fields are at an end. */
function armsOf({ left, right }: LineInput, inset: { readonly left: number; readonly right: number }): Arms {
  const [y0, y1] = [mean(left.ys), mean(right.ys)];
  const forksLeft = left.ys.length > 1;
  const forksRight = right.ys.length > 1;
  const joinLeft = { x: left.x + sizes.stepInset, y: y0 };
  const joinRight = { x: right.x - sizes.stepInset, y: y1 };
  return {
    from: forksLeft ? joinLeft : { x: left.x + inset.left, y: y0 },
    to: forksRight ? joinRight : { x: right.x - inset.right, y: y1 },
    left: forksLeft
      ? left.ys.map((y) => {
          const start = { x: left.x + sizes.forkInset, y };
          return `M${left.x + inset.left} ${y}H${start.x}${bend(start, joinLeft)}`;
        })
      : [],
    right: forksRight
      ? right.ys.map((y) => {
          const stop = { x: joinRight.x + forkLength, y };
          return `M${joinRight.x} ${y1}${bend(joinRight, stop)}H${right.x - inset.right}`;
        })
      : [],
  };
}

function headsOf({ left, right, way }: LineInput): LineShape['heads'] {
  const toneLeft: Tone = way === 'both' ? 'l' : 'r';
  const toneRight: Tone = way === 'both' ? 'r' : 'l';
  return [
    ...(way === 'to-right' ? [] : left.ys.map((y) => ({ tone: toneLeft, d: headAtLeft(left.x, y) }))),
    ...(way === 'to-left' ? [] : right.ys.map((y) => ({ tone: toneRight, d: headAtRight(right.x, y) }))),
  ];
}

/** How a field map is drawn: every path that its look needs, in canvas pixels. */
export function lineShape(input: LineInput): LineShape {
  const { left, right, way, spots, noWayBack } = input;
  const [y0, y1] = [mean(left.ys), mean(right.ys)];
  const roomRight = right.ys.length > 1 ? right.x - forkRoom : right.x;
  const zone = zoneOf(left.x, Math.max(roomRight, left.x), pushed(spots, left.x));
  const inset = {
    left: way === 'to-right' ? bareInset : headInset,
    right: way === 'to-left' ? bareInset : headInset,
  };
  const arms = armsOf(input, inset);
  const step = way === 'both' && noWayBack !== null ? spots.steps[noWayBack] : undefined;
  const blocked = step === undefined ? null : left.x + step.x;
  const trunk = trunkOf(zone, { from: blocked === null ? arms.from : { x: blocked, y: y0 }, to: arms.to });
  const whole = trunkOf(zone, { from: { x: left.x, y: y0 }, to: { x: right.x, y: y1 } });
  return {
    parts: [...arms.left, ...arms.right, trunk],
    dashed: blocked === null ? null : `M${arms.from.x} ${y0}H${blocked}`,
    heads: headsOf(input),
    halo: trunkOf(zone, {
      from: { x: Math.max(arms.from.x, left.x + sizes.chipInset), y: y0 },
      to: { x: Math.min(arms.to.x, right.x - sizes.chipInset), y: y1 },
    }),
    routes: arms.left.length === 0 ? [whole] : arms.left.map((arm) => `${arm}${trunk.replace(/^M[^H]*/, '')}`),
    zone,
  };
}
