import { useState } from 'react';
import type { Story } from '../../engine/protocol/calls/story.ts';
import { momentBeside } from './filter/filter.ts';
import { type Stop, stopAt, stopsOf } from './points.ts';
import type { Point } from './use-story.ts';

/** Where the bar stands on the time line of a story, and what moves it. */
export interface Time {
  readonly stops: readonly Stop[];
  readonly point: Point;
  /** The stop that it stands at, or after. */
  readonly at: number;
  readonly isNow: boolean;
  /** When that is; null where the beginning is not known. */
  readonly instant: string | null;
  readonly goTo: (point: Point) => void;
  /** To the change beside, among those that are listed. */
  readonly step: (by: -1 | 1) => void;
  readonly toToday: () => void;
}

const last = (story: Story): Point => ({ moment: Math.max(0, ...story.moments.map((one) => one.n)) });

/**
 * Moves through the time of a story; it begins with today.
 * @param listed the numbers of the moments to step to, in order
 */
export function useTime(story: Story, listed: readonly number[]): Time {
  const [moved, setMoved] = useState<Point | null>(null);
  const stops = stopsOf(story);
  const point = moved ?? last(story);
  const at = stopAt(stops, point);
  const isNow = moved === null || ('moment' in moved && at === stops.length - 1);
  return {
    stops,
    point,
    at,
    isNow,
    instant: 'at' in point ? point.at : (stops[at]?.at ?? null),
    goTo: setMoved,
    step: (by) => {
      const moment = momentBeside(listed, stops[at]?.n ?? 0, by);
      if (moment !== null) setMoved({ moment });
    },
    toToday: () => setMoved(null),
  };
}
