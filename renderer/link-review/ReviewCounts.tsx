import { Button as AriaButton } from 'react-aria-components';
import type { ReviewList } from '../../engine/model/review.ts';
import type { ReviewStand, ReviewSummary } from '../../engine/protocol/calls/review.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { Tile } from '../ui/Tile.tsx';
import { numberWords } from '../words/formats.ts';
import { wordsOf } from '../words/words.ts';
import { useReview } from './review-store.ts';
import { onlyText, waysText } from './review-words.ts';
import { Sentence } from './Sentence.tsx';

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
      <strong>{numberWords(count)}</strong>
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
        <Sentence say={(system) => wordsOf('linkReview')('createdIn', { system })}>
          <b className={tone}>{other}</b>
        </Sentence>
      )}
    </span>
  );
}

/** The four lists in numbers; the pressed one fills the panes. */
export function ReviewCounts({ review, stand }: Props) {
  const { counts, left, right } = review;
  const words = wordsOf('linkReview');
  const open = stand.clusters - stand.decided;
  return (
    <section className="counts lr-four" aria-label={words('found')}>
      <Count list="linked" mark={<Icon name="link" size={14} />} label={words('linked')} count={stand.accept.linked}>
        <span className="muted ell">{waysText(review)}</span>
      </Count>
      <Count list="ambiguous" mark={<Icon name="users" size={14} />} label={words('ambiguous')} count={stand.clusters}>
        {open === 0 ? (
          <span className="c-done">{stand.clusters === 0 ? words('nothingToDecide') : words('allDecided')}</span>
        ) : (
          <>
            <span className="c-need">{words('toDecide', { count: open })}</span>
            <span className="c-l ell">
              <Sentence say={(number) => words('countIn', { number, system: left.name })}>
                <b>{numberWords(stand.undecided.left)}</b>
              </Sentence>
            </span>
            <span className="c-r ell">
              <Sentence say={(number) => words('countIn', { number, system: right.name })}>
                <b>{numberWords(stand.undecided.right)}</b>
              </Sentence>
            </span>
          </>
        )}
      </Count>
      <Count
        list="left"
        mark={<Tile label={left.name} size={16} tone="l" />}
        label={words('onlyIn', { system: left.name })}
        count={stand.only.left}
      >
        <Only words={onlyText(counts.left)} other={right.name} tone="c-r" />
      </Count>
      <Count
        list="right"
        mark={<Tile label={right.name} size={16} tone="r" />}
        label={words('onlyIn', { system: right.name })}
        count={stand.only.right}
      >
        <Only words={onlyText(counts.right)} other={left.name} tone="c-l" />
      </Count>
    </section>
  );
}
