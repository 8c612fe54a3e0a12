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

function placesOf(sync: Sync, at: At, heights: ReturnType<Heights>): SyncPlaces {
  const origin = sync.at ?? at;
  const left = sync.left.at ?? origin;
  const right = sync.right.at ?? { x: origin.x + sizes.cardWidth + sizes.gapAcross, y: origin.y };
  const edge = left.x + sizes.cardWidth;
  const middle = (edge + right.x) / 2;
  return {
    left,
    right,
    leftFilter: sync.left.filter?.at ?? { x: edge + inset, y: left.y },
    rightFilter: sync.right.filter?.at ?? { x: right.x - inset - sizes.filterWidth, y: right.y },
    match: sync.match.at ?? { x: Math.round(middle - sizes.matchWidth / 2), y: Math.min(left.y, right.y) },
    bottom: Math.max(left.y + heights.left, right.y + heights.right),
  };
}

/** Places of all syncs of a flow: where people put them, else one below the other. */
export function placesIn(flow: Flow, heights: Heights): ReadonlyMap<string, SyncPlaces> {
  const places = new Map<string, SyncPlaces>();
  let y = 0;
  for (const sync of flow.syncs) {
    const place = placesOf(sync, { x: 0, y }, heights(sync));
    places.set(sync.id, place);
    y = Math.max(y, place.bottom + sizes.gapBelow);
  }
  return places;
}
