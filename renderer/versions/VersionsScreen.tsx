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
import { dayTime } from '../preview/preview-words.ts';
import { isAhead, useVersions } from '../preview/use-versions.ts';
import { highlight } from '../state/differences.ts';
import { engine } from '../state/engine.ts';
import { startFlowRun } from '../state/flow-run.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { toast } from '../ui/toasts.ts';
import { DifferenceList } from './DifferenceList.tsx';

const nameOf = (choice: VersionChoice): string => (choice === 'draft' ? 'the draft' : `version ${choice}`);

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
  toast({
    title: `Version ${done.value.version} is live: what version ${version} held`,
    detail: 'The draft stays as it is.',
    look: 'done',
    action: { label: 'Run now', onAction: () => void startFlowRun(flow) },
  });
}

function RollBack({ flow, version }: { readonly flow: string; readonly version: number }) {
  const [asks, setAsks] = useState(false);
  if (!asks)
    return (
      <RightButton needs="design" icon="undo" onPress={() => setAsks(true)}>
        Bring it back
      </RightButton>
    );
  return (
    <section className="versions-ask" aria-label={`Bring version ${version} back`}>
      <span className="grow">
        What version {version} holds is published again under the next number, and runs from then on. Nothing is lost.
      </span>
      <Button look="ghost" onPress={() => setAsks(false)}>
        Not now
      </Button>
      <RightButton
        needs="design"
        look="lead"
        icon="undo"
        onPress={() => void bringBack(flow, version).then(() => setAsks(false))}
      >
        Bring version {version} back
      </RightButton>
    </section>
  );
}

function One({ flow, versions, shown }: { flow: string; versions: FlowVersions; shown: VersionChoice }) {
  const [base, setBase] = useState<VersionChoice | null>(null);
  const usual = pairOf(versions, shown);
  const pair = base === null || base === shown ? usual : { before: base, after: shown };
  const differences = useComparison(flow, pair);
  const head = versions.versions.find((one) => one.version === shown);
  const canCompare = versions.live !== null && shown !== versions.live && shown !== 'draft';
  const words = pair === null ? '' : `${nameOf(pair.before)} and ${nameOf(pair.after)}`;
  return (
    <section className="versions-one" aria-label={shown === 'draft' ? 'The draft' : `Version ${shown}`}>
      <div className="row g8">
        <h2 className="h2">{shown === 'draft' ? `Draft of version ${versions.draft.number}` : `Version ${shown}`}</h2>
        <span className="grow" />
        {pair !== null && (
          <Button
            icon="nodes"
            isDisabled={differences === null || differences.length === 0}
            onPress={() => {
              highlight(flow, words, differences ?? []);
              go({ at: 'flow', flow, view: 'canvas' });
            }}
          >
            Show on the canvas
          </Button>
        )}
        {canCompare && (
          <Button isOn={base === versions.live} onPress={() => setBase(base === null ? versions.live : null)}>
            Compare with what is live
          </Button>
        )}
        {canCompare && typeof shown === 'number' && <RollBack key={shown} flow={flow} version={shown} />}
        {shown === 'draft' && (
          <Button look="primary" icon="eye" onPress={() => go({ at: 'preview', flow })}>
            Preview
          </Button>
        )}
      </div>
      {head?.note !== null && head?.note !== undefined && <p>{head.note}</p>}
      {pair === null ? (
        <p className="soft">{shown === 'draft' ? 'Nothing was published yet.' : 'This was the first version.'}</p>
      ) : (
        <>
          <h3 className="h3">
            What {nameOf(pair.after)} has otherwise than {nameOf(pair.before)}
          </h3>
          {differences?.length === 0 && <p className="soft">Nothing: both do the same.</p>}
          {differences !== null && <DifferenceList differences={differences} />}
        </>
      )}
    </section>
  );
}

const remark = ({ note, of }: VersionHead): string =>
  [...(of === null ? [] : [`As version ${of}`]), ...(note === null ? [] : [note])].join(': ');

/** The published versions of a flow: who, when, what for, what they changed, and the way back. */
export function VersionsScreen({ flow }: { readonly flow: string }) {
  const versions = useVersions(flow);
  const [chosen, setChosen] = useState<VersionChoice | null>(null);
  if (versions === null) return <div className="screen" />;
  const shown = chosen ?? (isAhead(versions) ? 'draft' : (versions.live ?? 'draft'));
  return (
    <div className="screen">
      <div className="toolbar">
        <h1>Versions of {versions.label}</h1>
        {versions.live !== null && (
          <Badge look="done" icon="ok">
            Version {versions.live} is live
          </Badge>
        )}
        <span className="grow" />
        <Button onPress={() => go({ at: 'flow', flow, view: 'canvas' })}>Open the canvas</Button>
      </div>
      {versions.problems.map((one) => (
        <ProblemNote key={one.message} message={one.message} fix={one.fix} />
      ))}
      {versions.versions.length === 0 && !isAhead(versions) ? (
        <EmptyState>Nothing was published yet.</EmptyState>
      ) : (
        <div className="versions-body">
          <nav className="versions-list" aria-label="Versions">
            {isAhead(versions) && (
              <button
                type="button"
                className={classes(shown === 'draft' && 'selbar')}
                aria-current={shown === 'draft'}
                onClick={() => setChosen('draft')}
              >
                <span className="med">Draft of version {versions.draft.number}</span>
                <span className="muted fs12">not published</span>
                <span className="note">
                  {versions.draft.ahead === null
                    ? 'It runs as it is drawn until the first version is published.'
                    : `${versions.draft.ahead.length} ${versions.draft.ahead.length === 1 ? 'difference' : 'differences'} from what is live`}
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
                  <span className="med">Version {one.version}</span>
                  {one.version === versions.live && (
                    <Badge look="done" icon="ok">
                      Live
                    </Badge>
                  )}
                </span>
                <span className="muted fs12">{dayTime(one.publishedAt)}</span>
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
