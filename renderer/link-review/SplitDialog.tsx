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
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { decide, type Pick, useReview } from './review-store.ts';

type Pair = Extract<Pick, { is: 'pair' }>;
type Afterwards = 'keep' | 'match' | 'create';

const close = (): void => useReview.setState({ dialog: null });

const choices = (words = wordsOf('linkReview')): readonly { id: Afterwards; label: string; detail: string }[] => [
  { id: 'keep', label: words('thenKeep'), detail: words('thenKeepDetail') },
  { id: 'match', label: words('thenMatch'), detail: words('thenMatchDetail') },
  { id: 'create', label: words('thenCreate'), detail: words('thenCreateDetail') },
];

function Puts({ review, seen }: { readonly review: ReviewSummary; readonly seen: SplitPreview }) {
  const words = wordsOf('linkReview');
  if (seen.puts.length === 0 && seen.leftAlone.length === 0) return <p>{words('nothingPutBack')}</p>;
  return (
    <>
      {seen.puts.length > 0 && (
        <table className="lr-plan">
          <thead>
            <tr>
              <th scope="col">{words('in')}</th>
              <th scope="col">{words('field')}</th>
              <th scope="col">{words('hasNow')}</th>
              <th scope="col">{words('putBack')}</th>
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
          {fields.length > 0
            ? words('leftAloneFields', { system: review[side].name, fields: fields.join(', '), why: inOwnWords(why) })
            : words('leftAlone', { system: review[side].name, why: inOwnWords(why) })}
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
  const words = wordsOf('linkReview');
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
      <p>{words('splitText', { left, right })}</p>
      {seen !== null && <Puts review={review} seen={seen} />}
      <RadioGroup label={words('afterwards')} options={choices()} value={afterwards} onChange={setAfterwards} />
      <div className="row g8 lr-answer">
        <span className="grow muted">
          {seen === null ? words('lookingAtBoth') : words('putBackAtOnce', { count: seen.puts.length })}
        </span>
        <Button look="ghost" onPress={close}>
          {words('cancel')}
        </Button>
        <Button look="primary" isDisabled={seen === null} isPending={isDeciding} onPress={() => void split()}>
          {words('split')}
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
    <Dialog title={wordsOf('linkReview')('splitTitle')} width="wide" isOpen={isOpen} onClose={close}>
      {isOpen && pick?.is === 'pair' && <Inside review={review} pair={pick} />}
    </Dialog>
  );
}
