import type { Change, JournalEntry, PlannedWrite } from '../../model/change.ts';
import type { LinkId, RecordKey, RunId, Side } from '../../model/ids.ts';
import type { Operation } from '../../model/operation.ts';
import type { SyncPlan } from '../../model/plan.ts';
import type { Fields, Value } from '../../model/value.ts';
import { identical } from '../values/equal.ts';
import { compareInstants } from '../values/instant.ts';
import { decideTurn, type Wrote } from './decide-turn.ts';
import { afterChange, afterEdit, afterEntry, editOf, type PairState, standingOf } from './pair-state.ts';
import type { Past, Turn } from './turns.ts';

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

/** What came of one pair. */
export interface PairReplay {
  readonly link: LinkId;
  readonly left: RecordKey | null;
  readonly right: RecordKey | null;
  /** Turns of the period that were decided again. */
  readonly turns: number;
  readonly outcomes: readonly Outcome[];
  /** Turns whose own flow, decided again, does not come to what was written then. */
  readonly unlike: number;
  /** Turns without the plan that they followed. */
  readonly noPlan: number;
  /** Whether the two records would end as something else than they did. */
  readonly endsDifferently: boolean;
}

interface Track {
  state: PairState;
  wrote: Wrote[];
}

const writesOf = (entries: readonly JournalEntry[]): readonly JournalEntry[] =>
  entries.filter((one) => one.undoes.length === 0 && !Object.values(one.why).includes('restore'));

const keyOf = (side: Side, op: Operation, field: string): string => `${side}\n${op}\n${field}`;

type Written = Map<string, { side: Side; op: Operation; field: string; key: RecordKey | null; value: Value | null }>;

function collect(into: Written, write: { side: Side; op: Operation; key: RecordKey | null }, fields: Fields): void {
  const { side, op, key } = write;
  if (op !== 'update') into.set(keyOf(side, op, ''), { side, op, field: '', key, value: null });
  for (const [field, value] of Object.entries(fields))
    into.set(keyOf(side, op, field), { side, op, field, key, value });
}

function recordedIn(entries: readonly JournalEntry[]): Written {
  const written: Written = new Map();
  for (const one of entries) collect(written, one, one.sent);
  return written;
}

function plannedIn(change: Change | null): Written {
  const written: Written = new Map();
  for (const one of change?.writes ?? []) collect(written, one, one.fields);
  return written;
}

const asked = (change: Change | null): ReadonlySet<string> =>
  new Set((change?.questions ?? []).flatMap((one) => (one.about === 'unit' ? [one.unit] : [one.about])));

/** Writes that met a refusal then: decided by the flow of then, never journaled, and decided the same way now. */
function refusedOf(then: Change | null, entries: readonly JournalEntry[], change: Change): ReadonlySet<PlannedWrite> {
  const fell = (then?.writes ?? []).filter(
    (one) => !entries.some((entry) => entry.side === one.side && entry.op === one.op),
  );
  const isSame = (one: PlannedWrite, other: PlannedWrite): boolean =>
    one.side === other.side && one.op === other.op && identical(one.fields, other.fields);
  return new Set(change.writes.filter((write) => fell.some((one) => isSame(one, write))));
}

function openAfter(state: PairState, change: Change): PairState {
  const open = new Set(asked(change));
  for (const unit of state.open) if (change.skipped.includes(unit)) open.add(unit);
  return { ...state, open };
}

function edited(track: Track, turn: Turn, before: PairState): PairState {
  let facts = before;
  for (const one of turn.sighted) {
    const { edit, learnt } = editOf(facts[one.side], one);
    facts = afterEdit(facts, edit, learnt);
    track.state = afterEdit(track.state, edit, learnt);
  }
  return facts;
}

/** What happened in a turn, with the flow of then: what it wrote is taken from the journal, what it agreed on is decided again. */
function factsAfter(facts: PairState, turn: Turn, then: Change | null): PairState {
  let next = facts;
  if (then !== null && turn.run.sync !== null)
    next = openAfter(
      afterChange(next, turn.run.sync, { ...then, writes: [] }, { entries: [], refused: new Set() }),
      then,
    );
  for (const entry of turn.entries) next = afterEntry(next, entry);
  return next;
}

function unlikeThen(then: Change | null, entries: readonly JournalEntry[]): boolean {
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

function writeOutcomes({ turn, recorded, planned, sim, facts }: Compared): readonly Outcome[] {
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

function questionOutcomes(
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
const unreadOutcomes = (turn: Turn, change: Change | null, then: Change | null): readonly Outcome[] =>
  (change?.skipped ?? [])
    .filter((unit) => change?.unread.length !== 0 && !(then?.skipped ?? []).includes(unit))
    .map((about) => outcomeOf(turn, 'not-recorded', about));

function startOf(past: Past): PairState {
  const link = past.how === 'create' || past.how.startsWith('match') ? 'none' : 'live';
  const { start } = past;
  return {
    left: standingOf(start.left),
    right: standingOf(start.right),
    shadow: { left: {}, right: {} },
    link,
    open: new Set(),
  };
}

function sameEnd(sim: PairState, facts: PairState): boolean {
  return (['left', 'right'] as const).every((side) => {
    const [one, other] = [sim[side].fields, facts[side].fields];
    if (one === null || other === null) return one === other;
    return Object.entries(one).every(([name, value]) => {
      const there = other[name];
      return there === undefined || identical(value, there);
    });
  });
}

/** Adds what a turn wrote to what the loop guard looks back on. */
function remember(track: Track, turn: Turn, writes: readonly { readonly side: Side; readonly fields: Fields }[]): void {
  for (const { side, fields } of writes) track.wrote.push({ order: turn.run.order, side, fields });
}

/**
 * Runs what was recorded of a pair through an edited flow: up to the period as it happened, from then on as the edited flow
 * would have it. People's edits are as they were; what follows from them is decided anew, with the code of a run (W1).
 * @param period canonical instants; a run belongs to it by when it began
 */
export function replayPair(
  past: Past & { readonly link: LinkId },
  flow: SyncPlan,
  period: { readonly since: string; readonly until: string | null },
): PairReplay {
  const facts: Track = { state: startOf(past), wrote: [] };
  const sim: Track = { state: facts.state, wrote: [] };
  const outcomes: Outcome[] = [];
  let [turns, unlike, noPlan] = [0, 0, 0];
  for (const turn of past.turns) {
    const { run } = turn;
    if (period.until !== null && compareInstants(run.at, period.until) >= 0) break;
    const isIn = compareInstants(run.at, period.since) >= 0;
    const before = { facts: facts.state, sim: sim.state };
    const seen = edited(sim, turn, facts.state);
    if (run.does === 'puts-back') {
      facts.state = factsAfter(seen, turn, null);
      for (const entry of turn.entries) sim.state = afterEntry(sim.state, entry);
      continue;
    }
    const entries = writesOf(turn.entries);
    const then = run.sync === null ? null : decideTurn(run.sync, past, seen, { turn, wrote: facts.wrote });
    facts.state = factsAfter(seen, turn, then);
    remember(
      facts,
      turn,
      entries.map((one) => ({ side: one.side, fields: one.sent })),
    );
    if (!isIn) {
      sim.state = facts.state;
      sim.wrote = [...facts.wrote];
      continue;
    }
    turns += 1;
    if (run.sync === null) noPlan += 1;
    else if (unlikeThen(then, entries)) unlike += 1;
    const change = decideTurn(flow, past, sim.state, { turn, wrote: sim.wrote });
    const refused = change === null ? new Set<PlannedWrite>() : refusedOf(then, entries, change);
    const tried = change === null ? null : { ...change, writes: change.writes.filter((one) => !refused.has(one)) };
    if (change !== null) sim.state = openAfter(afterChange(sim.state, flow, change, { entries, refused }), change);
    remember(sim, turn, tried?.writes ?? []);
    outcomes.push(
      ...writeOutcomes({
        turn,
        recorded: recordedIn(entries),
        planned: plannedIn(tried),
        sim: sim.state,
        facts: facts.state,
      }),
      ...questionOutcomes(turn, before, { facts: facts.state, sim: sim.state }),
      ...unreadOutcomes(turn, change, then),
    );
  }
  const { left, right } = facts.state;
  const endsDifferently = turns > 0 && !sameEnd(sim.state, facts.state);
  return { link: past.link, left: left.key, right: right.key, turns, outcomes, unlike, noPlan, endsDifferently };
}
