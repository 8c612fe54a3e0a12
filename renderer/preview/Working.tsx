import type { PreviewProgress } from '../../engine/protocol/calls/preview.ts';
import { Button } from '../ui/Button.tsx';
import { Progress } from '../ui/Progress.tsx';
import { useFlowSides } from './flow-sides.ts';
import { number, phaseText, span } from './preview-words.ts';

interface Props {
  readonly flow: string;
  readonly progress: PreviewProgress | null;
  readonly onStop: () => void;
}

function howFar({ done, of, perSecond, secondsLeft }: PreviewProgress): string {
  const parts = [
    ...(done > 0 || of !== null ? [of === null ? number(done) : `${number(done)} of ${number(of)}`] : []),
    ...(perSecond >= 1 ? [`${number(Math.round(perSecond))} a second`] : []),
    ...(secondsLeft !== null && secondsLeft > 1 ? [`about ${span(secondsLeft)} left`] : []),
  ];
  return parts.join(' · ');
}

/** How far a preview is that is being computed. */
export function Working({ flow, progress, onStop }: Props) {
  const names = useFlowSides(flow);
  const share = progress === null || progress.of === null ? null : progress.done / Math.max(1, progress.of);
  return (
    <div className="screen pv-working">
      <h1 className="h2">Computing the preview</h1>
      <p className="soft" aria-live="polite">
        {progress === null ? 'Starting' : phaseText(progress, names)}
      </p>
      <Progress label="The preview" share={share} width={320} />
      <p className="muted fs12">{progress === null ? '' : howFar(progress)}</p>
      <p className="muted fs12">Both systems are read and compared. Nothing is written.</p>
      <Button onPress={onStop}>Cancel</Button>
    </div>
  );
}
