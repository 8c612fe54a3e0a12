import type { RunDetail } from '../../../engine/protocol/calls/activity.ts';
import { pauseFlow } from '../../../engine/protocol/calls/flows.ts';
import type { RunProgress } from '../../../engine/protocol/calls/news.ts';
import { cancelRun } from '../../../engine/protocol/calls/runs.ts';
import { doOrTell } from '../../app/deeds.ts';
import { doneWords, phaseWords, rateWords } from '../../app/status-words.ts';
import { RightButton } from '../../rights/RightButton.tsx';
import { engine } from '../../state/engine.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { wordsOf } from '../../words/words.ts';
import { useProgress } from './use-run.ts';

interface PauseProps {
  readonly flow: RunDetail['head']['flow'];
  readonly paused: boolean;
  readonly isDisabled?: boolean;
}

function PauseButton({ flow, paused, isDisabled = false }: PauseProps) {
  return (
    <RightButton
      needs="operate"
      size="sm"
      icon={paused ? 'pause' : 'play'}
      isDisabled={isDisabled}
      onPress={() => void doOrTell(engine.ask(pauseFlow, { flow, paused }))}
    >
      {wordsOf('runs')(paused ? 'pause' : 'resume')}
    </RightButton>
  );
}

function CancelButton({ flow, isDisabled = false }: Omit<PauseProps, 'paused'>) {
  return (
    <RightButton
      needs="operate"
      size="sm"
      icon="x"
      isDisabled={isDisabled}
      onPress={() => void doOrTell(engine.ask(cancelRun, { flow }))}
    >
      {wordsOf('runs')('cancel')}
    </RightButton>
  );
}

function doing(detail: RunDetail, progress: RunProgress): string {
  if (progress.stopping !== null) return wordsOf('runs')(progress.stopping === 'pause' ? 'pausing' : 'stopping');
  const sync = detail.syncs.find((one) => one.id === progress.sync);
  return phaseWords(progress, (side) => sync?.[side].name ?? detail.flow[side]);
}

function Running({ detail, progress }: { readonly detail: RunDetail; readonly progress: RunProgress }) {
  const { done, of, flow, stopping, canPause } = progress;
  const told = [doing(detail, progress), doneWords(progress), rateWords(progress)];
  return (
    <div className="ac-going">
      <Icon name="refresh" size={14} />
      <span className="soft fs12" role="status">
        {told.filter((one) => one !== null).join(', ')}
      </span>
      <Progress
        label={wordsOf('activity')('progress')}
        share={of === null || of === 0 ? null : done / of}
        width={200}
      />
      <span className="grow" />
      {canPause && <PauseButton flow={flow} paused isDisabled={stopping !== null} />}
      <CancelButton flow={flow} isDisabled={stopping === 'cancel'} />
    </div>
  );
}

/** How far a run is that goes on, and what pauses or ends it; of one that is paused, what lets it go on. */
export function Going({ detail }: { readonly detail: RunDetail }) {
  const { id, flow, state } = detail.head;
  const progress = useProgress(id);
  if (progress !== null) return <Running detail={detail} progress={progress} />;
  if (state !== 'paused') return null;
  return (
    <div className="ac-going paused">
      <Icon name="pause" size={14} />
      <span className="fs12" role="status">
        {wordsOf('runs')('pausedHere')}
      </span>
      <span className="grow" />
      <PauseButton flow={flow} paused={false} />
      <CancelButton flow={flow} />
    </div>
  );
}
