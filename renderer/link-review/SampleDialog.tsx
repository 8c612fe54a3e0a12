import { useCallback, useEffect, useState } from 'react';
import {
  lookAtCluster,
  type NamedPair,
  type ReviewCluster,
  type ReviewStand,
  type ReviewSummary,
  sampleReview,
} from '../../engine/protocol/calls/review.ts';
import { tellProblem } from '../app/deeds.ts';
import { engine } from '../state/engine.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Progress } from '../ui/Progress.tsx';
import { wordsOf } from '../words/words.ts';
import { decide, useReview } from './review-store.ts';
import { percent } from './review-words.ts';
import { WhyTable } from './WhyTable.tsx';

interface Props {
  readonly review: ReviewSummary;
  readonly stand: ReviewStand;
}

const drawnAtOnce = 20;
const close = (): void => useReview.setState({ dialog: null });

/** The pairs that were drawn, and which of them is looked at. */
function useSample(review: ReviewSummary) {
  const [pairs, setPairs] = useState<readonly NamedPair[] | null>(null);
  const [at, setAt] = useState(0);
  const [cluster, setCluster] = useState<ReviewCluster | null>(null);
  const pair = pairs?.[at] ?? null;
  useEffect(() => {
    void engine.ask(sampleReview, { review: review.id, count: drawnAtOnce }).then((answer) => {
      if (answer.ok) setPairs(answer.value.pairs);
      else tellProblem(answer.error);
    });
  }, [review.id]);
  useEffect(() => {
    setCluster(null);
    if (pair === null) return;
    const stop = new AbortController();
    const of = { left: [pair.left], right: [pair.right] };
    void engine.ask(lookAtCluster, { review: review.id, of }, stop.signal).then((answer) => {
      if (answer.ok && !stop.signal.aborted) setCluster(answer.value);
    });
    return () => stop.abort();
  }, [review.id, pair]);
  return { pairs, pair, cluster, at, next: useCallback(() => setAt((before) => before + 1), []) };
}

function Over({ stand, count }: { readonly stand: ReviewStand; readonly count: number }) {
  const { pairs, wrong } = stand.checked;
  const words = wordsOf('linkReview');
  return <p>{count === 0 ? words('noPairLeft') : words('checkedSoFar', { count: pairs, wrong })}</p>;
}

function Asking({ review, stand }: Props) {
  const { pairs, pair, cluster, at, next } = useSample(review);
  const isDeciding = useReview((state) => state.isDeciding);
  // Its buttons stay what they are meanwhile: one that cannot be pressed loses the focus, and with it the keys.
  const answer = async (same: boolean): Promise<void> => {
    if (pair === null || isDeciding) return;
    if ((await decide({ do: 'check', left: pair.left, right: pair.right, same })) !== null) next();
  };
  const count = pairs?.length ?? 0;
  const words = wordsOf('linkReview');
  if (pairs === null) return null;
  if (pair === null) return <Over stand={stand} count={count} />;
  const [left, right] = [cluster?.left[0] ?? null, cluster?.right[0] ?? null];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of its buttons, wherever the focus is in it
    <div
      className="lr-sample"
      onKeyDown={(event) => {
        if (event.key.toLowerCase() === 'y') void answer(true);
        if (event.key.toLowerCase() === 'n') void answer(false);
      }}
    >
      <div className="row g8">
        <Progress label={words('pairsChecked')} share={at / count} width={160} />
        <span className="fs12">{words('sampleAt', { at: at + 1, all: count, percent: percent(pair.score) })}</span>
      </div>
      {cluster !== null && (
        <WhyTable review={review} cluster={cluster} left={left} right={right} pair={cluster.pairs[0] ?? null} />
      )}
      <div className="row g8 lr-answer">
        <span className="grow">{words('areTheSame')}</span>
        <Button autoFocus size="lg" keys={['Y']} onPress={() => void answer(true)}>
          {words('yes')}
        </Button>
        <Button size="lg" keys={['N']} onPress={() => void answer(false)}>
          {words('no')}
        </Button>
        <Button look="ghost" size="lg" onPress={next}>
          {words('skip')}
        </Button>
      </div>
    </div>
  );
}

/** Close pairs drawn by chance, one after the other, for a person to say whether they are the same. */
export function SampleDialog({ review, stand }: Props) {
  const isOpen = useReview((state) => state.dialog === 'sample');
  return (
    <Dialog title={wordsOf('linkReview')('sampleTitle')} width="wide" isOpen={isOpen} onClose={close}>
      {isOpen && <Asking review={review} stand={stand} />}
    </Dialog>
  );
}
