import { useEffect, useState } from 'react';
import type { Problem } from '../../engine/model/problem.ts';
import type { ReviewSummary } from '../../engine/protocol/calls/review.ts';
import { previewSplitOf, type SplitPreview } from '../../engine/protocol/calls/review-decide.ts';
import { engine } from '../state/engine.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { Value } from '../ui/Value.tsx';
import { decide, type Pick, useReview } from './review-store.ts';
import { counted } from './review-words.ts';

type Pair = Extract<Pick, { is: 'pair' }>;
type Afterwards = 'keep' | 'match' | 'create';

const close = (): void => useReview.setState({ dialog: null });

const choices = [
  { id: 'keep' as const, label: 'Leave both as they are', detail: 'Neither is created on the other side.' },
  { id: 'match' as const, label: 'Match them again', detail: 'Each may be linked with another one that fits.' },
  { id: 'create' as const, label: 'Give each a twin', detail: 'Where none fits, it is created by the next run.' },
];

function Puts({ review, seen }: { readonly review: ReviewSummary; readonly seen: SplitPreview }) {
  if (seen.puts.length === 0 && seen.leftAlone.length === 0)
    return <p>Nothing came over this link, so nothing is put back.</p>;
  return (
    <>
      {seen.puts.length > 0 && (
        <table className="lr-plan">
          <thead>
            <tr>
              <th scope="col">In</th>
              <th scope="col">Field</th>
              <th scope="col">Has now</th>
              <th scope="col">Put back</th>
            </tr>
          </thead>
          <tbody>
            {seen.puts.map(({ side, key, field, has, back }) => (
              <tr key={`${side} ${field}`}>
                <td>
                  {review[side].name} {key}
                </td>
                <td>{field}</td>
                <td>
                  <Value text={has} tone={side === 'left' ? 'r' : 'l'} isStruck />
                </td>
                <td>
                  <Value text={back} tone={side === 'left' ? 'l' : 'r'} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {seen.leftAlone.map(({ side, fields, why }) => (
        <p key={`${side} ${why}`}>
          {review[side].name}
          {fields.length > 0 && `, ${fields.join(', ')}`}: {why}.
        </p>
      ))}
    </>
  );
}

function Inside({ review, pair }: { readonly review: ReviewSummary; readonly pair: Pair }) {
  const [seen, setSeen] = useState<SplitPreview | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [afterwards, setAfterwards] = useState<Afterwards>('keep');
  const item = useReview((state) => state.cluster?.item ?? null);
  const isDeciding = useReview((state) => state.isDeciding);
  const { left, right } = pair;
  useEffect(() => {
    void engine.ask(previewSplitOf, { review: review.id, left, right }).then((answer) => {
      if (answer.ok) setSeen(answer.value);
      else setProblem(answer.error);
    });
  }, [review.id, left, right]);
  const split = async (): Promise<void> => {
    if ((await decide({ do: 'split', left, right, afterwards, item })) !== null) close();
  };
  if (problem !== null) return <ProblemNote {...problem} isAlert />;
  return (
    <div className="lr-form">
      <p>
        {left} and {right} are parted, and each gets back what it had before the link.
      </p>
      {seen !== null && <Puts review={review} seen={seen} />}
      <RadioGroup label="Then" options={choices} value={afterwards} onChange={setAfterwards} />
      <div className="row g8 lr-answer">
        <span className="grow muted">
          {seen === null ? 'Looking at both records' : `${counted(seen.puts.length, 'value')} put back at once`}
        </span>
        <Button look="ghost" onPress={close}>
          Cancel
        </Button>
        <Button look="primary" isDisabled={seen === null} isPending={isDeciding} onPress={() => void split()}>
          Split
        </Button>
      </div>
    </div>
  );
}

/** What parting two linked records would put back, before it is done. */
export function SplitDialog({ review }: { readonly review: ReviewSummary }) {
  const isOpen = useReview((state) => state.dialog === 'split');
  const pick = useReview((state) => state.pick);
  return (
    <Dialog title="Split a wrong link" width="wide" isOpen={isOpen} onClose={close}>
      {isOpen && pick?.is === 'pair' && <Inside review={review} pair={pick} />}
    </Dialog>
  );
}
