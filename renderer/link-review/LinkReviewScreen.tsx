import './link-review.css';
import { useEffect } from 'react';
import { go } from '../app/route.ts';
import { useCards } from '../state/flow-cards.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { wordsOf } from '../words/words.ts';
import { ClusterPane } from './ClusterPane.tsx';
import { FootBar } from './FootBar.tsx';
import { ItemList } from './ItemList.tsx';
import { ListedPane } from './ListedPane.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { ReviewCounts } from './ReviewCounts.tsx';
import { ReviewToolbar } from './ReviewToolbar.tsx';
import { RiskPane } from './RiskPane.tsx';
import { leave, look, type Stage, useReview } from './review-store.ts';
import { SampleDialog } from './SampleDialog.tsx';
import { SplitDialog } from './SplitDialog.tsx';
import { useReviewKeys } from './use-review-keys.ts';
import { Working } from './Working.tsx';

const staleKeys = { run: 'staleByRun', edited: 'staleByEdit' } as const;

function Shown({ stage }: { readonly stage: Extract<Stage, { is: 'shown' }> }) {
  const list = useReview((state) => state.list);
  const { review, stand } = stage;
  const words = wordsOf('linkReview');
  useReviewKeys(review.flow);
  return (
    <div className="screen lr">
      <ReviewToolbar review={review} stand={stand} />
      {stand.stale !== null && (
        <div className="lr-note" role="status">
          <Icon name="info" />
          <span>{words(staleKeys[stand.stale])}</span>
          <span className="grow" />
          <Button size="sm" icon="refresh" onPress={() => look(review.flow, review.sync, true)}>
            {words('compareAgain')}
          </Button>
        </div>
      )}
      <ReviewCounts review={review} stand={stand} />
      {list === 'ambiguous' ? (
        <div className="lr-panes">
          <ItemList stand={stand} />
          <ClusterPane review={review} stand={stand} />
          <RiskPane review={review} stand={stand} />
        </div>
      ) : (
        <ListedPane key={`${review.id} ${list}`} list={list} review={review} stand={stand} />
      )}
      <FootBar review={review} stand={stand} />
      <MergeDialog review={review} />
      <SplitDialog review={review} />
      <SampleDialog review={review} stand={stand} />
    </div>
  );
}

/** Which records are the same thing: what Tandem links by itself, what a person must say, and how sure that is. */
export function LinkReviewScreen({ flow, sync }: { readonly flow: string; readonly sync: string | null }) {
  const stage = useReview((state) => state.stage);
  const first = useCards((state) => state.cards?.find((card) => card.flow === flow)?.syncs[0]?.id);
  const wanted = sync ?? first ?? null;
  const words = wordsOf('linkReview');
  useEffect(() => {
    if (wanted !== null) look(flow, wanted);
    return leave;
  }, [flow, wanted]);
  if (wanted === null || stage.is === 'working')
    return <Working flow={flow} sync={wanted} progress={stage.is === 'working' ? stage.progress : null} />;
  if (stage.is === 'problem')
    return (
      <div className="screen lr-problem">
        <ProblemNote
          {...stage.problem}
          isAlert
          action={
            <span className="row g8">
              <Button size="sm" onPress={() => go({ at: 'flow', flow, view: 'canvas' })}>
                {words('openCanvas')}
              </Button>
              <Button size="sm" icon="refresh" onPress={() => look(flow, wanted, true)}>
                {words('compareAgain')}
              </Button>
            </span>
          }
        />
      </div>
    );
  return <Shown stage={stage} />;
}
