import type { PreviewProgress } from '../../engine/protocol/calls/preview.ts';
import { Button } from '../ui/Button.tsx';
import { Progress } from '../ui/Progress.tsx';
import { numberWords } from '../words/formats.ts';
import { wordsOf } from '../words/words.ts';
import { useFlowSides } from './flow-sides.ts';
import { phaseText, span } from './preview-words.ts';

interface Props {
  readonly flow: string;
  readonly progress: PreviewProgress | null;
  readonly onStop: () => void;
}

function howFar({ done, of, perSecond, secondsLeft }: PreviewProgress): string {
  const words = wordsOf('preview');
  const parts = [
    ...(done > 0 || of !== null
      ? [of === null ? numberWords(done) : words('doneOf', { done: numberWords(done), all: numberWords(of) })]
      : []),
    ...(perSecond >= 1 ? [words('perSecond', { count: Math.round(perSecond) })] : []),
    ...(secondsLeft !== null && secondsLeft > 1 ? [words('left', { time: span(secondsLeft) })] : []),
  ];
  return parts.join(' · ');
}

/** How far a preview is that is being computed. */
export function Working({ flow, progress, onStop }: Props) {
  const words = wordsOf('preview');
  const names = useFlowSides(flow);
  const share = progress === null || progress.of === null ? null : progress.done / Math.max(1, progress.of);
  return (
    <div className="screen pv-working">
      <h1 className="h2">{words('computing')}</h1>
      <p className="soft" aria-live="polite">
        {progress === null ? words('starting') : phaseText(progress, names)}
      </p>
      <Progress label={words('bar')} share={share} width={320} />
      <p className="muted fs12">{progress === null ? '' : howFar(progress)}</p>
      <p className="muted fs12">{words('computingText')}</p>
      <Button onPress={onStop}>{words('cancel')}</Button>
    </div>
  );
}
