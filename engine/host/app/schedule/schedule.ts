import type { Ending, Turn } from '../../../core/trigger/timetable.ts';
import { timetable } from '../../../core/trigger/timetable.ts';
import type { FlowId, SyncId } from '../../../model/ids.ts';
import type { Run } from '../../../model/run.ts';
import { failureOf } from '../../cli/failure.ts';
import { asLive } from '../../cli/live-source.ts';
import { nextRunOf } from '../../cli/next-run.ts';
import { planFor } from '../../cli/planned.ts';
import {
  filesOf,
  lastRunsIn,
  type Reason,
  type RecordFiles,
  scheduledOf,
  type WatchedFlow,
} from '../../cli/watch-flows.ts';
import { endingsOf } from '../../cli/watch-turn.ts';
import { watchFiles } from '../../watch/files.ts';
import { type News, watchLoop } from '../../watch/loop.ts';
import { resting } from '../../watch/rest.ts';
import type { House } from '../house.ts';
import { orGoOn } from '../runs/go-on.ts';

type Flows = Map<FlowId, WatchedFlow>;

const endings = (syncs: readonly SyncId[], ending: Ending): ReadonlyMap<SyncId, Ending> =>
  new Map(syncs.map((id) => [id, ending]));

/** What is live of a flow; null where it was never published: what is only drawn never runs by itself. */
async function liveFlow({ engine, drafts }: House, id: FlowId): Promise<WatchedFlow | null> {
  const draft = drafts.all().find((one) => one.flow.id === id);
  if (draft === undefined) return null;
  const source = asLive(draft);
  if (source.published === undefined) return null;
  try {
    return { source, planned: await planFor(engine.context, source) };
  } catch (error) {
    engine.news.tell({ kind: 'problem', problem: failureOf(error).problem });
    return { source, planned: null };
  }
}

/** Tells the status bar what is due next, of all that is live and not paused. */
async function tellNext({ engine, runs }: House, flows: Flows): Promise<void> {
  let first: { readonly flow: FlowId; readonly label: string; readonly at: string } | null = null;
  for (const [id, { source }] of flows) {
    if ((await engine.store.control(id)) === 'pause') continue;
    const at = await nextRunOf(engine.store, source.flow, Date.now());
    if (at !== null && (first === null || at < first.at)) first = { flow: id, label: source.flow.label ?? id, at };
  }
  runs.expects(first);
}

async function takeTurn(house: House, flows: Flows, turn: Turn): Promise<ReadonlyMap<SyncId, Ending>> {
  const plan = flows.get(turn.flow)?.planned?.plan;
  if (plan === undefined) return endings(turn.syncs, 'failed');
  const label = flows.get(turn.flow)?.source.flow.label ?? turn.flow;
  try {
    const options = await orGoOn(house.engine.store, plan, { syncs: turn.syncs });
    const ended: Run | null = await house.runs.start({ plan, label, by: 'engine', options }).over;
    return ended === null ? endings(turn.syncs, 'failed') : endingsOf(ended, turn.syncs);
  } catch (error) {
    if (failureOf(error).problem.code.startsWith('state/')) return endings(turn.syncs, 'busy');
    throw error;
  }
}

/** Runs what is live by its triggers, as long as the engine is open. */
export async function keepSchedule(house: House): Promise<void> {
  const { engine, drafts } = house;
  const { wake, rest } = resting(engine.closing);
  const files = watchFiles<Reason>(wake);
  const known: RecordFiles = new Map();
  const flows: Flows = new Map();
  const changed = new Set<FlowId>();
  const watchAnew = async (): Promise<void> => files.watch(await filesOf(flows.values(), known));
  const listen = async (): Promise<void> => {
    for await (const one of engine.news.follow([], engine.closing)) {
      if (one.kind === 'versions') changed.add(one.flow);
      if (one.kind === 'versions' || one.kind === 'flows') wake();
      if (one.kind === 'flows') await tellNext(house, flows);
    }
  };
  const load = async (id: FlowId): Promise<News> => {
    const flow = await liveFlow(house, id);
    if (flow === null) flows.delete(id);
    else flows.set(id, flow);
    return { kind: 'flow', flow: id, syncs: flow?.planned ? scheduledOf(flow.planned.plan) : [] };
  };
  for (const { flow } of drafts.all()) await load(flow.id);
  const begin = [...flows.values()].flatMap(({ planned }) => (planned === null ? [] : scheduledOf(planned.plan)));
  const last = await lastRunsIn(engine.store, [...flows.keys()]);
  await watchAnew();
  // The timetable begins with all of them as changed.
  files.look();
  await tellNext(house, flows);
  const listening = listen();
  try {
    await watchLoop(
      timetable(begin, ({ flow, sync }) => last.get(`${flow}/${sync}`) ?? null, Date.now()),
      {
        nowMs: Date.now,
        rest: (ms) => rest(Math.min(ms, files.lookEveryMs())),
        look: async () => {
          const news: News[] = [];
          for (const reason of files.look()) {
            if (reason.kind === 'side') news.push({ ...reason, kind: 'change' });
            else changed.add(reason.flow);
          }
          const again = [...changed];
          changed.clear();
          for (const id of again) news.push(await load(id));
          if (again.length > 0) {
            await watchAnew();
            await tellNext(house, flows);
          }
          return news;
        },
        isPaused: async (id) => (await engine.store.control(id)) === 'pause',
        run: (turn) => takeTurn(house, flows, turn),
        stop: engine.closing,
      },
    );
  } finally {
    files.close();
    await listening;
  }
}
