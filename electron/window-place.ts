import type { WindowPlace } from './desktop-state.ts';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const smallest = { width: 900, height: 600 } as const;
const usual = { width: 1440, height: 900 } as const;
/** So much of the upper edge must be in sight, or nobody can take hold of the window. */
const gripWidth = 120;
const gripHeight = 32;

const overlap = (from: number, length: number, otherFrom: number, otherLength: number): number =>
  Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom);

const isWithinReach = (place: Area, area: Area): boolean =>
  overlap(place.x, place.width, area.x, area.width) >= gripWidth &&
  overlap(place.y, gripHeight, area.y, area.height) >= gripHeight;

/** Where a window opens: where it was, if that still is on a display; else in the middle, as the display allows. */
export function placed(
  before: WindowPlace | null,
  areas: readonly Area[],
): Partial<Area> & Pick<Area, 'width' | 'height'> {
  const widest = Math.max(smallest.width, ...areas.map((area) => area.width));
  const highest = Math.max(smallest.height, ...areas.map((area) => area.height));
  const clipped = ({ width, height }: Pick<Area, 'width' | 'height'>) => ({
    width: Math.max(smallest.width, Math.min(width, widest)),
    height: Math.max(smallest.height, Math.min(height, highest)),
  });
  if (before === null) return clipped(usual);
  const size = clipped(before);
  const place = { x: before.x, y: before.y, ...size };
  return areas.some((area) => isWithinReach(place, area)) ? place : size;
}
