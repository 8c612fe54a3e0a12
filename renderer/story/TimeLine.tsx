import { useRef } from 'react';
import type { Side } from '../../engine/model/ids.ts';
import type { Story, StoryBar } from '../../engine/protocol/calls/story.ts';
import { classes } from '../ui/classes.ts';
import { Tile } from '../ui/Tile.tsx';
import { wordsOf } from '../words/words.ts';
import { placeOf, placesOf, pointAt, type Scale, type Stop, stopAt } from './points.ts';
import { axisWords, toneOf, whenWords } from './story-words.ts';
import type { Point } from './use-story.ts';

const percent = (part: number): string => `${part * 100}%`;

export interface TimeLineProps {
  readonly story: Story;
  readonly stops: readonly Stop[];
  readonly scale: Scale;
  readonly point: Point;
  /** The moments that are listed below: the axis tells of those. */
  readonly listed: readonly number[];
  readonly nowMs: number;
  readonly onPoint: (point: Point) => void;
  readonly onStep: (by: -1 | 1) => void;
}

function Bars({
  story,
  side,
  stops,
  places,
}: Pick<TimeLineProps, 'story' | 'stops'> & { readonly side: Side; readonly places: readonly number[] }) {
  const words = wordsOf('story');
  const bars = story.bars[side];
  const placeOfMoment = (n: number): number =>
    places[
      Math.max(
        0,
        stops.findLastIndex((stop) => stop.n <= n),
      )
    ] ?? 0;
  const textOf = ({ text, isGone, from }: StoryBar): string =>
    isGone
      ? words('gone')
      : (text ?? (story.field === null ? words(from === 0 ? 'barBegins' : 'back') : words('empty')));
  return (
    <div className={classes('st-lane', side)}>
      {bars.map((bar, index) => {
        const from = placeOfMoment(bar.from);
        const to = bars[index + 1] === undefined ? 1 : placeOfMoment(bars[index + 1]?.from ?? 0);
        return (
          <span
            key={bar.from}
            className={classes('st-bar', toneOf(bar.source), bar.text === null && 'none')}
            style={{ left: percent(from), width: `calc(${percent(to - from)} - 2px)` }}
            title={textOf(bar)}
          >
            {textOf(bar)}
          </span>
        );
      })}
    </div>
  );
}

function Between({
  story,
  stops,
  places,
}: Pick<TimeLineProps, 'story' | 'stops'> & { readonly places: readonly number[] }) {
  return (
    <div className="st-between">
      <i className="st-same" />
      {stops.map(({ n }, index) =>
        story.apart[n] === true ? (
          <i
            key={n}
            className="st-apart"
            style={{
              left: percent(places[index] ?? 0),
              width: percent((places[index + 1] ?? 1) - (places[index] ?? 0)),
            }}
          />
        ) : null,
      )}
      {story.moments.map(({ n, by, side, became }) =>
        by === 'tandem' && became !== 'gone' ? (
          <i
            key={n}
            className={classes('st-jump', side)}
            style={{ left: `calc(${percent(places[stops.findIndex((stop) => stop.n === n)] ?? 0)} + 8px)` }}
          />
        ) : null,
      )}
    </div>
  );
}

/** When what is listed happened, as far as there is room. */
function Axis({
  stops,
  places,
  scale,
  listed,
}: Pick<TimeLineProps, 'stops' | 'scale' | 'listed'> & { readonly places: readonly number[] }) {
  const words = wordsOf('story');
  const told: { readonly stop: Stop; readonly place: number }[] = [];
  for (const [index, stop] of stops.entries()) {
    const place = places[index] ?? 0;
    const before = told.at(-1)?.place;
    const isTight = scale === 'date' && before !== undefined && place - before < 0.09;
    if (listed.includes(stop.n) && !isTight) told.push({ stop, place });
  }
  return (
    <div className="st-axis" aria-hidden="true">
      {told.map(({ stop, place }) => (
        <span key={stop.n} style={{ left: percent(Math.min(place, 0.93)) }}>
          {stop.at === null ? words('beginning') : axisWords(stop.at)}
        </span>
      ))}
    </div>
  );
}

/** Two lanes, one a side: a bar for every value as long as it lasted, and a bar across both to look at a moment. */
export function TimeLine({ story, stops, scale, point, listed, nowMs, onPoint, onStep }: TimeLineProps) {
  const words = wordsOf('story');
  const field = useRef<HTMLDivElement>(null);
  const places = placesOf(stops, scale, nowMs);
  const at = stopAt(stops, point);
  const isNow = at === stops.length - 1;
  const here = placeOf(stops, point, scale, nowMs);
  const instant = 'at' in point ? point.at : (stops[at]?.at ?? null);
  const label =
    isNow && 'moment' in point ? words('today') : instant === null ? words('beginning') : whenWords(instant);
  const drag = (event: React.PointerEvent): void => {
    const box = field.current?.getBoundingClientRect();
    if (box === undefined || event.buttons !== 1) return;
    onPoint(pointAt(stops, (event.clientX - box.left) / box.width, scale, nowMs));
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => onStep(-1),
    ArrowRight: () => onStep(1),
    Home: () => onPoint({ moment: 0 }),
    End: () => onPoint({ moment: stops.at(-1)?.n ?? 0 }),
  };
  return (
    <div className="st-lines">
      {(['left', 'right'] as const).map((side) => (
        <div key={side} className={classes('st-name', side, side === 'left' ? 'c-l' : 'c-r')}>
          <Tile label={story[side].name} size={16} tone={side === 'left' ? 'l' : 'r'} />
          <span className="ell">{story[side].name}</span>
        </div>
      ))}
      <div className="st-scroll">
        <div
          ref={field}
          className="st-field"
          style={{ minWidth: scale === 'change' ? stops.length * 104 : 0 }}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            drag(event);
          }}
          onPointerMove={drag}
        >
          <Bars story={story} side="left" stops={stops} places={places} />
          <Between story={story} stops={stops} places={places} />
          <Bars story={story} side="right" stops={stops} places={places} />
          <Axis stops={stops} places={places} scale={scale} listed={listed} />
          <div
            className="st-head"
            style={{ left: percent(here) }}
            role="slider"
            tabIndex={0}
            aria-label={words('pointer')}
            aria-valuemin={0}
            aria-valuemax={stops.length - 1}
            aria-valuenow={at}
            aria-valuetext={label}
            onKeyDown={(event) => {
              const move = keys[event.key];
              if (move === undefined) return;
              event.preventDefault();
              move();
            }}
          >
            <b className={classes(here < 0.06 && 'first', here > 0.94 && 'last')}>{label}</b>
          </div>
        </div>
      </div>
    </div>
  );
}
