import type { ConflictId, FlowId } from '../../model/ids.ts';
import type { Decision } from '../../model/inbox.ts';
import type { Plan } from '../../model/plan.ts';
import type { Run } from '../../model/run.ts';
import type { InboxRow } from '../../store/contract/inbox.ts';
import type { Mark } from '../../store/contract/mark.ts';
import type { Scope } from '../../store/contract/scope.ts';
import { deedMark } from '../deed.ts';
import type { World } from '../world.ts';
import type { Refused } from './answer-many.ts';

/** A decision to take back, and the sync that it belongs to. */
export interface Taken {
  readonly scope: Scope;
  readonly decision: Decision;
}

/** What became of decisions that were to be taken back. */
export interface TakenBack {
  /** Questions that are open again. */
  readonly reopened: readonly ConflictId[];
  /** Refused records that were made with what a person typed, and are gone again: nothing is asked about them. */
  readonly restored: readonly ConflictId[];
  /** What was left as it is, with the reason. */
  readonly left: readonly Refused[];
  /** The undo runs that wrote. */
  readonly runs: readonly Run[];
}

/** What taking back needs to know of plans. */
export interface Plans {
  /** The plan of a run; null where it is not known any more. */
  readonly ofRun: (run: string) => Promise<Plan | null>;
  /** The plan of the last run of a flow. */
  readonly ofFlow: (flow: FlowId) => Promise<Plan | null>;
}

/** The row of the audit log, and the decision's new state: in every commit that takes one back. */
export const takenMarks = (world: World, { scope, decision }: Taken, why: string | null): readonly Mark[] => [
  { put: 'decided', of: { seq: decision.seq }, to: 'taken-back', run: null },
  deedMark(world, scope, {
    action: 'take-back',
    about: decision.conflict,
    says: { choice: decision.choice, by: decision.by, at: decision.at, batch: decision.batch },
    why,
  }),
];

/** The question open again, with what it showed; its revision grows only where another one was shown meanwhile. */
export function openAgain({ scope, decision }: Taken, { conflict }: InboxRow, draft: Decision['draft']): Mark {
  const { question } = decision;
  const revision = conflict.revision === decision.revision ? conflict.revision : conflict.revision + 1;
  return {
    put: 'conflict',
    scope,
    conflict: { ...conflict, question, revision, state: 'open', answer: draft, closedAt: null, outcome: null },
  };
}
