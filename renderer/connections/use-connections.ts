import { useEffect, useState } from 'react';
import type { Problem } from '../../engine/model/problem.ts';
import type { SystemKind } from '../../engine/model/system.ts';
import { type ConnectionCard, listConnections, listSystems } from '../../engine/protocol/calls/connections.ts';
import { engine, useEngine } from '../state/engine.ts';

export interface ConnectionsLook {
  /** Null until the engine answered. */
  readonly cards: readonly ConnectionCard[] | null;
  readonly problems: readonly Problem[];
}

/** All connections, asked for again whenever one of them, or a sync that uses it, changed. */
export function useConnections(): ConnectionsLook {
  const told = useEngine((state) => state.told.connections + state.told.flows);
  const [look, setLook] = useState<ConnectionsLook>({ cards: null, problems: [] });
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again with every piece of news
  useEffect(() => {
    const stop = new AbortController();
    void engine.ask(listConnections, {}, stop.signal).then((said) => {
      if (stop.signal.aborted) return;
      setLook(said.ok ? said.value : (before) => ({ ...before, problems: [said.error] }));
    });
    return () => stop.abort();
  }, [told]);
  return look;
}

/** The gallery. */
export function useSystems(): readonly SystemKind[] {
  const [systems, setSystems] = useState<readonly SystemKind[]>([]);
  useEffect(() => {
    void engine.ask(listSystems, {}).then((said) => said.ok && setSystems(said.value.systems));
  }, []);
  return systems;
}

/** Whether whoever sits at this window may change connections. */
export const useMayManage = (): boolean => useEngine((state) => state.workspace?.rights.includes('manage') ?? false);
