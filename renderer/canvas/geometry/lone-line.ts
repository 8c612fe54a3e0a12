import type { Side } from '../../../engine/model/ids.ts';
import { headAtLeft, headAtRight, type LineInput, type LineShape } from './line-shape.ts';
import { type Chain, type LineSpots, mean } from './line-spots.ts';
import { sizes } from './sizes.ts';
import { zoneOf } from './zone.ts';

const headInset = 9;
/** Between the last step and the widest value. */
const beside = 28;
const edge = sizes.chipInset + sizes.chipMax + beside;
const plusInset = 7;

/** Where steps stand on a line that begins with a constant and leads to the right card: before its value, counted from that card. */
export function loneSpots(right: readonly number[], chain: Chain): LineSpots {
  const y = mean(right);
  const length = chain.reduce((sum, { width, mid }) => sum + width + (mid > 0 ? mid + sizes.stepGap : 0), 0);
  let x = -edge - length - sizes.stepGap * Math.max(0, chain.length - 1);
  const steps: LineSpots['steps'][number][] = [];
  const mids: LineSpots['mids'][number][] = [];
  for (const { width, mid } of chain) {
    steps.push({ x, y });
    x += width + sizes.stepGap;
    mids.push(mid > 0 ? { x, y } : null);
    if (mid > 0) x += mid + sizes.stepGap;
  }
  return {
    steps,
    mids,
    left: [],
    right: right.map((at) => ({ x: -sizes.chipInset, y: at })),
    plus: { x: -edge + plusInset, y },
    end: -edge,
  };
}

/** A line that no field feeds: from its first step to the card at one side. */
export function loneShape({ left, right, spots }: LineInput, to: Side): LineShape {
  const card = to === 'right' ? right : left;
  const out = to === 'right' ? -1 : 1;
  const first = to === 'right' ? (spots.steps[0]?.x ?? spots.plus.x) : (spots.steps.at(-1)?.x ?? spots.plus.x);
  const parts = card.ys.map((y) => `M${card.x + first} ${y}H${card.x + out * headInset}`);
  return {
    parts,
    dashed: null,
    heads: card.ys.map((y) =>
      to === 'right' ? { tone: 'l', d: headAtRight(card.x, y) } : { tone: 'r', d: headAtLeft(card.x, y) },
    ),
    halo: parts.join(''),
    routes: parts,
    zone: zoneOf(left.x, Math.max(right.x, left.x), null),
  };
}
