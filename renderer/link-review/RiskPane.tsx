import type { ReviewRisk, ReviewStand, ReviewSummary } from '../../engine/protocol/calls/review.ts';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { Tile } from '../ui/Tile.tsx';
import { numberWords } from '../words/formats.ts';
import { wordsOf } from '../words/words.ts';
import { decide, useReview } from './review-store.ts';
import { percent } from './review-words.ts';
import { riskFrom, wrongOf } from './risk.ts';
import { Thresholds } from './Thresholds.tsx';

interface Props {
  readonly review: ReviewSummary;
  readonly stand: ReviewStand;
}

/** The interval on a scale from none to twice the worst. */
function Scale({ low, share, high, links }: { low: number; share: number; high: number; links: number }) {
  const worst = Math.ceil(high * links);
  const most = Math.max(1, Math.min(links, Math.ceil(worst * 1.6)));
  const at = (one: number): string => `${Math.min(100, ((one * links) / most) * 100)}%`;
  return (
    <>
      <div className="lr-scale" aria-hidden="true">
        <span className="rg" style={{ left: at(low), width: `calc(${at(high)} - ${at(low)})` }} />
        <span className="pt" style={{ left: at(share) }} />
      </div>
      <div className="lr-axis">
        <span>0</span>
        <span>{wordsOf('linkReview')('hardlyMore', { count: worst })}</span>
        <span>{numberWords(most)}</span>
      </div>
    </>
  );
}

function Measured({ stand, risk }: { readonly stand: ReviewStand; readonly risk: ReviewRisk | null }) {
  const { links } = stand.alike;
  const words = wordsOf('linkReview');
  const estimate = risk?.falseLinks ?? null;
  if (estimate === null || risk === null)
    return (
      <div className="lr-risk">
        <b>{links === 0 ? words('nothingToLink') : words('notMeasured')}</b>
      </div>
    );
  const wrong = wrongOf(estimate.share, links);
  return (
    <>
      <div className="lr-risk">
        <b>{words('aboutWrong', { count: wrong })}</b>
      </div>
      <Scale {...estimate} links={links} />
    </>
  );
}

function Weakest({ stand }: { readonly stand: ReviewStand }) {
  if (stand.weakest.length === 0) return null;
  return (
    <ul className="lr-weak" aria-label={wordsOf('linkReview')('leastAlike')}>
      {stand.weakest.map((one) => (
        <li key={`${one.left} ${one.right}`}>
          <span className="ell c-l">{one.leftTitle}</span>
          <span className="ell c-r">{one.rightTitle}</span>
          <span>{percent(one.score)}</span>
        </li>
      ))}
    </ul>
  );
}

function riskWords({ checked, alike, link }: ReviewStand, risk: ReviewRisk | null): string {
  const words = wordsOf('linkReview');
  const rivals = alike.rivals === 0 ? '' : ` ${words('rivals', { count: alike.rivals })}`;
  if (alike.links === 0) return `${words('riskNone', { percent: percent(link) })}${rivals}`;
  if (checked.pairs === 0) return `${words('riskUnchecked')}${rivals}`;
  return `${words('riskChecked', { checked: risk?.checked ?? 0, count: risk?.wrong ?? 0 })}${rivals}`;
}

const drawnAtOnce = 20;

function Risk({ stand }: { readonly stand: ReviewStand }) {
  const { links } = stand.alike;
  const isDeciding = useReview((state) => state.isDeciding);
  const risk = riskFrom(stand, stand.link);
  const draws = Math.min(drawnAtOnce, links);
  const words = wordsOf('linkReview');
  const isMore = stand.checked.pairs > 0;
  return (
    <div className="lr-sec">
      <h3 className="h3">{words('riskIn', { count: links })}</h3>
      <p>{riskWords(stand, risk)}</p>
      <Measured stand={stand} risk={risk} />
      <Weakest stand={stand} />
      <div className="row g8">
        <Button icon="dice" isDisabled={links === 0} onPress={() => useReview.setState({ dialog: 'sample' })}>
          {draws === 0 ? words('check') : words(isMore ? 'checkMore' : 'checkSome', { count: draws })}
        </Button>
        {stand.batch !== null && links === 0 ? (
          <Button look="ghost" isDisabled={isDeciding} onPress={() => void decide({ do: 'unlink-alike' })}>
            {words('unlinkAll', { count: stand.batch.left.length })}
          </Button>
        ) : (
          <Button look="ghost" isDisabled={links === 0 || isDeciding} onPress={() => void decide({ do: 'link-alike' })}>
            {words('linkAll', { count: links })}
          </Button>
        )}
      </div>
    </div>
  );
}

function Accepted({ review, stand }: Props) {
  const { accept } = stand;
  const words = wordsOf('linkReview');
  return (
    <div className="lr-sec last">
      <h3 className="h3">{words('whenAccepted')}</h3>
      <ul className="lr-dl">
        <li>
          <Icon name="link" size={14} />
          <span className="grow">{words('acceptLinked')}</span>
          <b className="med">{numberWords(accept.linked)}</b>
        </li>
        <li>
          <Tile label={review.right.name} size={16} tone="r" />
          <span className="grow">{words('acceptCreated', { system: review.right.name })}</span>
          <b className="med">{numberWords(accept.right)}</b>
        </li>
        <li>
          <Tile label={review.left.name} size={16} tone="l" />
          <span className="grow">{words('acceptCreated', { system: review.left.name })}</span>
          <b className="med">{numberWords(accept.left)}</b>
        </li>
        <li className={accept.waiting > 0 ? 'c-need' : ''}>
          <Icon name="inbox" size={14} />
          <span className="grow">{words('acceptWaiting')}</span>
          <b className="med">{numberWords(accept.waiting)}</b>
        </li>
      </ul>
      <p>{words('acceptNote')}</p>
    </div>
  );
}

/** How sure close names are, from which score on they count, and what accepting would do. */
export function RiskPane({ review, stand }: Props) {
  const isOpen = useReview((state) => state.isRiskOpen);
  const label = wordsOf('linkReview')('risk');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <aside className={classes('lr-pane lr-side', isOpen && 'open')} aria-label={label} tabIndex={0}>
      <Risk stand={stand} />
      <Thresholds key={`${stand.ask} ${stand.link}`} stand={stand} />
      <Accepted review={review} stand={stand} />
    </aside>
  );
}
