import { useState } from 'react';
import type { RunDetail } from '../../../engine/protocol/calls/activity.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { wordsOf } from '../../words/words.ts';
import { Conflicts } from '../conflicts/Conflicts.tsx';
import { FailuresPage } from '../failures/FailuresPage.tsx';
import { Records } from '../records/Records.tsx';
import { runName } from '../run-words.ts';
import { UndoDialog } from '../undo/UndoDialog.tsx';
import { LogDialog } from './LogDialog.tsx';
import { Overview } from './Overview.tsx';
import { RunHeadBar } from './RunHeadBar.tsx';
import { useRun } from './use-run.ts';

export type Page = 'overview' | 'records' | 'failures' | 'conflicts';

/** What is open over a run. */
export type Over = 'undo' | 'log' | null;

export interface RunPaneProps {
  readonly run: string;
  readonly page: Page;
  readonly onPage: (page: Page) => void;
  readonly over: Over;
  readonly onOver: (over: Over) => void;
}

function Shown({ detail, page, onPage, over, onOver }: Omit<RunPaneProps, 'run'> & { readonly detail: RunDetail }) {
  const words = wordsOf('activity');
  const { head, effects, failures, conflicts } = detail;
  return (
    <section className="ac-det" aria-label={runName(head.number)}>
      <RunHeadBar detail={detail} onOver={onOver} onPage={onPage} />
      <Tabs
        label={words('pages')}
        value={page}
        onChange={onPage}
        pages={[
          { id: 'overview', label: words('overview'), page: <Overview detail={detail} onPage={onPage} /> },
          {
            id: 'records',
            label: words('records'),
            count: effects,
            page: <Records key={head.id} detail={detail} />,
          },
          {
            id: 'failures',
            label: words('failures'),
            count: failures,
            page: <FailuresPage key={head.id} detail={detail} />,
          },
          {
            id: 'conflicts',
            label: words('conflictsPage'),
            count: conflicts,
            page: <Conflicts key={head.id} detail={detail} />,
          },
        ]}
      />
      {over === 'undo' && <UndoDialog detail={detail} onClose={() => onOver(null)} />}
      {over === 'log' && <LogDialog detail={detail} onClose={() => onOver(null)} />}
    </section>
  );
}

/** One run: its head, and its pages. */
export function RunPane({ run, ...rest }: RunPaneProps) {
  const { value, problem } = useRun(run);
  // While another run is asked for the one before stays, so that moving through the list does not flicker.
  const [before, setBefore] = useState<RunDetail | null>(null);
  if (value !== null && value !== before) setBefore(value);
  if (problem !== null)
    return (
      <div className="ac-det ac-problem">
        <ProblemNote {...problem} />
      </div>
    );
  const shown = value ?? before;
  return shown === null ? <div className="ac-det" /> : <Shown key="run" detail={shown} {...rest} />;
}
