import { Button as AriaButton } from 'react-aria-components';
import type { ReviewList } from '../../engine/model/review.ts';
import type { ReviewStand, ReviewSummary } from '../../engine/protocol/calls/review.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { Tile } from '../ui/Tile.tsx';
import { useReview } from './review-store.ts';
import { number, onlyText } from './review-words.ts';

interface Props {
  readonly review: ReviewSummary;
  readonly stand: ReviewStand;
}

interface CountProps {
  readonly list: ReviewList;
  readonly mark: React.ReactNode;
  readonly label: string;
  readonly count: number;
  readonly children: React.ReactNode;
}

function Count({ list, mark, label, count, children }: CountProps) {
  const isOn = useReview((state) => state.list === list);
  return (
    <AriaButton
      className={classes('ct', isOn && 'on')}
      aria-pressed={isOn}
      onPress={() => useReview.setState({ list })}
    >
      <span className="lb">
        {mark}
        {label}
      </span>
      <strong>{number(count)}</strong>
      <span className="by">{children}</span>
    </AriaButton>
  );
}

/** What becomes of records without a twin; where all of them are created, where. */
function Only({
  words,
  other,
  tone,
}: {
  readonly words: string | null;
  readonly other: string;
  readonly tone: string;
}) {
  return (
    <span className="muted ell">
      {words ?? (
        <>
          would be created in <b className={tone}>{other}</b>
        </>
      )}
    </span>
  );
}

/** The four lists in numbers; the pressed one fills the panes. */
export function ReviewCounts({ review, stand }: Props) {
  const { counts, left, right, linkedBy } = review;
  const ways = linkedBy.slice(0, 3).map(({ words, count }) => `${words.replace(/^by /, '')} ${number(count)}`);
  const open = stand.clusters - stand.decided;
  return (
    <section className="counts lr-four" aria-label="What was found">
      <Count list="linked" mark={<Icon name="link" size={14} />} label="Linked" count={stand.accept.linked}>
        <span className="muted ell">{ways.length === 0 ? 'none' : ways.join(', ')}</span>
      </Count>
      <Count list="ambiguous" mark={<Icon name="users" size={14} />} label="Ambiguous" count={stand.clusters}>
        {open === 0 ? (
          <span className="c-done">{stand.clusters === 0 ? 'nothing to decide' : 'all decided'}</span>
        ) : (
          <>
            <span className="c-need">{number(open)} to decide</span>
            <span className="c-l ell">
              <b>{number(stand.undecided.left)}</b> in {left.name}
            </span>
            <span className="c-r ell">
              <b>{number(stand.undecided.right)}</b> in {right.name}
            </span>
          </>
        )}
      </Count>
      <Count
        list="left"
        mark={<Tile label={left.name} size={16} tone="l" />}
        label={`Only in ${left.name}`}
        count={stand.only.left}
      >
        <Only words={onlyText(counts.left)} other={right.name} tone="c-r" />
      </Count>
      <Count
        list="right"
        mark={<Tile label={right.name} size={16} tone="r" />}
        label={`Only in ${right.name}`}
        count={stand.only.right}
      >
        <Only words={onlyText(counts.right)} other={left.name} tone="c-l" />
      </Count>
    </section>
  );
}
