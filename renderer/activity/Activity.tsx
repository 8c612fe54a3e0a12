import './activity.css';
import './run.css';
import { type RefObject, useMemo, useRef, useState } from 'react';
import type { RunHead } from '../../engine/protocol/calls/activity.ts';
import { type Action, useActions } from '../app/keys.ts';
import { useRoute } from '../app/route.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { wordsOf } from '../words/words.ts';
import { ActivityBar } from './ActivityBar.tsx';
import { useActivity, useLook } from './activity-store.ts';
import { ChartPane } from './chart/ChartPane.tsx';
import { FoundRecords } from './list/FoundRecords.tsx';
import { ListFoot } from './list/ListFoot.tsx';
import { RunList, type RunListProps } from './list/RunList.tsx';
import { type Over, type Page, RunPane, type RunPaneProps } from './run/RunPane.tsx';
import { saveLog } from './run/save-log.ts';
import { kindWords, metaWords } from './run-words.ts';
import { fits, isIn, namesOf } from './shown-runs.ts';

/** Shows another run; the way back leads to where one came from, not through every run that was passed. */
function pass(run: string): void {
  if (useRoute.getState().route.at === 'activity') location.replace(`#/activity/${encodeURIComponent(run)}`);
}

const pages: readonly Page[] = ['overview', 'records', 'failures', 'conflicts'];

function useShown() {
  const { look, text, flow, marked } = useActivity();
  return useMemo(() => {
    const runs = look?.runs ?? [];
    const found = runs.filter((run) => {
      const label = look?.flows.find((one) => one.flow === run.flow)?.label ?? run.flow;
      return fits(run, text, [label, kindWords(run), metaWords(run, null)]);
    });
    return {
      runs,
      found,
      listed: found.filter((run) => isIn(run, marked)),
      names: namesOf(look?.flows ?? [], runs, flow),
    };
  }, [look, text, flow, marked]);
}

interface Doing {
  readonly onPage: (page: Page) => void;
  readonly onOver: (over: Over) => void;
  readonly search: RefObject<HTMLInputElement | null>;
}

/** What can be done by keys and from the palette. */
function useKeys(run: RunHead | undefined, { onPage, onOver, search }: Doing): void {
  const words = wordsOf('activity');
  const place = words('title');
  const ofRun: readonly Action[] =
    run === undefined
      ? []
      : [
          { id: 'ac-undo', label: words('undoRun'), place, icon: 'undo', keys: ['U'], run: () => onOver('undo') },
          { id: 'ac-log', label: words('logShow'), place, icon: 'report', keys: ['L'], run: () => onOver('log') },
          { id: 'ac-save', label: words('logSave'), place, icon: 'download', run: () => void saveLog(run) },
        ];
  useActions('activity', [
    ...ofRun,
    { id: 'ac-find', label: words('find'), place, icon: 'search', keys: ['/'], run: () => search.current?.focus() },
    ...pages.map((page, at) => ({
      id: `ac-page-${page}`,
      label: words(page === 'conflicts' ? 'conflictsPage' : page),
      place,
      keys: [String(at + 1)],
      run: () => onPage(page),
      isForKeysOnly: true,
    })),
  ]);
}

/** The run that is looked at, or what to do where none is. */
function Beside({
  shown,
  isNamed,
  page,
  onPage,
  over,
  onOver,
}: Omit<RunPaneProps, 'run'> & {
  readonly shown: string | null;
  /** The address names it; else it is the newest one of the list. */
  readonly isNamed: boolean;
}) {
  const isRead = useActivity((state) => state.look !== null);
  if (shown === null) return isRead && <EmptyState>{wordsOf('activity')('chooseRun')}</EmptyState>;
  const open = (next: Over): void => {
    // What is open over a run stays with it, whatever runs meanwhile.
    if (!isNamed && next !== null) pass(shown);
    onOver(next);
  };
  return <RunPane run={shown} page={page} onPage={onPage} over={over} onOver={open} />;
}

/** The list of runs, and what is found beside them. */
function Listed({
  shown,
  onSelect,
  onOpen,
}: Pick<RunListProps, 'onSelect' | 'onOpen'> & { readonly shown: string | null }) {
  const look = useActivity((state) => state.look);
  const text = useActivity((state) => state.text);
  const { listed, names } = useShown();
  return (
    <section className="ac-list" aria-label={wordsOf('activity')('runList')}>
      {text.trim() !== '' && <FoundRecords text={text} />}
      <RunList
        runs={listed}
        flows={look?.flows ?? []}
        names={names}
        selected={shown}
        onSelect={onSelect}
        onOpen={onOpen}
      />
      {look !== null && <ListFoot count={listed.length} cut={look.cut} />}
    </section>
  );
}

const focusTab = (within: HTMLElement | null): void =>
  within?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();

/** Runs over time, and one of them from near. */
export function Activity({ run }: { readonly run: string | null }) {
  useLook();
  const words = wordsOf('activity');
  const { look, problem, text } = useActivity();
  const { runs, found, listed, names } = useShown();
  const [page, setPage] = useState<Page>('overview');
  const [over, setOver] = useState<Over>(null);
  const search = useRef<HTMLInputElement>(null);
  const side = useRef<HTMLDivElement>(null);
  const shown = run ?? listed[0]?.id ?? null;
  const select = (one: RunHead): void => {
    setOver(null);
    pass(one.id);
  };
  useKeys(
    runs.find((one) => one.id === shown),
    { onPage: setPage, onOver: setOver, search },
  );
  const isEmpty = look !== null && look.runs.length === 0 && run === null && text === '';
  return (
    <div className="screen ac">
      <ActivityBar flows={look?.flows ?? []} search={search} />
      {problem !== null && (
        <div className="ac-problem">
          <ProblemNote {...problem} />
        </div>
      )}
      {isEmpty ? (
        <EmptyState title={words('noRuns')}>{words('noRunsText')}</EmptyState>
      ) : (
        <>
          <ChartPane runs={found} names={names} selected={shown} onSelect={select} />
          <div className="ac-body">
            <Listed shown={shown} onSelect={select} onOpen={() => focusTab(side.current)} />
            <div className="ac-side" ref={side}>
              <Beside shown={shown} isNamed={run !== null} page={page} onPage={setPage} over={over} onOver={setOver} />
            </div>
          </div>
        </>
      )}
    </div>
  );
}
