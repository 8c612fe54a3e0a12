import type { JournalEntry } from '../../model/change.ts';
import type { RunId, Side } from '../../model/ids.ts';
import type { SyncPlan } from '../../model/plan.ts';
import type { Sighted } from '../../model/record.ts';
import { type Kept, lifeOf, type SideAt } from '../past/life.ts';

/** What is known of a run that recorded something. */
export interface PastRun {
  readonly id: RunId;
  readonly at: string;
  /** Its place among the runs of the flow, for what looks back over some runs. */
  readonly order: number;
  /** The sync as that run followed it; null where its plan is not kept. */
  readonly sync: SyncPlan | null;
  /** `settles`: it decided and wrote. `puts-back`: an undo or a restore. `stopped`: a brake held it, or it failed. */
  readonly does: 'settles' | 'puts-back' | 'stopped';
}

/** What one run saw of a pair and wrote to it. */
export interface Turn {
  readonly run: PastRun;
  readonly sighted: readonly Sighted[];
  readonly entries: readonly JournalEntry[];
}

/** All that is kept of a pair, turn by turn. */
export interface Past {
  /** How its link came about: `match:1`, `create`, `person`. */
  readonly how: string;
  readonly born: RunId | null;
  readonly start: { readonly [side in Side]: SideAt };
  readonly turns: readonly Turn[];
}

type Open = { run: PastRun; sighted: Sighted[]; entries: JournalEntry[] };

/** A run that was stopped before it wrote anything decided nothing: what it saw counts for the next one. */
function joined(turns: readonly Open[]): readonly Turn[] {
  const out: Turn[] = [];
  let seen: Sighted[] = [];
  for (const turn of turns) {
    if (turn.run.does === 'stopped' && turn.entries.length === 0) {
      seen.push(...turn.sighted);
      continue;
    }
    out.push({ ...turn, sighted: [...seen, ...turn.sighted] });
    seen = [];
  }
  return out;
}

/**
 * Puts what is kept of a pair into the order in which it came about, by run.
 * @param runs every run that is named by it, and the one in which its link came about
 */
export function pastOf(kept: Kept, how: string, runs: ReadonlyMap<RunId, PastRun>): Past {
  const turns = new Map<RunId, Open>();
  const turnOf = (id: RunId): Open | null => {
    const run = runs.get(id);
    if (run === undefined) return null;
    const turn = turns.get(id) ?? { run, sighted: [], entries: [] };
    turns.set(id, turn);
    return turn;
  };
  const born = kept.born?.run ?? null;
  // The run that linked two records that agreed has left nothing else of them.
  if (born !== null && how.startsWith('match')) turnOf(born);
  for (const one of kept.sighted) turnOf(one.run)?.sighted.push(one);
  for (const one of kept.entries) if (one.outcome !== 'maybe') turnOf(one.run)?.entries.push(one);
  const inOrder = [...turns.values()].sort((one, other) => one.run.order - other.run.order);
  return { how, born, start: lifeOf(kept).start, turns: joined(inOrder) };
}
