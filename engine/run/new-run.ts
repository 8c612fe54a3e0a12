import type { RunId, SyncId } from '../model/ids.ts';
import type { Plan } from '../model/plan.ts';
import type { Chosen, Run } from '../model/run.ts';
import type { World } from './world.ts';

/** What a new run is about. */
export interface Purpose {
  readonly id: RunId;
  readonly kind: Run['kind'];
  /** The run that it undoes or releases; absent: none. */
  readonly of?: RunId | undefined;
  /** The records that it is limited to; absent: all. */
  readonly chosen?: Chosen | undefined;
  /** It does exactly the changes that a person chose. */
  readonly onlyChosen?: boolean;
  /** The syncs that it is limited to; absent: all. */
  readonly part?: readonly SyncId[] | undefined;
  /** It reads everything. */
  readonly full?: boolean;
  /** Why, in the words of the person. */
  readonly why?: string | null | undefined;
}

/** A run that begins now and has not done anything yet. */
export const newRun = (
  plan: Plan,
  world: Pick<World, 'now' | 'who'>,
  { id, kind, of, chosen, onlyChosen, part, full, why }: Purpose,
): Run => ({
  id,
  flow: plan.flow,
  kind,
  planHash: plan.hash,
  changesHash: null,
  changesBySync: {},
  state: 'running',
  startedAt: world.now(),
  endedAt: null,
  syncs: {},
  brakes: [],
  problem: null,
  of: of ?? null,
  by: world.who,
  ...(chosen === undefined ? {} : { chosen }),
  ...(onlyChosen === true ? { onlyChosen } : {}),
  ...(part === undefined ? {} : { part: [...part] }),
  ...(full === true ? { full } : {}),
  ...(why == null ? {} : { why }),
});
