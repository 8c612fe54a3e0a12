import type { Ending, Turn } from '../../core/trigger/timetable.ts';
import { Fault } from '../../model/fault.ts';
import type { SyncId } from '../../model/ids.ts';
import type { Run } from '../../model/run.ts';
import { pausedUnder } from '../../run/paused.ts';
import { runFlow } from '../../run/run.ts';
import type { Context } from './context.ts';
import { failureOf } from './failure.ts';
import { watch } from './progress.ts';
import { readAgain, type WatchedFlow } from './watch-flows.ts';
import { tellTrouble, tellTurn } from './watch-words.ts';
import { withWorld } from './with-world.ts';

export type Endings = ReadonlyMap<SyncId, Ending>;

/** What the watching command counts of its turns. */
export interface Tally {
  runs: number;
  failed: number;
  /** The last run was stopped by a request to this process. */
  cut: boolean;
  /** It was told that somebody else works in the workspace. */
  toldBusy: boolean;
}

const all = (syncs: readonly SyncId[], ending: Ending): Endings => new Map(syncs.map((id) => [id, ending]));

function endingOfOthers({ state, problem }: Run): Ending {
  if (state === 'paused' || problem?.code === 'run/paused') return 'stopped';
  return state === 'cancelled' ? 'ran' : 'failed';
}

/** A sync whose counts are in the run came to its end there, unless it was cut; of the others the run says why not. */
export function endingsOf(run: Run, syncs: readonly SyncId[]): Endings {
  const others = endingOfOthers(run);
  const hasEnded = (id: SyncId): boolean => run.syncs[id] !== undefined && run.cut?.includes(id) !== true;
  return new Map(syncs.map((id) => [id, hasEnded(id) ? 'ran' : others]));
}

const waits: { readonly [code: string]: Ending } = {
  'state/in-use': 'busy',
  'state/busy': 'busy',
  'run/paused': 'stopped',
};

async function runSyncs(context: Context, flow: WatchedFlow, syncs: readonly SyncId[], tally: Tally): Promise<Endings> {
  const { source, planned } = await readAgain(context, flow.source);
  const plan = planned?.plan;
  const mine = plan?.syncs.filter((sync) => syncs.includes(sync.id)) ?? [];
  if (planned === null || plan === undefined || mine.length === 0) return all(syncs, 'ran');
  const needs = {
    place: source.place,
    plan: { ...plan, syncs: mine },
    log: watch(plan, context.screen, planned.names),
    tidies: true as const,
  };
  const run = await withWorld(context, needs, async (world) => {
    const paused = await pausedUnder(world.store, plan);
    const ids = mine.map((one) => one.id);
    // Only the systems of these syncs are open.
    const isMine = (paused?.part ?? plan.syncs.map((one) => one.id)).every((id) => ids.includes(id));
    return runFlow(plan, world, paused !== null && isMine ? { resume: paused.id } : { syncs: ids });
  });
  context.screen.progress.clear();
  tellTurn(context, run, plan, planned.names);
  tally.runs++;
  tally.toldBusy = false;
  tally.cut = run.state === 'cancelled' && context.stop.aborted;
  if (run.state === 'failed') tally.failed++;
  return endingsOf(run, syncs);
}

/** Syncs that could not be begun together are tried one by one: a system that is not there stops only who needs it (T11). */
async function oneByOne(context: Context, flow: WatchedFlow, turn: Turn, tally: Tally): Promise<Endings> {
  const endings = new Map<SyncId, Ending>();
  for (const id of turn.syncs) {
    if (context.stop.aborted) break;
    const [ending] = (await takeTurn(context, flow, { ...turn, syncs: [id] }, tally)).values();
    endings.set(id, ending ?? 'ran');
  }
  return endings;
}

/** Makes the run of a turn and tells of it. Whatever goes wrong, watching goes on. */
export async function takeTurn(context: Context, flow: WatchedFlow, turn: Turn, tally: Tally): Promise<Endings> {
  try {
    return await runSyncs(context, flow, turn.syncs, tally);
  } catch (error) {
    context.screen.progress.clear();
    const { problem, others } = failureOf(error);
    const wait = error instanceof Fault ? waits[problem.code] : undefined;
    if (wait === 'busy' && !tally.toldBusy) tellTrouble(context, turn.flow, problem);
    if (wait !== undefined) {
      tally.toldBusy ||= wait === 'busy';
      return all(turn.syncs, wait);
    }
    if (turn.syncs.length > 1 && error instanceof Fault && error.kind !== 'state')
      return oneByOne(context, flow, turn, tally);
    for (const one of [...others, problem]) tellTrouble(context, turn.flow, one);
    tally.failed++;
    return all(turn.syncs, 'failed');
  }
}
