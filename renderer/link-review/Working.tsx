import type { ReviewProgress } from '../../engine/protocol/calls/review.ts';
import { go } from '../app/route.ts';
import { useCards } from '../state/flow-cards.ts';
import { Button } from '../ui/Button.tsx';
import { Progress } from '../ui/Progress.tsx';
import { wordsOf } from '../words/words.ts';
import { howFar, phaseText } from './review-words.ts';

interface Props {
  readonly flow: string;
  readonly sync: string | null;
  readonly progress: ReviewProgress | null;
}

/** How far the comparison is. */
export function Working({ flow, sync, progress }: Props) {
  const card = useCards((state) => state.cards?.find((one) => one.flow === flow));
  const of = card?.syncs.find((one) => one.id === sync);
  const names = of === undefined ? null : { left: of.left.connection.label, right: of.right.connection.label };
  const words = wordsOf('linkReview');
  const share = progress === null || progress.of === null ? null : progress.done / Math.max(1, progress.of);
  return (
    <div className="screen lr-working">
      <h1 className="h2">{words('comparing')}</h1>
      <p className="soft" aria-live="polite">
        {progress === null ? words('starting') : phaseText(progress, names)}
      </p>
      <Progress label={words('theComparison')} share={share} width={320} />
      <p className="muted fs12">{progress === null ? '' : howFar(progress)}</p>
      <p className="muted fs12">{words('nothingIsWritten')}</p>
      <Button onPress={() => go({ at: 'flow', flow, view: 'canvas' })}>{words('cancel')}</Button>
    </div>
  );
}
