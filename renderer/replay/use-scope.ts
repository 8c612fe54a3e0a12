import { useEffect, useState } from 'react';
import { FlowId } from '../../engine/model/ids.ts';
import type { Problem } from '../../engine/model/problem.ts';
import { type ReplayScope, replayScope } from '../../engine/protocol/calls/replay.ts';
import { engine, useEngine } from '../state/engine.ts';

interface Look {
  readonly scope: ReplayScope | null;
  readonly problem: Problem | null;
}

/** What of a flow was recorded, asked again after every run, edit and publication. */
export function useScope(flow: string): Look {
  const told = useEngine((state) => state.told.run + state.told.draft + state.told.versions);
  const [look, setLook] = useState<Look>({ scope: null, problem: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the news say so
  useEffect(() => {
    const stop = new AbortController();
    void engine.ask(replayScope, { flow: FlowId.parse(flow) }, stop.signal).then((said) => {
      if (stop.signal.aborted) return;
      setLook(said.ok ? { scope: said.value, problem: null } : { scope: null, problem: said.error });
    });
    return () => stop.abort();
  }, [flow, told]);
  return look;
}
