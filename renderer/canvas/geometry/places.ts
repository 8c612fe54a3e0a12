import type { At, Flow, Sync } from '../../../engine/model/flow.ts';
import { sizes } from './sizes.ts';

/** Where the parts of a sync stand. */
export interface SyncPlaces {
  readonly left: At;
  readonly right: At;
  readonly leftFilter: At;
  readonly rightFilter: At;
  readonly match: At;
  /** How far down it reaches. */
  readonly bottom: number;
}

/** Heights of the two cards of a sync. */
export type Heights = (sync: Sync) => { readonly left: number; readonly right: number };

const inset = 20;
const longChain = 3;
const widenMax = 1.2;
const between = 8;

/** How far apart the two cards of a sync stand by themselves. */
export function gapOf({ syncs }: Flow): number {
  const isLong = syncs.some((sync) => sync.fields.some((map) => (map.steps ?? []).length >= longChain));
  return syncs.length > 1 || isLong ? sizes.gapWide : sizes.gapAcross;
}

/** How much wider filters and matches are drawn where text is held at 11 pixels, as far as the gap has room. */
export function widening(flow: Flow, textScale: number): number {
  const room = gapOf(flow) - 2 * inset - 2 * between;
  return Math.min(textScale, widenMax, room / (2 * sizes.filterWidth + sizes.matchWidth));
}

interface Room {
  readonly gap: number;
  readonly widen: number;
}

function placesOf(sync: Sync, at: At, heights: ReturnType<Heights>, { gap, widen }: Room): SyncPlaces {
  const origin = sync.at ?? at;
  const left = sync.left.at ?? origin;
  const right = sync.right.at ?? { x: origin.x + sizes.cardWidth + gap, y: origin.y };
  const edge = left.x + sizes.cardWidth;
  const middle = (edge + right.x) / 2;
  return {
    left,
    right,
    leftFilter: sync.left.filter?.at ?? { x: edge + inset, y: left.y },
    rightFilter: sync.right.filter?.at ?? { x: Math.round(right.x - inset - sizes.filterWidth * widen), y: right.y },
    match: sync.match.at ?? {
      x: Math.round(middle - (sizes.matchWidth * widen) / 2),
      y: Math.min(left.y, right.y),
    },
    bottom: Math.max(left.y + heights.left, right.y + heights.right),
  };
}

/** Places of all syncs of a flow: where people put them, else one below the other. */
export function placesIn(flow: Flow, heights: Heights, textScale = 1): ReadonlyMap<string, SyncPlaces> {
  const places = new Map<string, SyncPlaces>();
  const room = { gap: gapOf(flow), widen: widening(flow, textScale) };
  let y = 0;
  for (const sync of flow.syncs) {
    const place = placesOf(sync, { x: 0, y }, heights(sync), room);
    places.set(sync.id, place);
    y = Math.max(y, place.bottom + sizes.gapBelow);
  }
  return places;
}
