import { type Kept, lifeOf } from '../core/past/life.ts';
import { compareInstants } from '../core/values/instant.ts';
import { addPair, type Comparison, lineNames, noComparison } from '../core/what-if/comparison.ts';
import { type PairReplay, replayPair } from '../core/what-if/replay-pair.ts';
import { type PastRun, pastOf } from '../core/what-if/turns.ts';
import type { FlowId, LinkId, RunId, SyncId } from '../model/ids.ts';
import type { Link, LinkState } from '../model/link.ts';
import type { Plan, SyncPlan } from '../model/plan.ts';
import type { Run } from '../model/run.ts';
import type { Scope } from '../store/contract/scope.ts';
import type { Store } from '../store/contract.ts';
import { keptPlan } from './kept-plan.ts';
import { keptOf } from './record-life.ts';
import { syncsOf } from './run.ts';

const pageMax = 500;
const states: readonly LinkState[] = ['live', 'tombstone', 'unlinked', 'undone'];

export interface ReplayOptions {
  readonly since: string;
  /** Null: until now. */
  readonly until: string | null;
  readonly sync?: SyncId;
  /** Is handed what came of every pair, for lists of records beside the comparison. */
  readonly each?: (sync: SyncId, pair: PairReplay) => void;
  /** Is told how many pairs were gone through since it was told before, touched or not. What it throws ends the replay. */
  readonly gone?: (pairs: number) => void;
}

/** How an edited flow would have done, by sync. */
export type Replayed = { readonly [sync: string]: Comparison };

const doesOf = (run: Run): PastRun['does'] => {
  if (run.kind === 'undo' || run.kind === 'restore') return 'puts-back';
  return run.state === 'done' || run.state === 'partial' || run.state === 'running' ? 'settles' : 'stopped';
};

/** All runs of a flow, each with the sync as it followed it; a plan is read once. */
async function runsOf(store: Store, flow: FlowId, sync: SyncId): Promise<ReadonlyMap<RunId, PastRun>> {
  const runs = await store.runs(flow, Number.MAX_SAFE_INTEGER);
  const plans = new Map<string, SyncPlan | null>();
  for (const hash of new Set(runs.map((run) => run.planHash)))
    plans.set(hash, (await keptPlan(store, hash))?.syncs.find((one) => one.id === sync) ?? null);
  return new Map(
    runs.map((run, index) => {
      const { id, startedAt: at, planHash } = run;
      return [id, { id, at, order: runs.length - index, sync: plans.get(planHash) ?? null, does: doesOf(run) }];
    }),
  );
}

/** Whether anything happened to a pair since then. */
const isTouched = ({ born, sighted, entries }: Kept, since: string): boolean =>
  [born?.at, sighted.at(-1)?.at, entries.at(-1)?.at].some((at) => at !== undefined && compareInstants(at, since) >= 0);

type Runs = Awaited<ReturnType<typeof runsOf>>;

async function* replayed(
  store: Store,
  scope: Scope,
  flow: SyncPlan,
  known: { readonly runs: Runs; readonly options: ReplayOptions; readonly removed: { pairs: number } },
): AsyncGenerator<PairReplay> {
  // What was agreed on is kept by the flow that wrote it last.
  const kept = [...known.runs.values()].find((run) => run.sync !== null)?.sync ?? flow;
  for (let after: LinkId | null = null; ; ) {
    const page: readonly Link[] = await store.linkPage(scope, states, after, pageMax);
    const last = page.at(-1);
    if (last === undefined) return;
    known.options.gone?.(page.length);
    const all = await keptOf(store, scope, kept, page);
    for (const link of page) {
      const mine = all.get(link.id);
      if (mine === undefined || !isTouched(mine, known.options.since)) continue;
      const { from } = lifeOf(mine);
      if (from !== null && compareInstants(from, known.options.since) >= 0) {
        known.removed.pairs += 1;
        continue;
      }
      yield replayPair({ ...pastOf(mine, link.how, known.runs), link: link.id }, flow, known.options);
    }
    after = last.id;
  }
}

/** What came of every pair, one by one, in an order that stays: for lists of records beside the comparison. */
export async function* replayedPairs(
  plan: Plan,
  store: Store,
  options: ReplayOptions & { readonly sync: SyncId },
): AsyncGenerator<PairReplay> {
  for (const flow of syncsOf(plan, { syncs: [options.sync] })) {
    const runs = await runsOf(store, plan.flow, flow.id);
    yield* replayed(store, { flow: plan.flow, sync: flow.id }, flow, { runs, options, removed: { pairs: 0 } });
  }
}

async function replaySync(store: Store, scope: Scope, flow: SyncPlan, options: ReplayOptions): Promise<Comparison> {
  const runs = await runsOf(store, scope.flow, scope.sync);
  const names = lineNames(flow, [...new Set([...runs.values()].flatMap((run) => run.sync ?? []))]);
  let comparison = noComparison;
  const removed = { pairs: 0 };
  for await (const pair of replayed(store, scope, flow, { runs, options, removed })) {
    comparison = addPair(comparison, pair, names);
    options.each?.(scope.sync, pair);
  }
  return { ...comparison, removed: removed.pairs };
}

/** How many pairs a replay goes through, touched in its period or not. */
export async function pairsToReplay(plan: Plan, store: Store, sync: SyncId | null): Promise<number> {
  let pairs = 0;
  for (const { id } of plan.syncs)
    if (sync === null || sync === id) pairs += await store.countLinks({ flow: plan.flow, sync: id }, states);
  return pairs;
}

/**
 * Runs what was recorded in a period through an edited flow, and compares what it would have done with what happened (W1).
 * It asks no system: all it is given is the state. Memory does not grow with the records. The same state and flow give the
 * same answer.
 * @throws Fault `setting` when the flow has no such sync, `state` when the state is damaged
 */
export async function replay(plan: Plan, store: Store, options: ReplayOptions): Promise<Replayed> {
  const part = options.sync === undefined ? {} : { syncs: [options.sync] };
  const compared: Record<string, Comparison> = {};
  for (const sync of syncsOf(plan, part))
    compared[sync.id] = await replaySync(store, { flow: plan.flow, sync: sync.id }, sync, options);
  return compared;
}
