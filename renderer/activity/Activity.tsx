import './activity.css';
import './run.css';
import { useMemo, useRef, useState } from 'react';
import type { RunHead } from '../../engine/protocol/calls/activity.ts';
import { useActions } from '../app/keys.ts';
import { go, useRoute } from '../app/route.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { wordsOf } from '../words/words.ts';
import { ActivityBar } from './ActivityBar.tsx';
import { useActivity, useLook } from './activity-store.ts';
import { ChartPane } from './chart/ChartPane.tsx';
import { FoundRecords } from './list/FoundRecords.tsx';
import { ListFoot } from './list/ListFoot.tsx';
import { RunList } from './list/RunList.tsx';
import { type Over, type Page, RunPane } from './run/RunPane.tsx';
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

function useKeys(run: RunHead | undefined, onPage: (page: Page) => void, onOver: (over: Over) => void): void {
  const words = wordsOf('activity');
  const place = words('title');
  useActions('activity', [
    ...(run === undefined
      ? []
      : [
          {
            id: 'ac-undo',
            label: words('undoRun'),
            place,
            icon: 'undo' as const,
            keys: ['U'],
            run: () => onOver('undo'),
          },
          {
            id: 'ac-log',
            label: words('logShow'),
            place,
            icon: 'report' as const,
            keys: ['L'],
            run: () => onOver('log'),
          },
          { id: 'ac-save', label: words('logSave'), place, icon: 'download' as const, run: () => void saveLog(run) },
        ]),
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

/** Runs over time, and one of them from near. */
export function Activity({ run }: { readonly run: string | null }) {
  useLook();
  const words = wordsOf('activity');
  const { look, problem, text } = useActivity();
  const { runs, found, listed, names } = useShown();
  const [page, setPage] = useState<Page>('overview');
  const [over, setOver] = useState<Over>(null);
  const search = useRef<HTMLInputElement>(null);
  const detail = useRef<HTMLDivElement>(null);
  const shown = run ?? listed[0]?.id ?? null;
  const select = (one: RunHead): void => {
    setOver(null);
    pass(one.id);
  };
  useKeys(
    runs.find((one) => one.id === shown),
    setPage,
    setOver,
  );
  useActions('activity-search', [
    {
      id: 'ac-find',
      label: words('find'),
      place: words('title'),
      icon: 'search',
      keys: ['/'],
      run: () => search.current?.focus(),
    },
  ]);
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
            <section className="ac-list" aria-label={words('runList')}>
              {text.trim() !== '' && <FoundRecords text={text} />}
              <RunList
                runs={listed}
                flows={look?.flows ?? []}
                names={names}
                selected={shown}
                onSelect={select}
                onOpen={() => detail.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus()}
              />
              {look !== null && <ListFoot count={listed.length} cut={look.cut} />}
            </section>
            <div className="ac-side" ref={detail}>
              {shown === null ? (
                look !== null && <EmptyState>{words('chooseRun')}</EmptyState>
              ) : (
                <RunPane
                  run={shown}
                  page={page}
                  onPage={setPage}
                  over={over}
                  onOver={(next) => {
                    if (run === null && next !== null) go({ at: 'activity', run: shown });
                    setOver(next);
                  }}
                />
              )}
            </div>
          </div>
        </>
      )}
    </div>
  );
}
