import { useEffect } from 'react';
import { create } from 'zustand';
import { FlowId } from '../../engine/model/ids.ts';
import type { Problem } from '../../engine/model/problem.ts';
import { type ActivityFlow, listActivity, type RunHead } from '../../engine/protocol/calls/activity.ts';
import { engine, useEngine } from '../state/engine.ts';
import { type Span, sinceOf, widerThan } from './spans.ts';

/** What the engine said about the runs that were asked for. */
export interface Look {
  readonly flows: readonly ActivityFlow[];
  /** The newest first. */
  readonly runs: readonly RunHead[];
  /** There are more than are told. */
  readonly cut: boolean;
}

/** A stretch of time that somebody marked in the chart. */
export interface Marked {
  readonly fromMs: number;
  readonly untilMs: number;
}

export interface ActivityState {
  /** The flow whose runs are listed; null: all. */
  readonly flow: string | null;
  readonly span: Span;
  /** What is searched for. */
  readonly text: string;
  readonly marked: Marked | null;
  readonly look: Look | null;
  readonly problem: Problem | null;
}

export const useActivity = create<ActivityState>(() => ({
  flow: null,
  span: 'day',
  text: '',
  marked: null,
  look: null,
  problem: null,
}));

/** Whether somebody chose how far to look back: nobody's choice is widened. */
let wasChosen = false;

export function chooseSpan(span: Span): void {
  wasChosen = true;
  useActivity.setState({ span, marked: null });
}

export const chooseFlow = (flow: string | null): void => useActivity.setState({ flow, marked: null });
export const searchFor = (text: string): void => useActivity.setState({ text, marked: null });
export const mark = (marked: Marked | null): void => useActivity.setState({ marked });

async function load(flow: string | null, span: Span, isSearch: boolean, stop: AbortSignal): Promise<void> {
  const since = isSearch ? null : sinceOf(span, Date.now());
  const asked = { flow: flow === null ? null : FlowId.parse(flow), since };
  const said = await engine.ask(listActivity, asked, stop);
  if (stop.aborted) return;
  if (!said.ok) return useActivity.setState({ problem: said.error });
  const wider = widerThan(span);
  // Nothing ran for a while: what ran before is more use than an empty chart.
  if (said.value.runs.length === 0 && !isSearch && !wasChosen && wider !== null)
    return useActivity.setState({ span: wider, problem: null });
  useActivity.setState({ look: said.value, problem: null });
}

/** Keeps the list of runs up to date as long as the screen is shown. */
export function useLook(): void {
  const flow = useActivity((state) => state.flow);
  const span = useActivity((state) => state.span);
  const isSearch = useActivity((state) => state.text.trim() !== '');
  const told = useEngine((state) => state.told.run + state.told.flows);
  const goingOn = useEngine(({ state }) => (state?.is === 'running' ? state.progress.run : null));
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again with every piece of news
  useEffect(() => {
    const stop = new AbortController();
    void load(flow, span, isSearch, stop.signal);
    return () => stop.abort();
  }, [flow, span, isSearch, told, goingOn]);
}
