import type { PreviewSummary } from '../../engine/protocol/calls/preview.ts';
import { RightButton } from '../rights/RightButton.tsx';
import { startPreviewRun } from '../state/flow-run.ts';
import { Button } from '../ui/Button.tsx';
import { usePreview } from './preview-store.ts';
import { counted } from './preview-words.ts';

interface Props {
  readonly flow: string;
  readonly summary: PreviewSummary;
  readonly onClose: () => void;
}

/** Asks before a run that a brake would stop, or that leaves something out. */
export function RunPanel({ flow, summary, onClose }: Props) {
  const choice = usePreview((state) => state.choice);
  const toDo = choice?.toDo ?? summary.changes;
  const holding = summary.brakes.filter((one) => one.holds);
  const run = (): void => {
    void startPreviewRun(flow, summary.id, summary.held ? summary.changesHash : null);
    onClose();
  };
  return (
    <section className="pv-ask" aria-label="Run">
      <div className="pv-ask-head">
        <h2 className="h2">{`Run ${counted(toDo, 'change')}?`}</h2>
        <p className="soft">
          Exactly these are done, as far as they are still decided the same way.{' '}
          {summary.changes > toDo && `${counted(summary.changes - toDo, 'change')} left out stay as they are.`}
        </p>
        {holding.map((one) => (
          <p key={`${one.sync} ${one.brake} ${one.message}`} className="c-need">
            {one.message} You let these changes past the brake, this once.
          </p>
        ))}
      </div>
      <div className="pv-ask-foot">
        <span className="grow" />
        <Button look="ghost" onPress={onClose}>
          Not now
        </Button>
        <RightButton
          needs="operate"
          look={summary.held ? 'danger' : 'lead'}
          icon="play"
          isDisabled={toDo === 0}
          onPress={run}
        >
          {summary.held ? `Run past the brake` : `Run ${counted(toDo, 'change')}`}
        </RightButton>
      </div>
    </section>
  );
}
