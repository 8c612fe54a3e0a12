import { type Hasher, hasher } from '../core/values/hash.ts';
import type { Change, PlannedWrite } from '../model/change.ts';
import type { Side } from '../model/ids.ts';

interface SideTally {
  planned: { created: number; updated: number; removed: number };
  done: { created: number; updated: number; removed: number };
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
  /** Match questions that this run asked; others of them have answered themselves. */
  readonly asked: Set<string>;
}

const sideTally = (): SideTally => ({
  planned: { created: 0, updated: 0, removed: 0 },
  done: { created: 0, updated: 0, removed: 0 },
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
  asked: new Set(),
});

const counter = { create: 'created', update: 'updated', remove: 'removed' } as const;

export function countWrite(tally: Tally, when: 'planned' | 'done', write: PlannedWrite): void {
  tally[write.side][when][counter[write.op]]++;
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
    tally[side].planned = { created: 0, updated: 0, removed: 0 };
    tally[side].blanked = {};
  }
  tally.decided = 0;
}

/** Forgets what was planned before another round of the same run. */
export function startRound(tally: Tally): void {
  forgetPlanned(tally);
  tally.newConflicts = 0;
  tally.newAmbiguous = 0;
  tally.movedOn = 0;
}
