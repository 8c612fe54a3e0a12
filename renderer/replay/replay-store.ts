import { create } from 'zustand';
import { Fault } from '../../engine/model/fault.ts';
import { FlowId } from '../../engine/model/ids.ts';
import type { Problem } from '../../engine/model/problem.ts';
import {
  makeReplay,
  type OutcomeKind,
  type ReplayId,
  type ReplayQuery,
  type ReplayRow,
  type ReplaySpan,
  type ReplaySummary,
  replayRows,
} from '../../engine/protocol/calls/replay.ts';
import { engine, onNews } from '../state/engine.ts';
import { type Rows, rowPages, useRowPages } from '../state/row-pages.ts';

/** From when to when; `until` null: until now. */
export interface Period {
  readonly since: string;
  readonly until: string | null;
}

/** Days that somebody entered, as in "2026-03-31"; empty where there is none. */
export interface Days {
  readonly from: string;
  readonly until: string;
}

/** What somebody chose as the period: one of those that are offered, or days of their own. */
export interface Choice {
  /** Null: what is offered first. */
  readonly span: ReplaySpan['name'] | 'own' | null;
  readonly days: Days;
}

/** What the replay of a flow is doing. `isStale`: the draft was edited since it began. */
export type Stage =
  | { readonly is: 'choosing' }
  | {
      readonly is: 'working';
      readonly done: number;
      readonly of: number | null;
      readonly isStale: boolean;
      readonly stop: () => void;
    }
  | { readonly is: 'shown'; readonly replay: ReplaySummary; readonly isStale: boolean }
  | { readonly is: 'problem'; readonly problem: Problem };

interface State {
  readonly flow: string | null;
  readonly period: Period | null;
  readonly choice: Choice;
  readonly stage: Stage;
  readonly query: ReplayQuery;
}

const wholeList: ReplayQuery = { sync: null, kind: null, about: null, endsDifferently: false, search: '' };

const noChoice: Choice = { span: null, days: { from: '', until: '' } };

export const useReplay = create<State>(() => ({
  flow: null,
  period: null,
  choice: noChoice,
  stage: { is: 'choosing' },
  query: wholeList,
}));

const pages = rowPages<ReplayId, ReplayQuery, ReplayRow>((replay, query, part) =>
  engine.ask(replayRows, { replay, query, ...part }),
);

/** The outcomes of a replay that fit a query. */
export const useReplayRows = (replay: ReplayId, query: ReplayQuery): Rows<ReplayRow> =>
  useRowPages(pages, replay, query);

/** Changes what the list shows. */
export const narrow = (change: Partial<ReplayQuery>): void =>
  useReplay.setState(({ query }) => ({ query: { ...query, ...change } }));

/** Shows one of the counts, or with the second press all that differs again. */
export const showKind = (kind: OutcomeKind): void =>
  useReplay.setState(({ query }) => ({ query: { ...query, kind: query.kind === kind ? null : kind, about: null } }));

function stop(): void {
  const { stage } = useReplay.getState();
  if (stage.is === 'working') stage.stop();
}

/** Turns to a flow; what was worked out of it before is still shown. */
export function openReplay(flow: string): void {
  if (useReplay.getState().flow === flow) return;
  stop();
  useReplay.setState({ flow, period: null, choice: noChoice, stage: { is: 'choosing' } });
}

/** Chooses a period to replay; it stays chosen until another flow is looked at. */
export const choosePeriod = (change: Partial<Choice>): void =>
  useReplay.setState(({ choice }) => ({ choice: { ...choice, ...change } }));

/** Whether the draft was edited since a replay of it began. */
function isStaleNow(): boolean {
  const { stage } = useReplay.getState();
  return 'isStale' in stage && stage.isStale;
}

/** Lets another period be chosen. */
export const chooseAgain = (): void => useReplay.setState({ stage: { is: 'choosing' } });

/** Runs what was recorded in a period through the draft. */
export async function replay(flow: string, period: Period): Promise<void> {
  stop();
  const asked = { flow: FlowId.parse(flow), ...period, sync: null };
  const items = engine.follow(makeReplay, asked)[Symbol.asyncIterator]();
  let isStopped = false;
  const end = (): void => {
    isStopped = true;
    useReplay.setState({ stage: { is: 'choosing' } });
    void items.return?.();
  };
  useReplay.setState({ flow, period, stage: { is: 'working', done: 0, of: null, isStale: false, stop: end } });
  try {
    for (let next = await items.next(); next.done !== true && !isStopped; next = await items.next()) {
      const { value } = next;
      if (value.is === 'working')
        useReplay.setState({
          stage: { is: 'working', done: value.done, of: value.of, isStale: isStaleNow(), stop: end },
        });
      else {
        pages.forget();
        useReplay.setState({ stage: { is: 'shown', replay: value.replay, isStale: isStaleNow() }, query: wholeList });
      }
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    if (!isStopped) useReplay.setState({ stage: { is: 'problem', problem: error.problem } });
  }
}

// What was drawn since was not replayed.
onNews((news) => {
  const { flow, stage } = useReplay.getState();
  if (news.kind !== 'draft' || news.flow !== flow || !('isStale' in stage)) return;
  useReplay.setState({ stage: { ...stage, isStale: true } });
});
