import { useEffect, useState } from 'react';
import type { RecordKey, Side } from '../../engine/model/ids.ts';
import type { Problem } from '../../engine/model/problem.ts';
import type { ReviewCluster, ReviewSummary } from '../../engine/protocol/calls/review.ts';
import { type MergePreview, previewMergeOf } from '../../engine/protocol/calls/review-decide.ts';
import { engine } from '../state/engine.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { Select } from '../ui/Select.tsx';
import { wordsOf } from '../words/words.ts';
import { canDo } from './choices.ts';
import { type DropBy, MergePlanned, type Take } from './MergePlanned.tsx';
import { decide, type Pick, useReview } from './review-store.ts';

const close = (): void => useReview.setState({ dialog: null });

/** What is asked to be merged. */
interface Asked {
  readonly side: Side;
  readonly keep: RecordKey;
  readonly drop: RecordKey;
  readonly take: Take;
  readonly dropBy: DropBy;
}

function useMergePreview(review: ReviewSummary, asked: Asked) {
  const [seen, setSeen] = useState<MergePreview | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { side, keep, drop, take, dropBy } = asked;
  useEffect(() => {
    const stop = new AbortController();
    const params = { review: review.id, side, keep, drop, take, dropBy };
    void engine.ask(previewMergeOf, params, stop.signal).then((answer) => {
      if (stop.signal.aborted) return;
      setProblem(answer.ok ? null : answer.error);
      setSeen(answer.ok ? answer.value : null);
    });
    return () => stop.abort();
  }, [review.id, side, keep, drop, take, dropBy]);
  return { seen, problem };
}

/** The side to merge on is that of what is picked, where it has two; the record that is picked stays. */
function startOf(cluster: ReviewCluster, pick: Pick | null): Asked | null {
  const sides = canDo(cluster, pick).merge;
  const picked = pick?.is === 'record' && sides.includes(pick.side) ? pick.side : sides[0];
  if (picked === undefined) return null;
  const there = cluster[picked].filter((one) => one.isThere).map((one) => one.key);
  const wanted = pick === null ? null : pick.is === 'pair' ? pick[picked] : pick.key;
  const keep = there.find((key) => key === wanted) ?? there[0];
  const drop = there.find((key) => key !== keep);
  return keep === undefined || drop === undefined ? null : { side: picked, keep, drop, take: {}, dropBy: 'rule' };
}

function Which({ cluster, asked, onAsk }: { cluster: ReviewCluster; asked: Asked; onAsk: (next: Asked) => void }) {
  const words = wordsOf('linkReview');
  const records = cluster[asked.side].filter((one) => one.isThere);
  const options = records.map(({ key, title }) => ({ id: key, label: `${title} (${key})` }));
  const other = (key: RecordKey): RecordKey => records.find((one) => one.key !== key)?.key ?? asked.drop;
  return (
    <div className="lr-two">
      <Select
        label={words('keep')}
        options={options}
        value={asked.keep}
        onChange={(keep) => onAsk({ ...asked, keep, drop: keep === asked.drop ? other(keep) : asked.drop, take: {} })}
      />
      <Select
        label={words('mergeInto')}
        options={options.filter((one) => one.id !== asked.keep)}
        value={asked.drop}
        onChange={(drop) => onAsk({ ...asked, drop, take: {} })}
      />
    </div>
  );
}

function Inside({ review, cluster, start }: { review: ReviewSummary; cluster: ReviewCluster; start: Asked }) {
  const [asked, setAsked] = useState(start);
  const { seen, problem } = useMergePreview(review, asked);
  const isDeciding = useReview((state) => state.isDeciding);
  const merge = async (): Promise<void> => {
    if ((await decide({ do: 'merge', ...asked, item: cluster.item })) !== null) close();
  };
  const words = wordsOf('linkReview');
  const isReady = seen !== null && seen.differs.length === 0 && seen.drop !== null;
  return (
    <div className="lr-form">
      <Which cluster={cluster} asked={asked} onAsk={setAsked} />
      {problem !== null && <ProblemNote {...problem} isAlert />}
      {seen !== null && (
        <MergePlanned
          review={review}
          asked={asked}
          seen={seen}
          onTake={(take) => setAsked({ ...asked, take })}
          onDrop={(dropBy) => setAsked({ ...asked, dropBy })}
        />
      )}
      <div className="row g8 lr-answer">
        <span className="grow muted">
          {isReady ? words('writtenAtOnce', { system: review[asked.side].name }) : words('sayFirst')}
        </span>
        <Button look="ghost" onPress={close}>
          {words('cancel')}
        </Button>
        <Button look="primary" isDisabled={!isReady} isPending={isDeciding} onPress={() => void merge()}>
          {words('merge')}
        </Button>
      </div>
    </div>
  );
}

/** What merging two records of one side would write, and what must be said first. */
export function MergeDialog({ review }: { readonly review: ReviewSummary }) {
  const isOpen = useReview((state) => state.dialog === 'merge');
  const cluster = useReview((state) => state.cluster);
  const pick = useReview((state) => state.pick);
  const start = !isOpen || cluster === null ? null : startOf(cluster, pick);
  return (
    <Dialog title={wordsOf('linkReview')('mergeTitle')} width="wide" isOpen={isOpen} onClose={close}>
      {start !== null && cluster !== null && <Inside review={review} cluster={cluster} start={start} />}
    </Dialog>
  );
}
