import type { ReviewRisk, ReviewStand, ReviewSummary } from '../../engine/protocol/calls/review.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Tile } from '../ui/Tile.tsx';
import { decide, useReview } from './review-store.ts';
import { counted, number, percent } from './review-words.ts';
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
        <span>hardly more than {number(worst)}</span>
        <span>{number(most)}</span>
      </div>
    </>
  );
}

function Measured({ stand, risk }: { readonly stand: ReviewStand; readonly risk: ReviewRisk | null }) {
  const { links } = stand.alike;
  const estimate = risk?.falseLinks ?? null;
  if (estimate === null || risk === null)
    return (
      <div className="lr-risk">
        <b>{links === 0 ? 'Nothing to link' : 'Not measured yet'}</b>
      </div>
    );
  const wrong = wrongOf(estimate.share, links);
  return (
    <>
      <div className="lr-risk">
        <b>About {counted(wrong, 'wrong link')}</b>
      </div>
      <Scale {...estimate} links={links} />
    </>
  );
}

function Weakest({ stand }: { readonly stand: ReviewStand }) {
  if (stand.weakest.length === 0) return null;
  return (
    <ul className="lr-weak" aria-label="The least alike of them">
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
  const rivals = alike.rivals === 0 ? '' : ` ${counted(alike.rivals, 'other pair')} have a rival and are left to you.`;
  if (alike.links === 0) return `No two records are ${percent(link)} alike without meeting by the match.${rivals}`;
  const said =
    checked.pairs === 0
      ? 'Have some checked, drawn by chance, to know how many would be wrong.'
      : `You checked ${number(risk?.checked ?? 0)} of such pairs, drawn by chance: ${number(risk?.wrong ?? 0)} ${risk?.wrong === 1 ? 'was' : 'were'} wrong.`;
  return `Alike by their values alone, linked only when you say so. ${said}${rivals}`;
}

const drawnAtOnce = 20;

function Risk({ stand }: { readonly stand: ReviewStand }) {
  const { links } = stand.alike;
  const isDeciding = useReview((state) => state.isDeciding);
  const risk = riskFrom(stand, stand.link);
  const draws = Math.min(drawnAtOnce, links);
  return (
    <div className="lr-sec">
      <h3 className="h3">Risk in {counted(links, 'close name')}</h3>
      <p>{riskWords(stand, risk)}</p>
      <Measured stand={stand} risk={risk} />
      <Weakest stand={stand} />
      <div className="row g8">
        <Button icon="dice" isDisabled={links === 0} onPress={() => useReview.setState({ dialog: 'sample' })}>
          Check {draws > 0 ? number(draws) : ''} {stand.checked.pairs > 0 ? 'more' : ''}
        </Button>
        {stand.batch !== null && links === 0 ? (
          <Button look="ghost" isDisabled={isDeciding} onPress={() => void decide({ do: 'unlink-alike' })}>
            Unlink all {number(stand.batch.left.length)}
          </Button>
        ) : (
          <Button look="ghost" isDisabled={links === 0 || isDeciding} onPress={() => void decide({ do: 'link-alike' })}>
            Link all {number(links)}
          </Button>
        )}
      </div>
    </div>
  );
}

function Accepted({ review, stand }: Props) {
  const { accept } = stand;
  return (
    <div className="lr-sec last">
      <h3 className="h3">When you accept</h3>
      <ul className="lr-dl">
        <li>
          <Icon name="link" size={14} />
          <span className="grow">Linked, nothing overwritten</span>
          <b className="med">{number(accept.linked)}</b>
        </li>
        <li>
          <Tile label={review.right.name} size={16} tone="r" />
          <span className="grow">Planned to create in {review.right.name}</span>
          <b className="med">{number(accept.right)}</b>
        </li>
        <li>
          <Tile label={review.left.name} size={16} tone="l" />
          <span className="grow">Planned to create in {review.left.name}</span>
          <b className="med">{number(accept.left)}</b>
        </li>
        <li className={accept.waiting > 0 ? 'c-need' : ''}>
          <Icon name="inbox" size={14} />
          <span className="grow">Wait in the inbox</span>
          <b className="med">{number(accept.waiting)}</b>
        </li>
      </ul>
      <p>Preview shows every one before a run writes it.</p>
    </div>
  );
}

/** How sure close names are, from which score on they count, and what accepting would do. */
export function RiskPane({ review, stand }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <aside className="lr-pane lr-side" aria-label="Risk" tabIndex={0}>
      <Risk stand={stand} />
      <Thresholds key={`${stand.ask} ${stand.link}`} stand={stand} />
      <Accepted review={review} stand={stand} />
    </aside>
  );
}
