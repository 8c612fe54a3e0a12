import type { RuleOffer, RuleTrial } from '../../../engine/protocol/calls/inbox-rules.ts';
import { Icon } from '../../ui/Icon.tsx';
import { dayWords, numberWords, tookWords } from '../../words/formats.ts';
import { wordsOf } from '../../words/words.ts';
import { Squares } from './Squares.tsx';

function Numbers({ offer: { agree, differ, asks, unsure } }: { readonly offer: RuleOffer }) {
  const words = wordsOf('inboxRule');
  const share = agree + differ === 0 ? 0 : agree / (agree + differ);
  return (
    <div>
      <p className="rule-number">
        <strong>{numberWords(agree)}</strong>
        <span className="done">
          <Icon name="check" size={14} />
          {words('agree')}
        </span>
      </p>
      <p className="rule-number">
        <strong>{numberWords(differ)}</strong>
        <span className={differ === 0 ? 'muted' : 'need'}>
          {differ > 0 && <Icon name="warn" size={14} />}
          {words('differ')}
        </span>
      </p>
      {asks > 0 && (
        <p className="rule-number">
          <strong>{numberWords(asks)}</strong>
          <span className="need">
            <Icon name="inbox" size={14} />
            {words('asks', { count: asks })}
          </span>
        </p>
      )}
      {unsure > 0 && (
        <p className="rule-number">
          <strong>{numberWords(unsure)}</strong>
          <span className="muted">{words('unsure')}</span>
        </p>
      )}
      <p className="muted fs12">
        {words('asPeople', { percent: numberWords(Math.floor(share * 100) / 100, { style: 'percent' }) })}
      </p>
    </div>
  );
}

/** How the rule would have done on what people decided: in numbers, and conflict by conflict. */
export function TriedBlock({
  trial,
  hot,
  onHot,
}: {
  readonly trial: RuleTrial;
  readonly hot: string | null;
  readonly onHot: (conflict: string | null) => void;
}) {
  const words = wordsOf('inboxRule');
  const { offer, tried, tookMs } = trial;
  const { agree, differ, asks, unsure, unit, label } = offer;
  const count = agree + differ + asks + unsure;
  const first = tried[0];
  const day = first === undefined ? words('today') : dayWords(first.at);
  const told = { agree, differ, asks, unsure };
  return (
    <section className="rule-block" aria-label={words('tried', { count })}>
      <div className="rule-head">
        <h3>{words('tried', { count })}</h3>
        <span className="muted fs12">
          {words(unit === null ? 'triedMet' : 'triedOn', { field: label, day, took: tookWords(tookMs) })}
        </span>
      </div>
      <div className="rule-tried">
        <Numbers offer={offer} />
        <div>
          <Squares tried={tried} label={words(asks > 0 ? 'squaresAsks' : 'squares', told)} hot={hot} onHot={onHot} />
          <div className="rule-axis">
            <span>{day}</span>
            <span>{tried.length < count ? words('newestOnly', { count: tried.length }) : words('squareNote')}</span>
            <span>{words('today')}</span>
          </div>
        </div>
      </div>
      {unsure > 0 && <p className="muted fs12 rule-unsure">{words('unsureNote')}</p>}
    </section>
  );
}
