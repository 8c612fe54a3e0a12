import type { Change, JournalEntry } from '../../model/change.ts';
import type { RecordKey, RunId, Side } from '../../model/ids.ts';
import type { Operation } from '../../model/operation.ts';
import type { Fields, Value } from '../../model/value.ts';
import { identical } from '../values/equal.ts';
import type { PairState } from './pair-state.ts';
import type { Turn } from './turns.ts';

/** How the edited flow compares with what happened, in one value or one question. */
export type OutcomeKind =
  /** The same value is written. */
  | 'same'
  /** Another value is written. */
  | 'different'
  /** What was written would not be. */
  | 'not-written'
  /** What was not written would be. */
  | 'newly-written'
  /** What was written then stands there already, because an earlier turn wrote it. */
  | 'sooner'
  | 'same-question'
  | 'new-question'
  /** What was asked then would not be. */
  | 'no-question'
  /** It cannot be told: the flow of then did not read what the edited one looks at. */
  | 'not-recorded';

export interface Outcome {
  readonly kind: OutcomeKind;
  readonly run: RunId;
  readonly at: string;
  /** Null for a question. */
  readonly side: Side | null;
  readonly op: Operation | null;
  readonly key: RecordKey | null;
  /** The field that is written, or the unit (or `removal`) that is asked about; empty for a whole record. */
  readonly about: string;
  readonly recorded: Value | null;
  readonly edited: Value | null;
  /** Whether the edited flow writes it in this turn. */
  readonly written: boolean;
}

const keyOf = (side: Side, op: Operation, field: string): string => `${side}\n${op}\n${field}`;

type Written = Map<string, { side: Side; op: Operation; field: string; key: RecordKey | null; value: Value | null }>;

function collect(into: Written, write: { side: Side; op: Operation; key: RecordKey | null }, fields: Fields): void {
  const { side, op, key } = write;
  if (op !== 'update') into.set(keyOf(side, op, ''), { side, op, field: '', key, value: null });
  for (const [field, value] of Object.entries(fields))
    into.set(keyOf(side, op, field), { side, op, field, key, value });
}

/** What a turn wrote, as the journal has it. */
export function recordedIn(entries: readonly JournalEntry[]): Written {
  const written: Written = new Map();
  for (const one of entries) collect(written, one, one.sent);
  return written;
}

/** What a change would write. */
export function plannedIn(change: Change | null): Written {
  const written: Written = new Map();
  for (const one of change?.writes ?? []) collect(written, one, one.fields);
  return written;
}

/** Whether the flow of then, decided again, does not come to what was written. */
export function unlikeThen(then: Change | null, entries: readonly JournalEntry[]): boolean {
  const [planned, recorded] = [plannedIn(then), recordedIn(entries)];
  for (const [name, one] of recorded) {
    const other = planned.get(name);
    if (other === undefined || !identical(other.value, one.value)) return true;
  }
  return false;
}

const holds = (state: PairState, side: Side, field: string, value: Value | null): boolean => {
  const now = state[side].fields?.[field];
  return now !== undefined && identical(now, value);
};

interface Compared {
  readonly turn: Turn;
  readonly recorded: Written;
  readonly planned: Written;
  readonly sim: PairState;
  readonly facts: PairState;
}

/** What becomes of each value that was written, or would be. */
export function writeOutcomes({ turn, recorded, planned, sim, facts }: Compared): readonly Outcome[] {
  const { id: run, at } = turn.run;
  const outcomes: Outcome[] = [];
  for (const [name, one] of recorded) {
    const other = planned.get(name);
    const base = { run, at, side: one.side, op: one.op, key: one.key, about: one.field, recorded: one.value };
    if (other !== undefined) {
      const kind = identical(one.value, other.value) ? 'same' : 'different';
      outcomes.push({ ...base, kind, edited: other.value, written: true });
    } else {
      const isThere = one.field !== '' && holds(sim, one.side, one.field, one.value);
      outcomes.push({ ...base, kind: isThere ? 'sooner' : 'not-written', edited: null, written: false });
    }
  }
  for (const [name, one] of planned) {
    if (recorded.has(name)) continue;
    const isThere = one.field !== '' && holds(facts, one.side, one.field, one.value);
    const base = { run, at, side: one.side, op: one.op, key: one.key, about: one.field, edited: one.value };
    outcomes.push({ ...base, kind: isThere ? 'sooner' : 'newly-written', recorded: null, written: true });
  }
  return outcomes;
}

/** An outcome that no write stands for. */
const outcomeOf = ({ run: { id: run, at } }: Turn, kind: OutcomeKind, about: string): Outcome => ({
  kind,
  run,
  at,
  side: null,
  op: null,
  key: null,
  about,
  recorded: null,
  edited: null,
  written: false,
});

/** What becomes of each question that was asked in a turn, or would be. */
export function questionOutcomes(
  turn: Turn,
  before: { readonly facts: PairState; readonly sim: PairState },
  after: { readonly facts: PairState; readonly sim: PairState },
): readonly Outcome[] {
  const fresh = (was: PairState, is: PairState): readonly string[] => [...is.open].filter((one) => !was.open.has(one));
  const mine = fresh(before.sim, after.sim).map((one) =>
    outcomeOf(turn, after.facts.open.has(one) ? 'same-question' : 'new-question', one),
  );
  const theirs = fresh(before.facts, after.facts).filter((one) => !after.sim.open.has(one));
  return [...mine, ...theirs.map((one) => outcomeOf(turn, 'no-question', one))];
}

/** Units that the edited flow could not look at, and the flow of then could. */
export const unreadOutcomes = (turn: Turn, change: Change | null, then: Change | null): readonly Outcome[] =>
  (change?.skipped ?? [])
    .filter((unit) => change?.unread.length !== 0 && !(then?.skipped ?? []).includes(unit))
    .map((about) => outcomeOf(turn, 'not-recorded', about));
