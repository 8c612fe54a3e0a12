import { useState } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import type { ReviewStand } from '../../engine/protocol/calls/review.ts';
import { decide } from './review-store.ts';
import { number } from './review-words.ts';
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
  const decides = `${number(Math.abs(fewer))} ${fewer >= 0 ? 'more' : 'fewer'} to decide`;
  const wrong = then?.falseLinks ?? null;
  const risk = then === null || wrong === null ? '' : `, and about ${number(wrongOf(wrong.share, then.links))} wrong`;
  return `At ${other} % it would be ${decides}${risk}.`;
}

/** From which score on close names are shown to a person, and from which on they may be linked together. */
export function Thresholds({ stand }: { readonly stand: ReviewStand }) {
  const [values, setValues] = useState([inPercent(stand.ask), inPercent(stand.link)]);
  const [ask = least, link = 100] = values;
  return (
    <div className="lr-sec">
      <h3 className="h3">How alike is alike enough</h3>
      <Slider
        className="lr-rng"
        aria-label="How alike is alike enough"
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
          <SliderThumb index={0} className="kn" aria-label="Ask a person from" />
          <SliderThumb index={1} className="kn" aria-label="May be linked together from" />
        </SliderTrack>
      </Slider>
      <div className="lr-leg">
        <span>
          <b>Apart</b>under {ask} %
        </span>
        <span>
          <b className="c-need">Ask a person</b>
          {ask} to {link} %
        </span>
        <span>
          <b className="c-done">Link all</b>from {link} %
        </span>
      </div>
      <p className="gap">{otherWords(stand, link)}</p>
    </div>
  );
}
