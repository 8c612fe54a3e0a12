import type { ReviewCluster, ReviewStand, ReviewSummary } from '../../engine/protocol/calls/review.ts';
import { Button } from '../ui/Button.tsx';
import { Hint } from '../ui/Hint.tsx';
import { IconButton } from '../ui/IconButton.tsx';
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
import { type Pick, useReview } from './review-store.ts';

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

/** What can be said about what is picked. */
export function ActionBar({ review, cluster, pick, last }: Props) {
  const isDeciding = useReview((state) => state.isDeciding);
  const can = canDo(cluster, pick);
  const created = createdIn({ review, cluster, pick });
  const isLinked = isLinkedPick(cluster, pick);
  const creates =
    created.length === 0
      ? 'A record of its own; by the rules it is not created'
      : `A record of its own: created in ${created.join(' and ')}`;
  return (
    <div className="lr-acts" role="toolbar" aria-label="Decide">
      <Button
        look="lead"
        size="lg"
        icon="link"
        keys={['Enter']}
        isDisabled={!can.link}
        isPending={isDeciding}
        onPress={linkPicked}
      >
        Link
      </Button>
      <Hint text={creates}>
        <Button size="lg" keys={['N']} isDisabled={!can.own} onPress={createPicked}>
          {can.own && created.length === 0 ? 'On its own' : 'Create new'}
        </Button>
      </Hint>
      <Hint text="These two are not linked and not suggested again">
        <Button look="ghost" size="lg" keys={['X']} isDisabled={!can.apart} onPress={apartPicked}>
          Not the same
        </Button>
      </Hint>
      <span className="vr" />
      <Hint
        text={isLinked ? 'This link is wrong: shows first what is put back' : 'None of these is another one of them'}
      >
        <Button look="ghost" size="lg" keys={['S']} isDisabled={!can.split} onPress={splitPicked}>
          Split
        </Button>
      </Hint>
      <Hint text="Two records of one side are the same: shows first what is written">
        <Button look="ghost" size="lg" keys={['M']} isDisabled={can.merge.length === 0} onPress={mergePicked}>
          Merge
        </Button>
      </Hint>
      <IconButton
        icon="skip"
        label="Leave out: what is picked takes no part"
        keys={['O']}
        isDisabled={!can.exclude}
        onPress={excludePicked}
      />
      <span className="grow" />
      <Hint text={last === null ? 'Nothing was decided yet' : `${last.title}: ${last.words}`}>
        <Button look="ghost" size="lg" keys={['U']} isDisabled={last === null} onPress={undoLast}>
          Undo
        </Button>
      </Hint>
    </div>
  );
}
