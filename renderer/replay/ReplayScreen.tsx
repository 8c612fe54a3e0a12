import '../preview/preview.css';
import './replay.css';
import { useEffect } from 'react';
import type { ReplayScope, ReplaySummary } from '../../engine/protocol/calls/replay.ts';
import { go } from '../app/route.ts';
import { useRight } from '../rights/use-right.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { Progress } from '../ui/Progress.tsx';
import { numberWords, tookWords } from '../words/formats.ts';
import { wordsOf } from '../words/words.ts';
import { ChoosePeriod } from './ChoosePeriod.tsx';
import { Counts } from './Counts.tsx';
import { periodWords } from './compared.ts';
import { Facets } from './Facets.tsx';
import { Notes } from './Notes.tsx';
import { OutcomeTable } from './OutcomeTable.tsx';
import { chooseAgain, openReplay, type Period, replay, type Stage, useReplay } from './replay-store.ts';
import { useScope } from './use-scope.ts';

function toldWords(summary: ReplaySummary): string {
  const words = wordsOf('replay');
  const sum = (what: 'turns' | 'pairs'): number => summary.syncs.reduce((all, one) => all + one[what], 0);
  return words('told', {
    turns: words('turns', { count: sum('turns') }),
    pairs: words('pairs', { count: sum('pairs') }),
    took: tookWords(summary.seconds * 1000),
    period: periodWords(summary),
  });
}

function Toolbar({
  flow,
  scope,
  summary,
}: {
  readonly flow: string;
  readonly scope: ReplayScope | null;
  readonly summary: ReplaySummary | null;
}) {
  const words = wordsOf('replay');
  const told = summary === null ? '' : toldWords(summary);
  return (
    <div className="toolbar">
      <h1>{scope === null ? words('titlePlain') : words('title', { version: scope.draft })}</h1>
      <Badge look="grey" icon="shield">
        {words('offline')}
      </Badge>
      <span className="muted ell" title={told}>
        {told}
      </span>
      <span className="grow" />
      {summary !== null && (
        <Button look="ghost" icon="cal" onPress={chooseAgain}>
          {words('otherPeriod')}
        </Button>
      )}
      <Button look={summary === null ? 'plain' : 'primary'} icon="eye" onPress={() => go({ at: 'preview', flow })}>
        {words('preview')}
      </Button>
    </div>
  );
}

function Working({ stage }: { readonly stage: Extract<Stage, { is: 'working' }> }) {
  const words = wordsOf('replay');
  const { done, of, stop } = stage;
  return (
    <div className="screen pv-working">
      <h1 className="h2">{words('working')}</h1>
      <Progress label={words('working')} share={of === null ? null : done / Math.max(1, of)} width={320} />
      <p className="muted fs12" aria-live="polite">
        {of === null ? '' : words('workingOf', { done: numberWords(done), of: numberWords(of) })}
      </p>
      <p className="muted fs12">{words('workingText')}</p>
      <Button autoFocus onPress={stop}>
        {words('cancel')}
      </Button>
    </div>
  );
}

function Shown({ summary, isStale }: { readonly summary: ReplaySummary; readonly isStale: boolean }) {
  const words = wordsOf('replay');
  const { flow, same, since, until } = summary;
  const period: Period = { since, until };
  const turns = summary.syncs.reduce((sum, one) => sum + one.turns, 0);
  return (
    <>
      {isStale && (
        <div className="pv-note" role="status">
          <Icon name="info" />
          <span>{words('stale')}</span>
          <span className="grow" />
          <Button size="sm" onPress={() => void replay(flow, period)}>
            {words('again')}
          </Button>
        </div>
      )}
      <Counts summary={summary} />
      <Notes summary={summary} />
      {same ? (
        <EmptyState title={words('same')} action={<Button onPress={chooseAgain}>{words('otherPeriod')}</Button>}>
          {words(turns === 0 ? 'nothingRecorded' : 'everythingSame')}
        </EmptyState>
      ) : (
        <div className="pv-body">
          <Facets summary={summary} />
          <OutcomeTable summary={summary} />
        </div>
      )}
    </>
  );
}

/** What the draft of a flow would have done with what was recorded, beside what happened. */
export function ReplayScreen({ flow }: { readonly flow: string }) {
  const words = wordsOf('replay');
  const whyNot = useRight('design');
  const { stage, period, flow: opened } = useReplay();
  const { scope, problem } = useScope(flow);
  useEffect(() => openReplay(flow), [flow]);
  if (whyNot !== null)
    return (
      <div className="screen">
        <EmptyState title={words('titlePlain')}>{whyNot}</EmptyState>
      </div>
    );
  if (opened !== flow) return <div className="screen" />;
  if (stage.is === 'working') return <Working stage={stage} />;
  const failed = stage.is === 'problem' ? stage.problem : problem;
  return (
    <div className="screen pv">
      <Toolbar flow={flow} scope={scope} summary={stage.is === 'shown' ? stage.replay : null} />
      {failed !== null && (
        <div className="pv-problem">
          <ProblemNote
            {...failed}
            isAlert
            action={
              <span className="row g8">
                <Button size="sm" onPress={() => go({ at: 'flow', flow, view: 'canvas' })}>
                  {words('toCanvas')}
                </Button>
                {period !== null && (
                  <Button size="sm" icon="refresh" onPress={() => void replay(flow, period)}>
                    {words('again')}
                  </Button>
                )}
              </span>
            }
          />
        </div>
      )}
      {stage.is === 'choosing' && problem === null && scope === null && <EmptyState>{words('looking')}</EmptyState>}
      {stage.is === 'choosing' && scope !== null && <ChoosePeriod flow={flow} scope={scope} />}
      {stage.is === 'shown' && <Shown summary={stage.replay} isStale={stage.isStale} />}
    </div>
  );
}
