import type { Story } from '../../engine/protocol/calls/story.ts';
import type { Point } from './use-story.ts';

/** A place on the time line where something is different from before. */
export interface Stop {
  /** The moment; 0: the beginning. */
  readonly n: number;
  readonly at: string | null;
}

export type Scale = 'change' | 'date';

/** The beginning, and every moment of the story. */
export const stopsOf = ({ moments, born, removedUntil }: Story): readonly Stop[] => [
  { n: 0, at: removedUntil ?? born?.at ?? null },
  ...moments.map(({ n, at }) => ({ n, at })),
];

const msOf = (stop: Stop | undefined, otherwiseMs: number): number =>
  stop?.at == null ? otherwiseMs : Date.parse(stop.at);

/** Where the stops are on a line from 0 to 1, the last of which is now. */
export function placesOf(stops: readonly Stop[], scale: Scale, nowMs: number): readonly number[] {
  if (scale === 'change') return stops.map((_, index) => index / stops.length);
  const firstMs = msOf(
    stops.find((stop) => stop.at !== null),
    nowMs,
  );
  const spanMs = Math.max(1, nowMs - firstMs);
  let last = 0;
  return stops.map((stop) => {
    last = Math.max(last, Math.min(1, (msOf(stop, firstMs) - firstMs) / spanMs));
    return last;
  });
}

/** The stop that a point stands at or after. */
export function stopAt(stops: readonly Stop[], point: Point): number {
  const isPast = (stop: Stop): boolean =>
    'moment' in point ? stop.n <= point.moment : stop.at === null || Date.parse(stop.at) <= Date.parse(point.at);
  return Math.max(0, stops.findLastIndex(isPast));
}

/** Where the bar is drawn for a point. */
export function placeOf(stops: readonly Stop[], point: Point, scale: Scale, nowMs: number): number {
  const at = stopAt(stops, point);
  const places = placesOf(stops, scale, nowMs);
  if (scale === 'change') return (at + 0.5) / stops.length;
  if ('moment' in point) return at === stops.length - 1 ? 1 : (places[at] ?? 1);
  const firstMs = msOf(
    stops.find((stop) => stop.at !== null),
    nowMs,
  );
  return Math.min(1, Math.max(0, (Date.parse(point.at) - firstMs) / Math.max(1, nowMs - firstMs)));
}

/** The point under a place of the line. */
export function pointAt(stops: readonly Stop[], place: number, scale: Scale, nowMs: number): Point {
  const within = Math.min(1, Math.max(0, place));
  if (scale === 'change')
    return { moment: stops[Math.min(stops.length - 1, Math.floor(within * stops.length))]?.n ?? 0 };
  const firstMs = msOf(
    stops.find((stop) => stop.at !== null),
    nowMs,
  );
  return { at: new Date(firstMs + within * (nowMs - firstMs)).toISOString() };
}
