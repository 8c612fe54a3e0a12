import type { PreviewSummary } from '../../engine/protocol/calls/preview.ts';
import { RightButton } from '../rights/RightButton.tsx';
import { startPreviewRun } from '../state/flow-run.ts';
import { Button } from '../ui/Button.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { usePreview } from './preview-store.ts';

interface Props {
  readonly flow: string;
  readonly summary: PreviewSummary;
  readonly onClose: () => void;
}

/** Asks before a run that a brake would stop, or that leaves something out. */
export function RunPanel({ flow, summary, onClose }: Props) {
  const words = wordsOf('preview');
  const choice = usePreview((state) => state.choice);
  const toDo = choice?.toDo ?? summary.changes;
  const holding = summary.brakes.filter((one) => one.holds);
  const run = (): void => {
    void startPreviewRun(flow, summary.id, summary.held ? summary.changesHash : null);
    onClose();
  };
  return (
    <section className="pv-ask" aria-label={words('run')}>
      <div className="pv-ask-head">
        <h2 className="h2">{words('askRun', { count: toDo })}</h2>
        <p className="soft">
          {words('exactly')} {summary.changes > toDo && words('leftOutStay', { count: summary.changes - toDo })}
        </p>
        {holding.map((one) => (
          <p key={`${one.sync} ${one.brake} ${one.message}`} className="c-need">
            {inOwnWords(one.message)} {words('pastBrake')}
          </p>
        ))}
      </div>
      <div className="pv-ask-foot">
        <span className="grow" />
        <Button look="ghost" onPress={onClose}>
          {words('notNow')}
        </Button>
        <RightButton
          needs="operate"
          look={summary.held ? 'danger' : 'lead'}
          icon="play"
          isDisabled={toDo === 0}
          onPress={run}
        >
          {summary.held ? words('runPastBrake') : words('runCount', { count: toDo })}
        </RightButton>
      </div>
    </section>
  );
}
