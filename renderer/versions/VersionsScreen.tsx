import { RightButton } from '../rights/RightButton.tsx';
import './versions.css';
import { useEffect, useState } from 'react';
import type { FlowDifference } from '../../engine/model/difference.ts';
import type { VersionHead } from '../../engine/model/version.ts';
import {
  compareVersions,
  type FlowVersions,
  rollBackTo,
  type VersionChoice,
} from '../../engine/protocol/calls/versions.ts';
import { go } from '../app/route.ts';
import { tellProblem } from '../preview/preview-store.ts';
import { isAhead, useVersionsLook } from '../preview/use-versions.ts';
import { highlight } from '../state/differences.ts';
import { engine } from '../state/engine.ts';
import { startFlowRun } from '../state/flow-run.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { toast } from '../ui/toasts.ts';
import { momentWords } from '../words/formats.ts';
import { wordsOf } from '../words/words.ts';
import { DifferenceList } from './DifferenceList.tsx';

/** A version within a sentence: "version 3", "the draft". */
const nameOf = (choice: VersionChoice): string =>
  choice === 'draft' ? wordsOf('versions')('theDraft') : wordsOf('versions')('theVersion', { version: choice });

interface Pair {
  readonly before: VersionChoice;
  readonly after: VersionChoice;
}

/** What a version changed of the one before; the draft, of what is live. */
function pairOf({ live }: FlowVersions, shown: VersionChoice): Pair | null {
  if (shown === 'draft') return live === null ? null : { before: live, after: 'draft' };
  return shown === 1 ? null : { before: shown - 1, after: shown };
}

function useComparison(flow: string, pair: Pair | null): readonly FlowDifference[] | null {
  const [differences, setDifferences] = useState<readonly FlowDifference[] | null>(null);
  const { before, after } = pair ?? {};
  useEffect(() => {
    setDifferences(null);
    if (before === undefined || after === undefined) return;
    const stop = new AbortController();
    void engine.ask(compareVersions, { flow, before, after }, stop.signal).then((answer) => {
      if (stop.signal.aborted) return;
      if (answer.ok) setDifferences(answer.value.differences);
      else tellProblem(answer.error);
    });
    return () => stop.abort();
  }, [flow, before, after]);
  return differences;
}

async function bringBack(flow: string, version: number): Promise<void> {
  const done = await engine.ask(rollBackTo, { flow, version, note: null });
  if (!done.ok) return tellProblem(done.error);
  const words = wordsOf('versions');
  toast({
    title: words('broughtBack', { version: done.value.version, of: version }),
    detail: words('draftStays'),
    look: 'done',
    action: { label: words('runNow'), onAction: () => void startFlowRun(flow) },
  });
}

function RollBack({ flow, version }: { readonly flow: string; readonly version: number }) {
  const words = wordsOf('versions');
  const [asks, setAsks] = useState(false);
  if (!asks)
    return (
      <RightButton needs="design" icon="undo" onPress={() => setAsks(true)}>
        {words('bringBack')}
      </RightButton>
    );
  return (
    <section className="versions-ask" aria-label={words('bringBackOf', { version })}>
      <span className="grow">{words('bringBackText', { version })}</span>
      <Button look="ghost" onPress={() => setAsks(false)}>
        {words('notNow')}
      </Button>
      <RightButton
        needs="design"
        look="lead"
        icon="undo"
        onPress={() => void bringBack(flow, version).then(() => setAsks(false))}
      >
        {words('bringBackOf', { version })}
      </RightButton>
    </section>
  );
}

function One({ flow, versions, shown }: { flow: string; versions: FlowVersions; shown: VersionChoice }) {
  const words = wordsOf('versions');
  const [base, setBase] = useState<VersionChoice | null>(null);
  const usual = pairOf(versions, shown);
  const pair = base === null || base === shown ? usual : { before: base, after: shown };
  const differences = useComparison(flow, pair);
  const head = versions.versions.find((one) => one.version === shown);
  const canCompare = versions.live !== null && shown !== versions.live && shown !== 'draft';
  const compared = pair === null ? '' : words('pair', { before: nameOf(pair.before), after: nameOf(pair.after) });
  const title = shown === 'draft' ? words('draft') : words('version', { version: shown });
  return (
    <section className="versions-one" aria-label={title}>
      <div className="row g8">
        <h2 className="h2">{shown === 'draft' ? words('draftOf', { version: versions.draft.number }) : title}</h2>
        <span className="grow" />
        {pair !== null && (
          <Button
            icon="nodes"
            isDisabled={differences === null || differences.length === 0}
            onPress={() => {
              highlight(flow, compared, differences ?? []);
              go({ at: 'flow', flow, view: 'canvas' });
            }}
          >
            {words('onCanvas')}
          </Button>
        )}
        {canCompare && (
          <Button isOn={base === versions.live} onPress={() => setBase(base === null ? versions.live : null)}>
            {words('compare')}
          </Button>
        )}
        {canCompare && typeof shown === 'number' && <RollBack key={shown} flow={flow} version={shown} />}
        {shown === 'draft' && (
          <RightButton needs="design" icon="refresh" onPress={() => go({ at: 'replay', flow })}>
            {words('replay')}
          </RightButton>
        )}
        {shown === 'draft' && (
          <Button look="primary" icon="eye" onPress={() => go({ at: 'preview', flow })}>
            {words('preview')}
          </Button>
        )}
      </div>
      {head?.note !== null && head?.note !== undefined && <p>{head.note}</p>}
      {pair === null ? (
        <p className="soft">{words(shown === 'draft' ? 'nothing' : 'first')}</p>
      ) : (
        <>
          <h3 className="h3">{words('otherwise', { after: nameOf(pair.after), before: nameOf(pair.before) })}</h3>
          {differences?.length === 0 && <p className="soft">{words('same')}</p>}
          {differences !== null && <DifferenceList differences={differences} />}
        </>
      )}
    </section>
  );
}

function remark({ note, of }: VersionHead): string {
  if (of === null) return note ?? '';
  const words = wordsOf('versions');
  return note === null ? words('asVersion', { version: of }) : words('asVersionNote', { version: of, note });
}

/** The published versions of a flow: who, when, what for, what they changed, and the way back. */
export function VersionsScreen({ flow }: { readonly flow: string }) {
  const { versions, problem } = useVersionsLook(flow);
  const words = wordsOf('versions');
  const [chosen, setChosen] = useState<VersionChoice | null>(null);
  if (problem !== null)
    return (
      <div className="screen versions-gone">
        <ProblemNote
          {...problem}
          isAlert
          action={
            <Button size="sm" onPress={() => go({ at: 'syncs' })}>
              {words('toSyncs')}
            </Button>
          }
        />
      </div>
    );
  if (versions === null) return <div className="screen" />;
  const shown = chosen ?? (isAhead(versions) ? 'draft' : (versions.live ?? 'draft'));
  return (
    <div className="screen">
      <div className="toolbar">
        <h1>{words('title', { flow: versions.label })}</h1>
        {versions.live !== null && (
          <Badge look="done" icon="ok">
            {words('isLive', { version: versions.live })}
          </Badge>
        )}
        <span className="grow" />
        <Button onPress={() => go({ at: 'flow', flow, view: 'canvas' })}>{words('openCanvas')}</Button>
      </div>
      {versions.problems.map((one) => (
        <ProblemNote key={one.message} {...one} />
      ))}
      {versions.versions.length === 0 && !isAhead(versions) ? (
        <EmptyState>{words('nothing')}</EmptyState>
      ) : (
        <div className="versions-body">
          <nav className="versions-list" aria-label={words('list')}>
            {isAhead(versions) && (
              <button
                type="button"
                className={classes(shown === 'draft' && 'selbar')}
                aria-current={shown === 'draft'}
                onClick={() => setChosen('draft')}
              >
                <span className="med">{words('draftOf', { version: versions.draft.number })}</span>
                <span className="muted fs12">{words('notPublished')}</span>
                <span className="note">
                  {versions.draft.ahead === null
                    ? words('runsDrawn')
                    : words('ahead', { count: versions.draft.ahead.length })}
                </span>
              </button>
            )}
            {versions.versions.map((one) => (
              <button
                key={one.version}
                type="button"
                className={classes(shown === one.version && 'selbar')}
                aria-current={shown === one.version}
                onClick={() => setChosen(one.version)}
              >
                <span className="row g8">
                  <span className="med">{words('version', { version: one.version })}</span>
                  {one.version === versions.live && (
                    <Badge look="done" icon="ok">
                      {words('live')}
                    </Badge>
                  )}
                </span>
                <span className="muted fs12">{momentWords(one.publishedAt)}</span>
                <span className="note">
                  {one.by}
                  {remark(one) === '' ? '' : ` · ${remark(one)}`}
                </span>
              </button>
            ))}
          </nav>
          <One key={shown} flow={flow} versions={versions} shown={shown} />
        </div>
      )}
    </div>
  );
}
