import { useEffect, useState } from 'react';
import type { Problem } from '../../engine/model/problem.ts';
import { type FlowVersions, listFlowVersions } from '../../engine/protocol/calls/versions.ts';
import { engine, useEngine } from '../state/engine.ts';

interface Look {
  readonly versions: FlowVersions | null;
  /** Why they cannot be told: the flow is gone. */
  readonly problem: Problem | null;
}

/** The versions of a flow and how its draft stands, kept up to date; null until they are known. */
export function useVersionsLook(flow: string): Look {
  const [look, setLook] = useState<Look>({ versions: null, problem: null });
  const published = useEngine((state) => state.told.versions);
  const edited = useEngine((state) => state.told.draft);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for again when the news say so
  useEffect(() => {
    const stop = new AbortController();
    void engine.ask(listFlowVersions, { flow }, stop.signal).then((answer) => {
      if (stop.signal.aborted) return;
      setLook(answer.ok ? { versions: answer.value, problem: null } : { versions: null, problem: answer.error });
    });
    return () => stop.abort();
  }, [flow, published, edited]);
  return look;
}

/** The same where something else says that the flow is gone. */
export const useVersions = (flow: string): FlowVersions | null => useVersionsLook(flow).versions;

/** Whether there is something in the draft that is not live. */
export const isAhead = ({ draft }: FlowVersions): boolean => draft.ahead === null || draft.ahead.length > 0;

/** Whether a run would do what a preview of the draft shows: it is live, or nothing is. */
export const runsDraft = ({ live, draft }: FlowVersions): boolean => live === null || draft.ahead?.length === 0;
