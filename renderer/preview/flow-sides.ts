import { useEffect, useState } from 'react';
import { listFlows } from '../../engine/protocol/calls/flows.ts';
import { engine } from '../state/engine.ts';
import type { SideLabels } from './preview-words.ts';

/** What the sides of a flow are called, before a preview says it; null where there is more than one sync, or it is not known. */
export function useFlowSides(flow: string): SideLabels | null {
  const [names, setNames] = useState<SideLabels | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    void engine.ask(listFlows, {}, stop.signal).then((answer) => {
      const card = answer.ok ? answer.value.cards.find((one) => one.flow === flow) : undefined;
      const [only, more] = card?.syncs ?? [];
      if (only === undefined || more !== undefined || stop.signal.aborted) return;
      setNames({ left: only.left.connection.label, right: only.right.connection.label });
    });
    return () => stop.abort();
  }, [flow]);
  return names;
}
