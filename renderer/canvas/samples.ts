import { create } from 'zustand';
import type { FlowId, SyncId } from '../../engine/model/ids.ts';
import type { Problem } from '../../engine/model/problem.ts';
import type { Fields } from '../../engine/model/value.ts';
import { followSample, listSamples, type MapTravel, type Sample } from '../../engine/protocol/calls/samples.ts';
import { engine } from '../state/engine.ts';

interface SideCount {
  readonly all: number | null;
  readonly looked: number;
  readonly taken: number;
}

/** The records that a sync's lines are tried on. */
export interface SyncSamples {
  readonly list: readonly Sample[];
  readonly at: number;
  readonly left: SideCount | null;
  readonly right: SideCount | null;
  readonly linked: number;
  readonly leftFields: Fields | null;
  readonly rightFields: Fields | null;
  readonly travels: { readonly [map: string]: MapTravel };
  readonly problem: Problem | null;
}

const nothing: SyncSamples = {
  list: [],
  at: 0,
  left: null,
  right: null,
  linked: 0,
  leftFields: null,
  rightFields: null,
  travels: {},
  problem: null,
};

/** Real values on the canvas, by sync. */
export const useSamples = create<{ readonly of: { readonly [sync: string]: SyncSamples } }>(() => ({ of: {} }));

const put = (sync: SyncId, set: Partial<SyncSamples>): void =>
  useSamples.setState(({ of }) => ({ of: { ...of, [sync]: { ...nothing, ...of[sync], ...set } } }));

const asking = new Map<SyncId, AbortController>();

/** Travels of lines whose values did not change keep their identity, so that only the others are drawn anew. */
function kept(before: SyncSamples['travels'], maps: readonly MapTravel[]): SyncSamples['travels'] {
  return Object.fromEntries(
    maps.map((one) => {
      const old = before[one.map];
      return [one.map, old !== undefined && JSON.stringify(old) === JSON.stringify(one) ? old : one];
    }),
  );
}

/** Asks anew what becomes of the picked record along the lines, as they are saved now. */
export async function follow(flow: FlowId, sync: SyncId): Promise<void> {
  const { list, at } = useSamples.getState().of[sync] ?? nothing;
  const sample = list[at];
  if (sample === undefined) return;
  asking.get(sync)?.abort();
  const stop = new AbortController();
  asking.set(sync, stop);
  const answer = await engine.ask(followSample, { flow, sync, sample }, stop.signal);
  if (stop.signal.aborted) return;
  if (!answer.ok) return put(sync, { problem: answer.error });
  const { left, right, maps } = answer.value;
  const before = useSamples.getState().of[sync]?.travels ?? {};
  put(sync, { leftFields: left, rightFields: right, travels: kept(before, maps), problem: null });
}

/** Finds records to try the lines on, and shows the first. */
export async function findSamples(flow: FlowId, sync: SyncId, search = ''): Promise<void> {
  const answer = await engine.ask(listSamples, { flow, sync, ...(search !== '' && { search }) });
  if (!answer.ok) return put(sync, { problem: answer.error });
  const { samples, left, right, linked } = answer.value;
  put(sync, { list: samples, at: 0, linked, problem: null, ...(search === '' && { left, right }) });
  await follow(flow, sync);
}

/** Shows another record of the list; beyond its ends it starts over. */
export async function pickSample(flow: FlowId, sync: SyncId, at: number): Promise<void> {
  const { list } = useSamples.getState().of[sync] ?? nothing;
  if (list.length === 0) return;
  put(sync, { at: (at + list.length) % list.length });
  await follow(flow, sync);
}

/** Records that a filter lets in, of all there are; told from those looked at where not all were. */
export function takenOf(count: SideCount | null): number | null {
  if (count === null) return null;
  if (count.all === null || count.looked === 0 || count.looked >= count.all) return count.taken;
  return Math.round((count.taken / count.looked) * count.all);
}

export const forgetSamples = (): void => useSamples.setState({ of: {} });
