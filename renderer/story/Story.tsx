import './story.css';
import { useRef, useState } from 'react';
import type { Story as Told } from '../../engine/protocol/calls/story.ts';
import { useActions } from '../app/keys.ts';
import { go } from '../app/route.ts';
import { useNow } from '../app/use-now.ts';
import { RightButton } from '../rights/RightButton.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { MenuButton } from '../ui/Menu.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { dayWords } from '../words/formats.ts';
import { wordsOf } from '../words/words.ts';
import { Events } from './Events.tsx';
import { type Scale, stopAt, stopsOf } from './points.ts';
import { RestoreQuestion, type Wish } from './RestoreQuestion.tsx';
import { whenWords } from './story-words.ts';
import { ThenPane } from './ThenPane.tsx';
import { TimeControls } from './TimeControls.tsx';
import { TimeLine } from './TimeLine.tsx';
import { type Point, type RecordOf, useStory, useThen } from './use-story.ts';

export interface StoryProps extends RecordOf {
  readonly field: string | null;
}

function StoryToolbar({ story, of }: { readonly story: Told; readonly of: RecordOf }) {
  const words = wordsOf('story');
  const pick = (field: string | null): void => go({ at: 'story', ...of, field });
  const label = story.fields.find((one) => one.map === story.field)?.label ?? words('wholeRecord');
  const count = story.moments.length;
  const since = story.removedUntil ?? story.born?.at;
  return (
    <header className="toolbar">
      <h1 className="ell">{story.title}</h1>
      <MenuButton
        label={words('chooseField')}
        side="bottom start"
        trigger={<Button after="chev-d">{label}</Button>}
        parts={[
          {
            id: 'whole',
            entries: [
              {
                id: ' whole',
                label: words('wholeRecord'),
                isOn: story.field === null,
                onAction: () => pick(null),
              },
            ],
          },
          {
            id: 'fields',
            entries: story.fields.map((one) => ({
              id: one.map,
              label: one.label,
              isOn: one.map === story.field,
              onAction: () => pick(one.map),
            })),
          },
        ]}
      />
      <span className="muted fs12 ell">
        {since === undefined
          ? words('changesKnown', { count })
          : words('changesSince', { count, day: dayWords(since) })}
        {story.questions.length > 0 && `, ${words('waiting', { count: story.questions.length })}`}
      </span>
      {story.state !== 'linked' && <Badge look="grey">{words(story.state)}</Badge>}
      <span className="grow" />
      <span className="muted fs12 st-keys">
        {[story.left.key, story.right.key].filter((key) => key !== null).join(' · ')}
      </span>
    </header>
  );
}

const last = (story: Told): Point => ({ moment: Math.max(0, ...story.moments.map((one) => one.n)) });

/** The keys that move through the time of a story. */
function useTimeKeys({
  at,
  stepTo,
  toToday,
}: {
  readonly at: number;
  readonly stepTo: (index: number) => void;
  readonly toToday: () => void;
}): void {
  const words = wordsOf('story');
  useActions('story', [
    {
      id: 'story.earlier',
      label: words('earlier'),
      place: words('title'),
      keys: ['['],
      run: () => stepTo(at - 1),
      isForKeysOnly: true,
    },
    {
      id: 'story.later',
      label: words('later'),
      place: words('title'),
      keys: [']'],
      run: () => stepTo(at + 1),
      isForKeysOnly: true,
    },
    {
      id: 'story.first',
      label: words('beginning'),
      place: words('title'),
      keys: ['Home'],
      run: () => stepTo(0),
      isForKeysOnly: true,
    },
    {
      id: 'story.last',
      label: words('today'),
      place: words('title'),
      keys: ['End'],
      run: toToday,
      isForKeysOnly: true,
    },
  ]);
}

function StoryBody({ of, story }: { readonly of: RecordOf; readonly story: Told }) {
  const words = wordsOf('story');
  const nowMs = useNow();
  const [scale, setScale] = useState<Scale>('change');
  const [moved, setMoved] = useState<Point | null>(null);
  const [wish, setWish] = useState<Wish | null>(null);
  const [isInFoot, setInFoot] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const stops = stopsOf(story);
  const point = moved ?? last(story);
  const at = stopAt(stops, point);
  const then = useThen(of, point, story);
  const isNow = moved === null || ('moment' in moved && at === stops.length - 1);
  const stepTo = (index: number): void => {
    const stop = stops[Math.min(stops.length - 1, Math.max(0, index))];
    if (stop !== undefined) setMoved({ moment: stop.n });
  };
  useTimeKeys({ at, stepTo, toToday: () => setMoved(null) });
  const list = useRef<HTMLElement>(null);
  const done = (told: string | null): void => {
    // The question goes, and the focus with it.
    list.current?.focus();
    setWish(null);
    setSaid(told);
    if (told !== null) setMoved(null);
  };
  const ask = (next: Wish | null, where: 'list' | 'foot' = 'list'): void => {
    setSaid(null);
    setInFoot(where === 'foot');
    setWish(next);
    if (next !== null) setMoved({ moment: next.moment });
  };
  const instant = 'at' in point ? point.at : (stops[at]?.at ?? null);
  const title = isNow
    ? words('asNow')
    : words('asOf', { moment: instant === null ? words('beginning') : whenWords(instant) });
  const side = then?.left === 'there' ? 'left' : 'right';
  const whole: Wish = { side, field: null, moment: then?.moment ?? 0 };
  const asksWhole = wish !== null && isInFoot;
  return (
    <>
      <section className="st-time" aria-label={words('timeLine')}>
        <TimeLine story={story} stops={stops} scale={scale} point={point} nowMs={nowMs} onPoint={setMoved} />
        <TimeControls
          story={story}
          scale={scale}
          onScale={setScale}
          onStep={(by) => stepTo(at + by)}
          onToday={() => setMoved(null)}
        />
      </section>
      <div className="st-two">
        <section
          ref={list}
          tabIndex={-1}
          className="st-left"
          aria-label={words(story.field === null ? 'storyOfRecord' : 'storyOfValue')}
        >
          <div className="st-bar-head">
            <h2 className="h3">{words(story.field === null ? 'storyOfRecord' : 'storyOfValue')}</h2>
            <span className="grow" />
            <span className="fs12 soft" role="status">
              {said}
            </span>
          </div>
          <div className="st-scrolls">
            <Events
              of={of}
              story={story}
              here={stops[at]?.n ?? 0}
              wish={asksWhole ? null : wish}
              onWish={(next) => ask(next)}
              onDone={done}
              onGoTo={(moment) => setMoved({ moment })}
            />
          </div>
        </section>
        {then !== null && (
          <ThenPane
            story={story}
            then={then}
            title={title}
            isNow={isNow}
            onField={(field) => go({ at: 'story', ...of, field })}
            foot={
              <div className="st-foot">
                {asksWhole ? (
                  <RestoreQuestion of={of} story={story} wish={whole} onClose={done} />
                ) : (
                  <>
                    {!isNow && (
                      <RightButton needs="operate" icon="undo" onPress={() => ask(whole, 'foot')}>
                        {words('restoreWhole')}
                      </RightButton>
                    )}
                    <span className="grow" />
                    {story.born !== null && (
                      <span className="muted fs12">{words('knownSince', { day: dayWords(story.born.at) })}</span>
                    )}
                  </>
                )}
              </div>
            }
          />
        )}
      </div>
    </>
  );
}

/** The life of a record and its twin: every value, where it comes from, and what it was before. */
export function Story({ flow, sync, record, field }: StoryProps) {
  const words = wordsOf('story');
  const of = { flow, sync, record };
  const { story, problem } = useStory(of, field);
  if (problem !== null)
    return (
      <div className="st-problem">
        <h1 className="sr">{words('title')}</h1>
        <ProblemNote message={problem.message} fix={problem.fix} cause={problem.cause} isAlert />
      </div>
    );
  if (story === null)
    return (
      <div className="center muted" role="status">
        {words('loading')}
      </div>
    );
  return (
    <div className="st-screen">
      <StoryToolbar story={story} of={of} />
      <StoryBody key={`${record} ${story.field ?? ''}`} of={of} story={story} />
    </div>
  );
}
