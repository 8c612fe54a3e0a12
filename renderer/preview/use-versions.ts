import { useEffect, useState } from 'react';
import { type FlowVersions, listFlowVersions } from '../../engine/protocol/calls/versions.ts';
import { engine, useEngine } from '../state/engine.ts';

/** The versions of a flow and how its draft stands, kept up to date; null until they are known. */
export function useVersions(flow: string): FlowVersions | null {
  const [versions, setVersions] = useState<FlowVersions | null>(null);
  const published = useEngine((state) => state.told.versions);
  const edited = useEngine((state) => state.told.draft);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for again when the news say so
  useEffect(() => {
    const stop = new AbortController();
    void engine.ask(listFlowVersions, { flow }, stop.signal).then((answer) => {
      if (answer.ok && !stop.signal.aborted) setVersions(answer.value);
    });
    return () => stop.abort();
  }, [flow, published, edited]);
  return versions;
}

/** Whether there is something in the draft that is not live. */
export const isAhead = ({ draft }: FlowVersions): boolean => draft.ahead === null || draft.ahead.length > 0;

/** Whether a run would do what a preview of the draft shows: it is live, or nothing is. */
export const runsDraft = ({ live, draft }: FlowVersions): boolean => live === null || draft.ahead?.length === 0;
