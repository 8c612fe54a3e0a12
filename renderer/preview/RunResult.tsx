import './run-result.css';
import type { Run } from '../../engine/model/run.ts';
import type { Became } from '../../engine/protocol/calls/preview.ts';
import { go } from '../app/route.ts';
import { useEngine } from '../state/engine.ts';
import { closeStarted, releaseHeld, useStarted } from '../state/flow-run.ts';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { Progress } from '../ui/Progress.tsx';
import { numberWords } from '../words/formats.ts';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';

const looks = {
  running: { tone: 'grey', icon: 'play' },
  done: { tone: 'done', icon: 'ok' },
  partial: { tone: 'need', icon: 'warn' },
  held: { tone: 'need', icon: 'brake' },
  failed: { tone: 'fail', icon: 'err' },
  cancelled: { tone: 'grey', icon: 'minus' },
  paused: { tone: 'grey', icon: 'pause' },
} as const;

function countsOf(run: Run): string {
  const all = Object.values(run.syncs);
  const sum = (what: 'created' | 'updated' | 'removed'): number =>
    all.reduce((total, one) => total + one.left[what] + one.right[what], 0);
  const linked = all.reduce((total, one) => total + one.linked, 0);
  const conflicts = all.reduce((total, one) => total + one.conflicts, 0);
  const words = wordsOf('preview');
  return [
    words('created', { count: sum('created') }),
    words('updated', { count: sum('updated') }),
    words('removed', { count: sum('removed') }),
    words('linked', { count: linked }),
    words('open', { count: conflicts }),
  ].join(', ');
}

function becameText({ planned, done, movedOn, failed, leftOut, trimmed }: Became): string {
  const words = wordsOf('preview');
  return [
    words('planned', { planned, done }),
    ...(leftOut > 0 ? [words('leftOut', { count: leftOut })] : []),
    ...(trimmed > 0 ? [words('trimmed', { count: trimmed })] : []),
    ...(movedOn > 0 ? [words('movedOn', { count: movedOn })] : []),
    ...(failed > 0 ? [words('failed', { count: failed })] : []),
  ].join(', ');
}

function Over({ run, became }: { readonly run: Run; readonly became: Became | null }) {
  const words = wordsOf('preview');
  const { tone, icon } = looks[run.state];
  const holding = run.brakes.filter((one) => one.holds);
  return (
    <section className={classes('run-result', tone)} aria-label={words('result')} role="status">
      <Icon name={icon} />
      <div className="grow">
        <p className="med">{words(`run-${run.state}`)}.</p>
        {run.state !== 'held' && <p className="soft">{became === null ? countsOf(run) : becameText(became)}.</p>}
        {became !== null && became.rest.length > 0 && (
          <p className="soft ell">
            {words('notDone', {
              records: became.rest
                .slice(0, 5)
                .map((one) => one.title)
                .join(', '),
            })}
          </p>
        )}
        {holding.map((one) => (
          <p key={`${one.sync} ${one.brake} ${one.message}`}>{inOwnWords(one.message)}</p>
        ))}
        {run.problem !== null && <p>{`${inOwnWords(run.problem.message)} ${inOwnWords(run.problem.fix)}`}</p>}
      </div>
      <Button size="sm" icon="activity" onPress={() => go({ at: 'activity', run: run.id })}>
        {words('openRun')}
      </Button>
      {run.state === 'held' && run.changesHash !== null && (
        <Button size="sm" look="danger" onPress={() => void releaseHeld(run)}>
          {words('letThrough')}
        </Button>
      )}
      <IconButton icon="x" label={words('close')} size="sm" iconSize={14} onPress={closeStarted} />
    </section>
  );
}

function Going({ flow }: { readonly flow: string }) {
  const words = wordsOf('preview');
  const state = useEngine((mirror) => mirror.state);
  const progress = state?.is === 'running' && state.progress.flow === flow ? state.progress : null;
  const share = progress === null || progress.of === null ? null : progress.done / Math.max(1, progress.of);
  return (
    <section className="run-result grey" aria-label={words('goesOn')}>
      <Icon name="play" />
      <p className="med">{words('running')}</p>
      <Progress label={words('theRun')} share={share} width={160} />
      <p className="soft">
        {progress === null
          ? ''
          : progress.of === null
            ? numberWords(progress.done)
            : words('doneOf', { done: numberWords(progress.done), all: numberWords(progress.of) })}
      </p>
    </section>
  );
}

/** What the run that this window started does and did; nothing where it started none of this flow. */
export function RunResult({ flow }: { readonly flow: string }) {
  const words = wordsOf('preview');
  const started = useStarted((state) => state.started);
  if (started === null || started.flow !== flow) return null;
  switch (started.is) {
    case 'going':
      return <Going flow={flow} />;
    case 'over':
      return <Over run={started.run} became={started.became} />;
    case 'refused':
      return (
        <div className="run-result-refused">
          <ProblemNote
            {...started.problem}
            isAlert
            action={<IconButton icon="x" label={words('close')} size="sm" iconSize={14} onPress={closeStarted} />}
          />
        </div>
      );
  }
}
