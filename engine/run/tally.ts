import { type Hasher, hasher } from '../core/values/hash.ts';
import type { Change, PlannedWrite } from '../model/change.ts';
import type { Side } from '../model/ids.ts';
import { countedAs, noWrites, type WriteCounts } from '../model/operation.ts';
import type { SyncDecided } from '../model/run.ts';

interface SideTally {
  planned: WriteCounts;
  done: WriteCounts;
  blanked: Record<string, number>;
  /** Records read by a scan or census of this run; null where there was none. */
  counted: number | null;
  countedBefore: number | null;
}

/** What a sync's run has counted so far. The only state its phases share; it is never stored as such. */
export interface Tally {
  readonly left: SideTally;
  readonly right: SideTally;
  decided: number;
  newConflicts: number;
  newAmbiguous: number;
  failed: number;
  movedOn: number;
  /** Links whose last write has no known outcome yet. */
  quarantined: number;
  /** Over the decided changes, in order. */
  readonly hash: Hasher;
  seq: number;
  /** Over all rounds: what the first one of each pass planned, questions that were opened, records that moved on in earlier ones. */
  readonly told: { planned: { left: WriteCounts; right: WriteCounts }; asked: number; movedOn: number };
  /** Match questions that this run asked; others of them have answered themselves. */
  readonly asked: Set<string>;
}

const none = (): WriteCounts => ({ ...noWrites });

const sideTally = (): SideTally => ({
  planned: none(),
  done: none(),
  blanked: {},
  counted: null,
  countedBefore: null,
});

export const newTally = (): Tally => ({
  left: sideTally(),
  right: sideTally(),
  decided: 0,
  newConflicts: 0,
  newAmbiguous: 0,
  failed: 0,
  movedOn: 0,
  quarantined: 0,
  hash: hasher(),
  seq: 0,
  told: { planned: { left: none(), right: none() }, asked: 0, movedOn: 0 },
  asked: new Set(),
});

/** Counts one write of a change, when it is planned and again when it is done. */
export function countWrite(tally: Tally, when: 'planned' | 'done', write: PlannedWrite): void {
  tally[write.side][when][countedAs[write.op]]++;
}

const isBlank = (value: unknown): boolean => value === null || value === '';

function countBlanks(tally: Tally, write: PlannedWrite): void {
  if (write.op !== 'update') return;
  const blanked = tally[write.side].blanked;
  for (const [field, value] of Object.entries(write.fields)) {
    const before = write.before[field];
    if (isBlank(value) && before !== undefined && !isBlank(before)) blanked[field] = (blanked[field] ?? 0) + 1;
  }
}

/** Counts a decided change, for brakes and for people. */
export function countChange(tally: Tally, change: Change): void {
  tally.decided++;
  for (const write of change.writes) {
    countWrite(tally, 'planned', write);
    countBlanks(tally, write);
  }
}

/** Forgets what was planned; what was done stays. */
export function forgetPlanned(tally: Tally): void {
  for (const side of ['left', 'right'] satisfies Side[]) {
    tally[side].planned = none();
    tally[side].blanked = {};
  }
  tally.decided = 0;
}

/** Forgets what was planned before another round of the same run. */
export function startRound(tally: Tally): void {
  forgetPlanned(tally);
  tally.told.movedOn += tally.movedOn;
  tally.newConflicts = 0;
  tally.newAmbiguous = 0;
  tally.movedOn = 0;
}

/**
 * Keeps what a pass plans to write, for people who look at the run later.
 * @param again a later pass, which decides anew about removals that the first one planned already
 */
export function keepPlanned(tally: Tally, again: boolean): void {
  for (const side of ['left', 'right'] satisfies Side[]) {
    const { created, updated, removed } = tally[side].planned;
    const kept = tally.told.planned[side];
    kept.created += created;
    kept.updated += updated;
    if (!again) kept.removed += removed;
  }
}

/** What a sync's run decided, all rounds taken together. */
export const decidedOf = ({ told, movedOn }: Tally): SyncDecided => ({
  asked: told.asked,
  movedOn: told.movedOn + movedOn,
  planned: { left: { ...told.planned.left }, right: { ...told.planned.right } },
});
