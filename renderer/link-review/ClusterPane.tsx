import type { ReviewStand, ReviewSummary } from '../../engine/protocol/calls/review.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { ActionBar } from './ActionBar.tsx';
import { Bridge } from './Bridge.tsx';
import { pickedPair, pickedRecords } from './pick.ts';
import { itemsOf, step, useReview } from './review-store.ts';
import { WhyTable } from './WhyTable.tsx';

/** Where one is among what is to be decided: "1 of 24". */
function Place() {
  const sections = useReview((state) => state.sections);
  const item = useReview((state) => state.item);
  const open = (sections ?? []).filter((one) => one.section !== 'decided');
  const at = itemsOf(open).findIndex((one) => one.id === item);
  const total = open.reduce((sum, one) => sum + one.total, 0);
  const words = wordsOf('linkReview');
  if (at < 0) return <span className="muted fs12">{words('decided')}</span>;
  return <span className="muted fs12 lr-place">{words('place', { at: at + 1, all: total })}</span>;
}

/** One cluster: its records side by side, why they are alike, and what can be said about them. */
export function ClusterPane({ review, stand }: { readonly review: ReviewSummary; readonly stand: ReviewStand }) {
  const cluster = useReview((state) => state.cluster);
  const pick = useReview((state) => state.pick);
  const item = useReview((state) => state.item);
  const words = wordsOf('linkReview');
  if (cluster === null)
    return (
      <section className="lr-pane" aria-label={words('cluster')}>
        {item === null && <EmptyState title={words('emptyTitle')}>{words('emptyText')}</EmptyState>}
      </section>
    );
  const said = inOwnWords(cluster.words);
  const picked = pickedRecords(cluster, pick);
  const on = (side: 'left' | 'right') => picked.find((one) => one.side === side)?.record ?? null;
  const more = cluster.more.left + cluster.more.right;
  return (
    <section className="lr-pane" aria-label={words('cluster')}>
      <div className="lr-rec-h">
        <div className="grow">
          <h2 className="ell">{cluster.title}</h2>
          <p className="ell">{more > 0 ? words('notShown', { words: said, count: more }) : said}</p>
        </div>
        <Place />
        <IconButton
          icon="chev-u"
          label={words('previous')}
          keys={['K']}
          look="plain"
          size="sm"
          iconSize={14}
          onPress={() => step(-1)}
        />
        <IconButton
          icon="chev-d"
          label={words('next')}
          keys={['J']}
          look="plain"
          size="sm"
          iconSize={14}
          onPress={() => step(1)}
        />
      </div>
      <Bridge review={review} cluster={cluster} pick={pick} />
      <WhyTable
        review={review}
        cluster={cluster}
        left={on('left')}
        right={on('right')}
        pair={pickedPair(cluster, pick)}
      />
      <ActionBar review={review} cluster={cluster} pick={pick} last={stand.last} />
    </section>
  );
}
