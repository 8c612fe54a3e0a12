import { useState } from 'react';
import type { ReviewStand, ReviewSummary } from '../../engine/protocol/calls/review.ts';
import { go } from '../app/route.ts';
import { RoundTripDrawer } from '../round-trip/RoundTripDrawer.tsx';
import { useCards } from '../state/flow-cards.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Hint } from '../ui/Hint.tsx';
import { MenuButton } from '../ui/Menu.tsx';
import { look, useReview } from './review-store.ts';
import { counted, number, span } from './review-words.ts';
import { saveList } from './save-list.ts';

interface Props {
  readonly review: ReviewSummary;
  readonly stand: ReviewStand;
}

function Syncs({ review }: Pick<Props, 'review'>) {
  const syncs = useCards((state) => state.cards?.find((card) => card.flow === review.flow)?.syncs) ?? [];
  if (syncs.length < 2) return null;
  const entries = syncs.map((one) => ({
    id: one.id,
    label: one.label,
    isOn: one.id === review.sync,
    onAction: () => go({ at: 'links', flow: review.flow, sync: one.id }),
  }));
  return (
    <MenuButton
      label="Sync"
      side="bottom start"
      trigger={
        <Button look="ghost" after="chev-d">
          {review.label}
        </Button>
      }
      parts={[{ id: 'syncs', entries }]}
    />
  );
}

/** What was compared, and what can be done with all of it. */
export function ReviewToolbar({ review, stand }: Props) {
  const list = useReview((state) => state.list);
  const [isTrying, setTrying] = useState(false);
  const { left, right } = review.counts.compared;
  const match = review.match.length === 0 ? 'none' : review.match.join(', ');
  return (
    <header className="toolbar">
      <h1>Link review</h1>
      <Syncs review={review} />
      {stand.written.length === 0 ? (
        <Badge look="grey" icon="shield">
          Nothing written
        </Badge>
      ) : (
        <Badge look="need" icon="pencil">
          {counted(stand.written.length, 'run')} written from here
        </Badge>
      )}
      <span className="muted fs12 ell">
        {number(left)} in {review.left.name} and {number(right)} in {review.right.name} compared in{' '}
        {span(review.seconds)}
      </span>
      <span className="grow" />
      <Button look="ghost" icon="refresh" onPress={() => look(review.flow, review.sync, true)}>
        Compare again
      </Button>
      <Button look="ghost" icon="swap" onPress={() => setTrying(true)}>
        Round trip
      </Button>
      <Hint text="Change it on the canvas, then compare again">
        <Button icon="link" className="lr-match" onPress={() => go({ at: 'flow', flow: review.flow, view: 'canvas' })}>
          <span className="ell">Match: {match}</span>
        </Button>
      </Hint>
      <MenuButton
        label="Export CSV"
        trigger={<Button icon="download">Export CSV</Button>}
        parts={[
          {
            id: 'lists',
            entries: [
              { id: 'this', label: 'This list', onAction: () => void saveList(review, list) },
              { id: 'close', label: 'All close pairs', onAction: () => void saveList(review, 'suggested') },
            ],
          },
        ]}
      />
      {isTrying && (
        <RoundTripDrawer flow={review.flow} sync={review.sync} map={null} onClose={() => setTrying(false)} />
      )}
    </header>
  );
}
