import type { Outcome } from '../../../core/what-if/outcomes.ts';
import { Fault } from '../../../model/fault.ts';
import type { LinkId, RecordKey, SyncId } from '../../../model/ids.ts';
import type { Plan } from '../../../model/plan.ts';
import type { ReplayId, ReplaySummary } from '../../../protocol/calls/replay.ts';

/** An outcome that is not as it was, with the pair that it is about and the line that it belongs to. */
export interface Differing {
  readonly sync: SyncId;
  readonly link: LinkId;
  readonly left: RecordKey | null;
  readonly right: RecordKey | null;
  readonly endsDifferently: boolean;
  readonly line: { readonly about: string; readonly label: string };
  readonly outcome: Outcome;
}

/** A replay that windows look at. */
export interface HeldReplay {
  readonly summary: ReplaySummary;
  readonly plan: Plan;
  readonly differing: readonly Differing[];
  /** What their records are called, in the same order; worked out when somebody first looks for a text. */
  titles: Promise<readonly string[]> | null;
}

export interface ReplayKeeper {
  keep(replay: HeldReplay): void;
  /** @throws Fault `setting` when it is not held any more */
  open(id: ReplayId): HeldReplay;
}

const heldMax = 3;

const gone = new Fault('setting', {
  code: 'replay/gone',
  message: 'This comparison is not held any more.',
  fix: 'Replay again; it is worked out anew.',
});

export function replayKeeper(): ReplayKeeper {
  const held = new Map<ReplayId, HeldReplay>();
  return {
    keep(replay) {
      held.set(replay.summary.id, replay);
      const [oldest] = held.keys();
      if (held.size > heldMax && oldest !== undefined) held.delete(oldest);
    },
    open(id) {
      const found = held.get(id);
      if (found === undefined) throw gone;
      return found;
    },
  };
}
