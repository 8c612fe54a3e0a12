import './preview.css';
import { useEffect, useState } from 'react';
import type { PreviewSummary } from '../../engine/protocol/calls/preview.ts';
import { go } from '../app/route.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { wordsOf } from '../words/words.ts';
import { BrakeBars } from './BrakeBars.tsx';
import { Counts } from './Counts.tsx';
import { Facets } from './Facets.tsx';
import { FootBar } from './FootBar.tsx';
import { PreviewToolbar } from './PreviewToolbar.tsx';
import { PublishPanel } from './PublishPanel.tsx';
import { openPreview, preview, usePreview } from './preview-store.ts';
import { RowTable } from './RowTable.tsx';
import { RunPanel } from './RunPanel.tsx';
import { RunResult } from './RunResult.tsx';
import { useVersions } from './use-versions.ts';
import { Working } from './Working.tsx';

/** What is asked in place, under the toolbar. */
export type Question = 'publish' | 'run' | null;

function Shown({ flow, summary, isStale }: { flow: string; summary: PreviewSummary; isStale: boolean }) {
  const [question, setQuestion] = useState<Question>(null);
  const words = wordsOf('preview');
  const versions = useVersions(flow);
  const close = (): void => setQuestion(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && question !== null) setQuestion(null);
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setQuestion('publish');
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [question]);
  return (
    <>
      <PreviewToolbar flow={flow} summary={summary} versions={versions} onAsk={setQuestion} />
      {question === 'publish' && versions !== null && <PublishPanel flow={flow} versions={versions} onClose={close} />}
      {question === 'run' && <RunPanel flow={flow} summary={summary} onClose={close} />}
      <RunResult flow={flow} />
      {isStale && (
        <div className="pv-note" role="status">
          <Icon name="info" />
          <span>{words('stale')}</span>
          <span className="grow" />
          <Button size="sm" onPress={() => void preview(flow)}>
            {words('again')}
          </Button>
        </div>
      )}
      <BrakeBars flow={flow} summary={summary} />
      <Counts summary={summary} />
      <div className="pv-body">
        <Facets summary={summary} />
        <section className="pv-list" aria-label={words('changes')}>
          <RowTable summary={summary} />
          <FootBar />
        </section>
      </div>
    </>
  );
}

/** Everything a run of a flow would do, before it does it. */
export function PreviewScreen({ flow }: { readonly flow: string }) {
  const words = wordsOf('preview');
  const stage = usePreview((state) => state.stage);
  const shownFlow = usePreview((state) => state.flow);
  useEffect(() => void openPreview(flow), [flow]);
  if (shownFlow !== flow || stage.is === 'none')
    return (
      <div className="screen">
        <EmptyState
          title={words('none')}
          action={
            <Button icon="eye" onPress={() => void preview(flow)}>
              {words('title')}
            </Button>
          }
        >
          {words('noneText')}
        </EmptyState>
      </div>
    );
  if (stage.is === 'working') return <Working flow={flow} progress={stage.progress} onStop={stage.stop} />;
  if (stage.is === 'problem')
    return (
      <div className="screen pv-problem">
        <ProblemNote
          {...stage.problem}
          isAlert
          action={
            <span className="row g8">
              <Button size="sm" onPress={() => go({ at: 'flow', flow, view: 'canvas' })}>
                {words('openCanvas')}
              </Button>
              <Button size="sm" icon="refresh" onPress={() => void preview(flow)}>
                {words('again')}
              </Button>
            </span>
          }
        />
      </div>
    );
  return (
    <div className="screen pv">
      <Shown key={stage.preview.id} flow={flow} summary={stage.preview} isStale={stage.isStale} />
    </div>
  );
}
