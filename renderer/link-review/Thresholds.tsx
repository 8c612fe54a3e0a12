import { useState } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import type { ReviewStand } from '../../engine/protocol/calls/review.ts';
import { wordsOf } from '../words/words.ts';
import { decide } from './review-store.ts';
import { riskFrom, wrongOf } from './risk.ts';

const least = 50;
const stepOf = 5;

const inPercent = (score: number): number => Math.round(score * 100);
const placeOf = (value: number): number => ((value - least) / (100 - least)) * 100;

/** What another threshold would mean: "At 95 % it would be 121 more to decide, and about 2 wrong." */
function otherWords(stand: ReviewStand, link: number): string {
  const other = link >= 95 ? link - stepOf : link + stepOf;
  const [now, then] = [riskFrom(stand, link / 100), riskFrom(stand, other / 100)];
  const fewer = (now?.links ?? 0) - (then?.links ?? 0);
  const words = wordsOf('linkReview');
  const counts = { at: other, count: Math.abs(fewer) };
  const share = then?.falseLinks?.share ?? null;
  if (then === null || share === null) return words(fewer >= 0 ? 'otherMore' : 'otherFewer', counts);
  const wrong = wrongOf(share, then.links);
  return words(fewer >= 0 ? 'otherMoreWrong' : 'otherFewerWrong', { ...counts, wrong });
}

/** From which score on close names are shown to a person, and from which on they may be linked together. */
export function Thresholds({ stand }: { readonly stand: ReviewStand }) {
  const [values, setValues] = useState([inPercent(stand.ask), inPercent(stand.link)]);
  const [ask = least, link = 100] = values;
  const words = wordsOf('linkReview');
  return (
    <div className="lr-sec">
      <h3 className="h3">{words('howMuch')}</h3>
      <Slider
        className="lr-rng"
        aria-label={words('howMuch')}
        minValue={least}
        maxValue={100}
        step={stepOf}
        value={values}
        onChange={setValues}
        onChangeEnd={([from = least, to = 100]) => void decide({ do: 'thresholds', ask: from / 100, link: to / 100 })}
      >
        <SliderTrack className="track">
          <span className="z ask" style={{ left: `${placeOf(ask)}%`, width: `${placeOf(link) - placeOf(ask)}%` }} />
          <span className="z yes" style={{ left: `${placeOf(link)}%`, width: `${100 - placeOf(link)}%` }} />
          <SliderThumb index={0} className="kn" aria-label={words('askFrom')} />
          <SliderThumb index={1} className="kn" aria-label={words('linkFrom')} />
        </SliderTrack>
      </Slider>
      <div className="lr-leg">
        <span>
          <b>{words('legendApart')}</b>
          {words('legendUnder', { from: ask })}
        </span>
        <span>
          <b className="c-need">{words('legendAsk')}</b>
          {words('legendBetween', { from: ask, to: link })}
        </span>
        <span>
          <b className="c-done">{words('legendLink')}</b>
          {words('legendFrom', { from: link })}
        </span>
      </div>
      <p className="gap">{otherWords(stand, link)}</p>
    </div>
  );
}
