import './run-result.css';
import type { Run } from '../../engine/model/run.ts';
import type { Became } from '../../engine/protocol/calls/preview.ts';
import { useEngine } from '../state/engine.ts';
import { closeStarted, releaseHeld, useStarted } from '../state/flow-run.ts';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { Progress } from '../ui/Progress.tsx';
import { counted, number } from './preview-words.ts';

const looks = {
  running: { tone: 'grey', icon: 'play', words: 'The run goes on' },
  done: { tone: 'done', icon: 'ok', words: 'The run is done' },
  partial: { tone: 'need', icon: 'warn', words: 'The run is done in part: some records could not be written' },
  held: { tone: 'need', icon: 'brake', words: 'A brake stopped the run; nothing was written' },
  failed: { tone: 'fail', icon: 'err', words: 'The run failed' },
  cancelled: { tone: 'grey', icon: 'pause', words: 'The run was cancelled; what it wrote until then stands' },
} as const;

function countsOf(run: Run): string {
  const all = Object.values(run.syncs);
  const sum = (what: 'created' | 'updated' | 'removed'): number =>
    all.reduce((total, one) => total + one.left[what] + one.right[what], 0);
  const linked = all.reduce((total, one) => total + one.linked, 0);
  const conflicts = all.reduce((total, one) => total + one.conflicts, 0);
  return [
    `${number(sum('created'))} created`,
    `${number(sum('updated'))} updated`,
    `${number(sum('removed'))} deleted`,
    `${number(linked)} linked`,
    `${counted(conflicts, 'conflict')} open`,
  ].join(', ');
}

const becameText = ({ planned, done, movedOn, failed, leftOut }: Became): string =>
  [
    `Planned ${number(planned)}, done ${number(done)}`,
    ...(leftOut > 0 ? [`${number(leftOut)} left out`] : []),
    ...(movedOn > 0 ? [`${number(movedOn)} moved on meanwhile`] : []),
    ...(failed > 0 ? [`${number(failed)} failed`] : []),
  ].join(', ');

function Over({ run, became }: { readonly run: Run; readonly became: Became | null }) {
  const { tone, icon, words } = looks[run.state];
  const holding = run.brakes.filter((one) => one.holds);
  return (
    <section className={classes('run-result', tone)} aria-label="Result of the run" role="status">
      <Icon name={icon} />
      <div className="grow">
        <p className="med">{words}.</p>
        {run.state !== 'held' && <p className="soft">{became === null ? countsOf(run) : becameText(became)}.</p>}
        {became !== null && became.rest.length > 0 && (
          <p className="soft ell">
            Not done:{' '}
            {became.rest
              .slice(0, 5)
              .map((one) => one.title)
              .join(', ')}
          </p>
        )}
        {holding.map((one) => (
          <p key={`${one.sync} ${one.brake} ${one.message}`}>{one.message}</p>
        ))}
        {run.problem !== null && <p>{`${run.problem.message} ${run.problem.fix}`}</p>}
      </div>
      {run.state === 'held' && run.changesHash !== null && (
        <Button size="sm" look="danger" onPress={() => void releaseHeld(run)}>
          Let exactly these through
        </Button>
      )}
      <IconButton icon="x" label="Close" size="sm" iconSize={14} onPress={closeStarted} />
    </section>
  );
}

function Going({ flow }: { readonly flow: string }) {
  const state = useEngine((mirror) => mirror.state);
  const progress = state?.is === 'running' && state.progress.flow === flow ? state.progress : null;
  const share = progress === null || progress.of === null ? null : progress.done / Math.max(1, progress.of);
  return (
    <section className="run-result grey" aria-label="The run goes on">
      <Icon name="play" />
      <p className="med">Running</p>
      <Progress label="The run" share={share} width={160} />
      <p className="soft">
        {progress !== null && `${number(progress.done)}${progress.of === null ? '' : ` of ${number(progress.of)}`}`}
      </p>
    </section>
  );
}

/** What the run that this window started does and did; nothing where it started none of this flow. */
export function RunResult({ flow }: { readonly flow: string }) {
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
            action={<IconButton icon="x" label="Close" size="sm" iconSize={14} onPress={closeStarted} />}
          />
        </div>
      );
  }
}
