import type { Change, JournalEntry, PlannedWrite } from '../../model/change.ts';
import type { LinkId, RecordKey, Side } from '../../model/ids.ts';
import type { SyncPlan } from '../../model/plan.ts';
import type { Fields } from '../../model/value.ts';
import { identical } from '../values/equal.ts';
import { compareInstants } from '../values/instant.ts';
import { decideTurn, type Wrote } from './decide-turn.ts';
import {
  type Outcome,
  plannedIn,
  questionOutcomes,
  recordedIn,
  unlikeThen,
  unreadOutcomes,
  writeOutcomes,
} from './outcomes.ts';
import { afterChange, afterEdit, afterEntry, editOf, type PairState, standingOf } from './pair-state.ts';
import type { Past, Turn } from './turns.ts';

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
