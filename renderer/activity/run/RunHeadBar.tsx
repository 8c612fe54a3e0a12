import type { RunDetail } from '../../../engine/protocol/calls/activity.ts';
import { cancelRun } from '../../../engine/protocol/calls/runs.ts';
import { doOrTell } from '../../app/deeds.ts';
import { addressOf } from '../../app/route.ts';
import { doneWords, phaseWords, rateWords } from '../../app/status-words.ts';
import { RightButton } from '../../rights/RightButton.tsx';
import { engine } from '../../state/engine.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { wordsOf } from '../../words/words.ts';
import { byWords, capital, kindWords, lookOf, runName, versionWords, whenWords } from '../run-words.ts';
import type { Over, Page } from './RunPane.tsx';
import { UndoButton } from './UndoButton.tsx';
import { useProgress } from './use-run.ts';

const runAddress = (run: string): string => addressOf({ at: 'activity', run });

/** Version, by whom, when; what it undoes and what undid it. */
function About({ detail: { head, flow } }: { readonly detail: RunDetail }) {
  const words = wordsOf('activity');
  const by = byWords(head);
  return (
    <span className="ac-about muted fs12 ell grow" title={`${flow.label}, ${whenWords(head)}`}>
      <a href={addressOf({ at: 'versions', flow: head.flow })}>{capital(versionWords(head))}</a>
      {by === '' ? '' : `, ${by}`}
      {head.kind !== 'run' &&
        (head.of === null ? (
          `, ${kindWords(head)}`
        ) : (
          <>
            {', '}
            <a href={runAddress(head.of.id)}>{kindWords(head)}</a>
          </>
        ))}
      {`, ${whenWords(head)}`}
      {head.undoneBy !== null && (
        <>
          {', '}
          <a href={runAddress(head.undoneBy.id)}>{words('undoneBy', { number: head.undoneBy.number })}</a>
        </>
      )}
    </span>
  );
}

/** How far a run is that goes on, and what stops it. */
function Going({ detail }: { readonly detail: RunDetail }) {
  const progress = useProgress(detail.head.id);
  const words = wordsOf('activity');
  if (progress === null) return null;
  const sync = detail.syncs.find((one) => one.id === progress.sync);
  const { done, of } = progress;
  const told = [
    progress.cancelling ? words('stopping') : phaseWords(progress, (side) => sync?.[side].name ?? detail.flow[side]),
    doneWords(progress),
    rateWords(progress),
  ];
  return (
    <div className="ac-going">
      <Icon name="refresh" size={14} />
      <span className="soft fs12" role="status">
        {told.filter((one) => one !== null).join(', ')}
      </span>
      <Progress label={words('progress')} share={of === null || of === 0 ? null : done / of} width={200} />
      <span className="grow" />
      <RightButton
        needs="operate"
        size="sm"
        icon="x"
        isDisabled={progress.cancelling}
        onPress={() => void doOrTell(engine.ask(cancelRun, { flow: progress.flow }))}
      >
        {words('cancelRun')}
      </RightButton>
    </div>
  );
}

/** The head of a run: which, how it ended, whose, when; its log and taking it back. */
export function RunHeadBar({
  detail,
  onOver,
  onPage,
}: {
  readonly detail: RunDetail;
  readonly onOver: (over: Over) => void;
  readonly onPage: (page: Page) => void;
}) {
  const words = wordsOf('activity');
  const { head, conflicts } = detail;
  // Those that a later run met again are listed with that one.
  const failures = Math.max(head.failed, detail.failures);
  const { icon } = lookOf(head.state);
  return (
    <>
      <div className="ac-head">
        <h2>{runName(head.number)}</h2>
        {head.state === 'running' && (
          <Badge look="acc" icon={icon}>
            {words('state-running')}
          </Badge>
        )}
        {(head.state === 'held' || head.state === 'cancelled' || head.state === 'failed') && (
          <Badge look={head.state === 'held' ? 'need' : head.state === 'failed' ? 'fail' : 'grey'} icon={icon}>
            {words(`state-${head.state}`)}
          </Badge>
        )}
        {failures > 0 && (
          <button type="button" className="ac-badge" onClick={() => onPage('failures')}>
            <Badge look="fail" icon="err">
              {words('failed', { count: failures })}
            </Badge>
          </button>
        )}
        {conflicts > 0 && (
          <button type="button" className="ac-badge" onClick={() => onPage('conflicts')}>
            <Badge look="need" icon="inbox">
              {words('conflicts', { count: conflicts })}
            </Badge>
          </button>
        )}
        <About detail={detail} />
        <Button look="ghost" icon="download" onPress={() => onOver('log')}>
          {words('log')}
        </Button>
        <UndoButton detail={detail} onPress={() => onOver('undo')} />
      </div>
      <Going detail={detail} />
    </>
  );
}
