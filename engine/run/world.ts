import type { Session } from '../connectors/contract.ts';
import type { ConnectionId, RunId, Side, SyncId } from '../model/ids.ts';
import type { SyncPlan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Chosen, PulledBrake } from '../model/run.ts';
import type { Scope } from '../store/contract/scope.ts';
import type { Store } from '../store/contract.ts';
import type { Pulse } from './checkpoint.ts';
import type { Seat } from './seat.ts';
import type { Tally } from './tally.ts';

/** What a run tells while it works; for people to watch, never for decisions. */
export type RunEvent =
  | {
      readonly kind: 'phase';
      readonly sync: SyncId;
      readonly phase: 'recover' | 'capture' | 'match' | 'settle' | 'apply';
      readonly side?: Side;
      readonly of: number | null;
    }
  | { readonly kind: 'progress'; readonly sync: SyncId; readonly done: number }
  | { readonly kind: 'brake'; readonly brake: PulledBrake }
  | { readonly kind: 'problem'; readonly sync: SyncId; readonly problem: Problem }
  /** A change that a person chose and that is not done. */
  | { readonly kind: 'refused'; readonly sync: SyncId; readonly problem: Problem };

/** Everything that touches the world, injected: production and simulation run the same engine. */
export interface World {
  /** Canonical instant, now. */
  readonly now: () => string;
  readonly sleep: (ms: number) => Promise<void>;
  /** In [0, 1). */
  readonly random: () => number;
  /** A new id that nobody else has, sortable by time, starting with `prefix`. */
  readonly newId: (prefix: string) => string;
  readonly store: Store;
  /** Opened sessions by connection. */
  readonly sessions: ReadonlyMap<ConnectionId, Session>;
  readonly log: (event: RunEvent) => void;
  /** Asked at every checkpoint: true stops the run there. */
  readonly cancelled: () => boolean;
  /** The person that this work is done for, by account or name; `engine` where nobody asked. */
  readonly who: string;
  /** Who holds the workspace's lease; pid and boot id tell a crashed holder from a live one. */
  readonly holder: { readonly name: string; readonly pid: number; readonly boot: string };
}

/** One sync in one run: what its phases share. */
export interface Work {
  readonly sync: SyncPlan;
  readonly scope: Scope;
  readonly run: RunId;
  readonly world: World;
  readonly left: Seat;
  readonly right: Seat;
  readonly tally: Tally;
  readonly pulse: Pulse;
  /** Read everything and count every key, whatever the rhythm. */
  readonly full: boolean;
  /** The records that this run is limited to; null: all. */
  readonly chosen: Chosen | null;
}

export const seatOf = (work: Work, side: Side): Seat => (side === 'left' ? work.left : work.right);
