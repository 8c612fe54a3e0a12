import { useState } from 'react';
import type { ReviewStand, ReviewSummary } from '../../engine/protocol/calls/review.ts';
import { go } from '../app/route.ts';
import { RoundTripDrawer } from '../round-trip/RoundTripDrawer.tsx';
import { useCards } from '../state/flow-cards.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Hint } from '../ui/Hint.tsx';
import { MenuButton } from '../ui/Menu.tsx';
import { wordsOf } from '../words/words.ts';
import { look, useReview } from './review-store.ts';
import { tookSpan } from './review-words.ts';
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
      label={wordsOf('linkReview')('sync')}
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
  const isRiskOpen = useReview((state) => state.isRiskOpen);
  const [isTrying, setTrying] = useState(false);
  const { left, right } = review.counts.compared;
  const words = wordsOf('linkReview');
  const match = review.match.length === 0 ? words('noMatch') : words('match', { match: review.match.join(', ') });
  const names = { left: review.left.name, right: review.right.name };
  return (
    <header className="toolbar">
      <h1>{words('title')}</h1>
      <Syncs review={review} />
      {stand.written.length === 0 ? (
        <Badge look="grey" icon="shield">
          {words('nothingWritten')}
        </Badge>
      ) : (
        <Badge look="need" icon="pencil">
          {words('written', { count: stand.written.length })}
        </Badge>
      )}
      <span className="muted fs12 ell">
        {words('compared', { leftCount: left, rightCount: right, ...names, span: tookSpan(review.seconds) })}
      </span>
      <span className="grow" />
      {list === 'ambiguous' && (
        <Button
          look="ghost"
          icon="dice"
          className="lr-risk-button"
          isOn={isRiskOpen}
          onPress={() => useReview.setState({ isRiskOpen: !isRiskOpen })}
        >
          {words('risk')}
        </Button>
      )}
      <Button look="ghost" icon="refresh" onPress={() => look(review.flow, review.sync, true)}>
        {words('compareAgain')}
      </Button>
      <Button look="ghost" icon="swap" onPress={() => setTrying(true)}>
        {words('roundTrip')}
      </Button>
      <Hint text={words('matchHint')}>
        <Button icon="link" className="lr-match" onPress={() => go({ at: 'flow', flow: review.flow, view: 'canvas' })}>
          <span className="ell">{match}</span>
        </Button>
      </Hint>
      <MenuButton
        label={words('exportCsv')}
        trigger={<Button icon="download">{words('exportCsv')}</Button>}
        parts={[
          {
            id: 'lists',
            entries: [
              { id: 'this', label: words('thisList'), onAction: () => void saveList(review, list) },
              { id: 'close', label: words('closePairs'), onAction: () => void saveList(review, 'suggested') },
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
