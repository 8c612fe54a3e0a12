import { type Turn, timetable } from '../../../core/trigger/timetable.ts';
import type { FlowId } from '../../../model/ids.ts';
import { watchFiles } from '../../watch/files.ts';
import { type News, watchLoop } from '../../watch/loop.ts';
import { resting } from '../../watch/rest.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { failureOf, usage } from '../failure.ts';
import { asLive, flowsToRun, liveFor } from '../live-source.ts';
import { planFor } from '../planned.ts';
import { screenOn } from '../screen.ts';
import { placeFor, type Source } from '../source.ts';
import {
  filesOf,
  lastRuns,
  type Reason,
  type RecordFiles,
  readAgain,
  scheduledOf,
  type WatchedFlow,
} from '../watch-flows.ts';
import { type Tally, takeTurn } from '../watch-turn.ts';
import { tellPaused, tellTrouble, tellWatching } from '../watch-words.ts';
import { withWorld } from '../with-world.ts';
import { listed } from '../words.ts';

type Flows = Map<FlowId, WatchedFlow>;

/** What a session hides is kept by its screen, so a process that runs for weeks takes a fresh one for each piece of work. */
const afresh = (context: Context): Context => ({ ...context, screen: screenOn(context, context.screen) });

const noTrigger = (names: readonly string[]) =>
  usage(
    'no-trigger',
    names.length === 0
      ? 'The workspace has no flow.'
      : `No sync of ${listed(names)} has a trigger, so nothing would ever run.`,
    'Give a sync "triggers", for example [{ "on": "interval", "everyMinutes": 15 }]; docs/triggers.md has more.',
  );

/** The flows that were named, all of which must be ready to run. */
async function named(context: Context, words: readonly string[]): Promise<Flows> {
  const flows: Flows = new Map();
  for (const word of words) {
    const source = liveFor(context, word);
    const [first] = flows.values();
    if (first !== undefined && first.source.place.folder !== source.place.folder)
      throw usage(
        'other-workspace',
        `${source.flow.id} is in the workspace ${source.place.folder}, ${first.source.flow.id} in ${first.source.place.folder}.`,
        'Watch each workspace by a command of its own.',
      );
    const planned = await planFor(context, source);
    if (scheduledOf(planned.plan).length === 0) throw noTrigger([source.flow.id]);
    flows.set(source.flow.id, { source, planned });
  }
  return flows;
}

/** All flows of the workspace; one with problems is told about, and taken up once it is mended. */
async function everyOne(context: Context): Promise<Flows> {
  const flows: Flows = new Map();
  const load = async (source: Source): Promise<WatchedFlow> => {
    try {
      const live = asLive(source);
      return { source: live, planned: await planFor(context, live) };
    } catch (error) {
      tellTrouble(context, source.flow.id, failureOf(error).problem);
      return { source, planned: null };
    }
  };
  for (const source of flowsToRun(context, placeFor(context))) flows.set(source.flow.id, await load(source));
  const able = [...flows.values()].filter(({ planned }) => planned === null || scheduledOf(planned.plan).length > 0);
  if (able.length === 0) throw noTrigger([...flows.keys()]);
  return flows;
}

/** Reads a flow that was edited; while it has problems it keeps its triggers, and a run tells what is wrong. */
async function edited(context: Context, flows: Flows, id: FlowId): Promise<readonly News[]> {
  const before = flows.get(id);
  if (before === undefined) return [];
  try {
    const now = await readAgain(context, before.source);
    flows.set(id, now);
    return now.planned === null ? [] : [{ kind: 'flow', flow: id, syncs: scheduledOf(now.planned.plan) }];
  } catch (error) {
    tellTrouble(context, id, failureOf(error).problem);
    return [];
  }
}

async function isPaused(context: Context, { source }: WatchedFlow): Promise<boolean> {
  try {
    return await withWorld(afresh(context), { place: source.place, plan: null }, async ({ store }) => {
      return (await store.control(source.flow.id)) === 'pause';
    });
  } catch {
    // The run that follows meets the same, and tells it.
    return false;
  }
}

async function watchAll(context: Context, flows: Flows): Promise<Tally> {
  const { wake, rest } = resting(context.stop);
  const files = watchFiles<Reason>(wake);
  const known: RecordFiles = new Map();
  const tally: Tally = { runs: 0, failed: 0, cut: false, toldBusy: false };
  const [first] = flows.values();
  if (first === undefined) return tally;
  const last = await lastRuns(context, first.source.place, [...flows.keys()]);
  const begin = [...flows.values()].flatMap(({ planned }) => (planned === null ? [] : scheduledOf(planned.plan)));
  const paused = new Set<FlowId>();
  files.watch(await filesOf(flows.values(), known));
  // The timetable begins with all of them as changed.
  files.look();
  tellWatching(
    context,
    [...flows.values()].flatMap(({ planned }) => planned?.plan ?? []),
  );
  const look = async (): Promise<readonly News[]> => {
    const news: News[] = [];
    const reasons = files.look();
    for (const reason of reasons) {
      if (reason.kind === 'side') news.push({ ...reason, kind: 'change' });
      else news.push(...(await edited(afresh(context), flows, reason.flow)));
    }
    if (reasons.some((one) => one.kind === 'flow')) files.watch(await filesOf(flows.values(), known));
    return news;
  };
  const run = async (turn: Turn) => {
    const flow = flows.get(turn.flow);
    return flow === undefined ? new Map() : takeTurn(afresh(context), flow, turn, tally);
  };
  try {
    await watchLoop(
      timetable(begin, ({ flow, sync }) => last.get(`${flow}/${sync}`) ?? null, Date.now()),
      {
        nowMs: Date.now,
        rest: (ms) => rest(Math.min(ms, files.lookEveryMs())),
        look,
        isPaused: async (id) => {
          const flow = flows.get(id);
          const now = flow !== undefined && (await isPaused(context, flow));
          if (now && !paused.has(id)) tellPaused(context, id);
          if (now) paused.add(id);
          else paused.delete(id);
          return now;
        },
        run,
        stop: context.stop,
      },
    );
  } finally {
    files.close();
  }
  return tally;
}

/** `tandem run [FLOW...] --watch`: runs syncs by their triggers until it is stopped. */
export async function watchCommand(context: Context, words: readonly string[]): Promise<number> {
  const flows = words.length === 0 ? await everyOne(context) : await named(context, words);
  const { runs, failed, cut } = await watchAll(context, flows);
  const { screen } = context;
  screen.progress.clear();
  screen.item({ watched: [...flows.keys()], runs, failed });
  return cut ? exitCodes.cancelled : exitCodes.done;
}
