import './story.css';
import { useRef, useState } from 'react';
import type { Story as Told } from '../../engine/protocol/calls/story.ts';
import { go } from '../app/route.ts';
import { useNow } from '../app/use-now.ts';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { wordsOf } from '../words/words.ts';
import { Events } from './Events.tsx';
import { FilterButton } from './filter/FilterButton.tsx';
import { noFilter, shownOf } from './filter/filter.ts';
import type { Scale } from './points.ts';
import type { Wish } from './RestoreQuestion.tsx';
import { StoryToolbar } from './StoryToolbar.tsx';
import { whenWords } from './story-words.ts';
import { ThenFoot } from './ThenFoot.tsx';
import { ThenPane } from './ThenPane.tsx';
import { TimeControls } from './TimeControls.tsx';
import { TimeLine } from './TimeLine.tsx';
import { type RecordOf, useStory, useThen } from './use-story.ts';
import { useTime } from './use-time.ts';
import { useTimeKeys } from './use-time-keys.ts';

export interface StoryProps extends RecordOf {
  readonly field: string | null;
}

function StoryBody({ of, story }: { readonly of: RecordOf; readonly story: Told }) {
  const words = wordsOf('story');
  const nowMs = useNow();
  const [scale, setScale] = useState<Scale>('change');
  const [wish, setWish] = useState<Wish | null>(null);
  const [isInFoot, setInFoot] = useState(false);
  const [isCompared, setCompared] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [filter, setFilter] = useState(noFilter);
  const shown = shownOf(story, filter);
  const listed = [...(shown.withBeginning ? [0] : []), ...shown.moments.map((one) => one.n)];
  const time = useTime(story, listed);
  const { stops, point, at, isNow, instant, goTo, step, toToday } = time;
  const then = useThen(of, point, story);
  useTimeKeys({ onStep: step, toBeginning: () => goTo({ moment: 0 }), toToday });
  const list = useRef<HTMLElement>(null);
  const done = (told: string | null): void => {
    // The question goes, and the focus with it.
    list.current?.focus();
    setWish(null);
    setSaid(told);
    if (told !== null) toToday();
  };
  const ask = (next: Wish | null, where: 'list' | 'foot' = 'list'): void => {
    setSaid(null);
    setInFoot(where === 'foot');
    setWish(next);
    if (next !== null) goTo({ moment: next.moment });
  };
  const moment = instant === null ? words('beginning') : whenWords(instant);
  const whole: Wish = { side: then?.left === 'there' ? 'left' : 'right', field: null, moment: then?.moment ?? 0 };
  const asksWhole = wish !== null && isInFoot;
  const name = words(story.field === null ? 'storyOfRecord' : 'storyOfValue');
  return (
    <>
      <section className="st-time" aria-label={words('timeLine')}>
        <TimeLine
          story={story}
          stops={stops}
          scale={scale}
          point={point}
          listed={listed}
          nowMs={nowMs}
          onPoint={goTo}
          onStep={step}
        />
        <TimeControls story={story} scale={scale} onScale={setScale} onStep={step} onToday={toToday} />
      </section>
      <div className="st-two">
        <section ref={list} tabIndex={-1} className="st-left" aria-label={name}>
          <div className="st-bar-head">
            <h2 className="h3">{name}</h2>
            <span className="grow" />
            <span className="fs12 soft ell" role="status">
              {said}
            </span>
            <FilterButton
              story={story}
              filter={filter}
              onFilter={setFilter}
              shown={shown.moments.length}
              all={story.moments.length}
            />
          </div>
          <div className="st-scrolls">
            <Events
              of={of}
              story={story}
              shown={shown}
              here={stops[at]?.n ?? 0}
              wish={asksWhole ? null : wish}
              onWish={(next) => ask(next)}
              onDone={done}
              onGoTo={(n) => goTo({ moment: n })}
            />
          </div>
        </section>
        {then !== null && (
          <ThenPane
            story={story}
            then={then}
            title={isNow ? words('asNow') : words(isCompared ? 'comparing' : 'asOf', { moment })}
            isNow={isNow}
            isCompared={isCompared && !isNow}
            onField={(field) => go({ at: 'story', ...of, field })}
            foot={
              <ThenFoot
                of={of}
                story={story}
                isNow={isNow}
                isCompared={isCompared}
                onCompared={setCompared}
                asked={asksWhole ? whole : null}
                onAsk={() => ask(whole, 'foot')}
                onClose={done}
              />
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
