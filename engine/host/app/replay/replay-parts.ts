import { setTimeout as wait } from 'node:timers/promises';
import { isAsBefore, type LineNames, lineNames } from '../../../core/what-if/comparison.ts';
import type { PairReplay } from '../../../core/what-if/replay-pair.ts';
import type { FlowId, SyncId } from '../../../model/ids.ts';
import type { Plan } from '../../../model/plan.ts';
import {
  asItWas,
  makeReplay,
  ReplayId,
  type ReplaySummary,
  replayRows,
  replayScope,
} from '../../../protocol/calls/replay.ts';
import { keptPlan } from '../../../run/kept-plan.ts';
import { pairsToReplay, type Replayed, replay } from '../../../run/replay.ts';
import { draftPlan } from '../../cli/draft-plan.ts';
import { namesIn } from '../../cli/planned.ts';
import type { House } from '../house.ts';
import { answers, feeds, type Part } from '../part.ts';
import { standOf } from '../versions/stand.ts';
import { type Differing, type ReplayKeeper, replayKeeper } from './replay-keeper.ts';
import { found, rowsOf } from './replay-rows.ts';
import { scopeOf } from './replay-scope.ts';

/** Of a replay so many outcomes can be looked at; all are counted. */
const listedMax = 20_000;
const tellEveryMs = 100;

interface Asked {
  readonly flow: FlowId;
  readonly since: string;
  readonly until: string | null;
  readonly sync: SyncId | null;
}

/** The names of the lines of every sync, of the edited flow and of those that ran. */
async function namesOf({ engine }: House, plan: Plan): Promise<ReadonlyMap<SyncId, LineNames>> {
  const runs = await engine.store.runs(plan.flow, Number.MAX_SAFE_INTEGER);
  const before: Plan[] = [];
  for (const hash of new Set(runs.map((run) => run.planHash))) {
    const kept = await keptPlan(engine.store, hash);
    if (kept !== null) before.push(kept);
  }
  const of = (id: SyncId) => before.flatMap((one) => one.syncs.filter((sync) => sync.id === id));
  return new Map(plan.syncs.map((sync) => [sync.id, lineNames(sync, of(sync.id))]));
}

/** Gathers what is not as it was. */
function gather(names: ReadonlyMap<SyncId, LineNames>) {
  const differing: Differing[] = [];
  let all = 0;
  return {
    differing,
    all: () => all,
    take(sync: SyncId, { link, left, right, turns, endsDifferently, outcomes }: PairReplay): void {
      if (turns === 0) return;
      for (const outcome of outcomes) {
        if (asItWas.includes(outcome.kind)) continue;
        all++;
        if (differing.length >= listedMax) continue;
        const line = names.get(sync)?.of(outcome) ?? { about: outcome.about, label: outcome.about };
        differing.push({ sync, link, left, right, endsDifferently, line, outcome });
      }
    },
  };
}

function syncsOf(plan: Plan, told: Replayed, names: ReturnType<typeof namesIn>): ReplaySummary['syncs'] {
  return plan.syncs.flatMap((sync) => {
    const compared = told[sync.id];
    if (compared === undefined) return [];
    const { lines, ...sums } = compared;
    const { left, right } = names(sync);
    const named = lines.map(({ samples: _, ...line }) => line);
    return [{ id: sync.id, label: sync.label, left, right, ...sums, lines: named }];
  });
}

async function* make(house: House, replays: ReplayKeeper, asked: Asked, stop: AbortSignal) {
  const { flow, since, until, sync } = asked;
  const { engine, drafts } = house;
  const startedMs = performance.now();
  const draft = drafts.open(flow);
  const plan = draftPlan(engine.context, draft);
  const gathered = gather(await namesOf(house, plan));
  const part = sync === null ? {} : { sync };
  const of = await pairsToReplay(plan, engine.store, sync);
  let done = 0;
  const gone = (pairs: number): void => {
    stop.throwIfAborted();
    engine.closing.throwIfAborted();
    done += pairs;
  };
  const work = engine
    .keep(replay(plan, engine.store, { since, until, ...part, each: gathered.take, gone }))
    .then((told) => ({ told }));
  // Whoever cancels does not hear of it any more.
  work.catch(() => {});
  for (;;) {
    const ended = await Promise.race([work, wait(tellEveryMs, null)]);
    if (ended === null) {
      yield { is: 'working', done, of } as const;
      continue;
    }
    const { told } = ended;
    const { live, ahead } = standOf(engine.place, draft);
    const summary: ReplaySummary = {
      id: ReplayId.parse(engine.newId('rp')),
      flow,
      label: draft.flow.label ?? flow,
      since,
      until,
      madeAt: engine.world().now(),
      seconds: (performance.now() - startedMs) / 1000,
      live,
      ahead: ahead?.length ?? null,
      differing: gathered.all(),
      listed: gathered.differing.length,
      same: Object.values(told).every(isAsBefore),
      syncs: syncsOf(plan, told, namesIn(engine.place)),
    };
    replays.keep({ summary, plan, differing: gathered.differing, titles: null });
    yield { is: 'done', replay: summary } as const;
    return;
  }
}

/** What windows ask about trying an edited flow on what was recorded. */
export function replayParts(house: House): readonly Part[] {
  const replays = replayKeeper();
  return [
    feeds(makeReplay, 'design', (asked, { stop }) => make(house, replays, asked, stop)),
    answers(replayScope, 'design', ({ flow }) => scopeOf(house, flow)),
    answers(replayRows, 'design', async ({ replay: id, query, offset, limit }) => {
      const held = replays.open(id);
      const all = await found(house.engine.store, held, query);
      const rows = await rowsOf(house.engine.store, held.plan, all.slice(offset, offset + limit));
      return { total: all.length, rows };
    }),
  ];
}
