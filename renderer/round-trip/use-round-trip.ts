import { useEffect, useState } from 'react';
import { Fault } from '../../engine/model/fault.ts';
import { FlowId, MapId, SyncId } from '../../engine/model/ids.ts';
import type { Problem } from '../../engine/model/problem.ts';
import { type LineTrip, tryRoundTrip } from '../../engine/protocol/calls/round-trip.ts';
import { engine } from '../state/engine.ts';

export type Trip =
  | {
      readonly is: 'working';
      readonly side: 'left' | 'right' | null;
      readonly done: number;
      readonly of: number | null;
    }
  | { readonly is: 'problem'; readonly problem: Problem }
  | {
      readonly is: 'done';
      readonly names: { readonly left: string; readonly right: string };
      readonly rows: { readonly left: number; readonly right: number };
      readonly lines: readonly LineTrip[];
    };

interface Asked {
  readonly flow: string;
  readonly sync: string;
  readonly map: string | null;
  readonly rows: number | null;
}

const begun: Trip = { is: 'working', side: null, done: 0, of: null };

async function follow({ flow, sync, map, rows }: Asked, told: (trip: Trip) => void, stop: AbortSignal): Promise<void> {
  const asked = {
    flow: FlowId.parse(flow),
    sync: SyncId.parse(sync),
    map: map === null ? null : MapId.parse(map),
    rows,
  };
  const items = engine.follow(tryRoundTrip, asked)[Symbol.asyncIterator]();
  stop.addEventListener('abort', () => void items.return?.(), { once: true });
  try {
    for (let next = await items.next(); next.done !== true && !stop.aborted; next = await items.next())
      told(next.value);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    if (!stop.aborted) told({ is: 'problem', problem: error.problem });
  }
}

/** Tries rows as long as it is on screen; begins anew when something else is asked. */
export function useRoundTrip({ flow, sync, map, rows }: Asked): { readonly trip: Trip; readonly again: () => void } {
  const [trip, setTrip] = useState<Trip>(begun);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn tries the same once more
  useEffect(() => {
    const stop = new AbortController();
    setTrip(begun);
    void follow({ flow, sync, map, rows }, setTrip, stop.signal);
    return () => stop.abort();
  }, [flow, sync, map, rows, turn]);
  return { trip, again: () => setTurn((before) => before + 1) };
}
