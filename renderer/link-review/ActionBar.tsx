import type { ReviewCluster, ReviewItem, ReviewStand, ReviewSummary } from '../../engine/protocol/calls/review.ts';
import { Button } from '../ui/Button.tsx';
import { Hint } from '../ui/Hint.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import {
  apartPicked,
  canDo,
  createPicked,
  excludePicked,
  isLinkedPick,
  linkPicked,
  mergePicked,
  splitPicked,
  undoLast,
} from './choices.ts';
import { pickedRecords } from './pick.ts';
import { type Pick, shownDecision, useReview } from './review-store.ts';

interface Props {
  readonly review: ReviewSummary;
  readonly cluster: ReviewCluster | null;
  readonly pick: Pick | null;
  readonly last: ReviewStand['last'];
}

/** Where what is picked would be created: nowhere, where the rules let it wait. */
function createdIn({ review, cluster, pick }: Omit<Props, 'last'>): readonly string[] {
  const records = cluster === null ? [] : pickedRecords(cluster, pick);
  return records.flatMap(({ side }) => {
    const other = side === 'left' ? review.right : review.left;
    return other.creates ? [other.name] : [];
  });
}

function undoHint(chosen: ReviewItem | null, last: ReviewStand['last']): string {
  const words = wordsOf('linkReview');
  if (chosen !== null) return words('decisionOf', { title: chosen.title, words: inOwnWords(chosen.detail) });
  return last === null
    ? words('nothingDecided')
    : words('decisionOf', { title: last.title, words: inOwnWords(last.words) });
}

function ownHint(created: readonly string[]): string {
  const words = wordsOf('linkReview');
  const [one = '', other] = created;
  if (created.length === 0) return words('ownNotCreated');
  return words('ownCreated', { systems: other === undefined ? one : words('bothSystems', { one, other }) });
}

/** What can be said about what is picked. */
export function ActionBar({ review, cluster, pick, last }: Props) {
  const isDeciding = useReview((state) => state.isDeciding);
  const chosen = useReview((state) => shownDecision(state)?.of ?? null);
  const can = canDo(cluster, pick);
  const created = createdIn({ review, cluster, pick });
  const isLinked = isLinkedPick(cluster, pick);
  const words = wordsOf('linkReview');
  return (
    <div className="lr-acts" role="toolbar" aria-label={words('decide')}>
      <Button
        look="lead"
        size="lg"
        icon="link"
        keys={['Enter']}
        isDisabled={!can.link}
        isPending={isDeciding}
        onPress={linkPicked}
      >
        {words('link')}
      </Button>
      <Hint text={ownHint(created)}>
        <Button size="lg" keys={['N']} isDisabled={!can.own} onPress={createPicked}>
          {can.own && created.length === 0 ? words('own') : words('createNew')}
        </Button>
      </Hint>
      <Hint text={words('apartHint')}>
        <Button look="ghost" size="lg" keys={['X']} isDisabled={!can.apart} onPress={apartPicked}>
          {words('apart')}
        </Button>
      </Hint>
      <span className="vr" />
      <Hint text={isLinked ? words('splitLinked') : words('splitAll')}>
        <Button look="ghost" size="lg" keys={['S']} isDisabled={!can.split} onPress={splitPicked}>
          {words('split')}
        </Button>
      </Hint>
      <Hint text={words('mergeHint')}>
        <Button look="ghost" size="lg" keys={['M']} isDisabled={can.merge.length === 0} onPress={mergePicked}>
          {words('merge')}
        </Button>
      </Hint>
      <IconButton
        icon="skip"
        label={words('leaveOutHint')}
        keys={['O']}
        isDisabled={!can.exclude}
        onPress={excludePicked}
      />
      <span className="grow" />
      <Hint text={undoHint(chosen, last)}>
        <Button look="ghost" size="lg" keys={['U']} isDisabled={last === null} onPress={undoLast}>
          {words('undo')}
        </Button>
      </Hint>
    </div>
  );
}
