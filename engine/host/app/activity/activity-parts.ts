import { compareInstants } from '../../../core/values/instant.ts';
import {
  listActivity,
  lookAtRun,
  retryFailures,
  runConflicts,
  runFailures,
  runLog,
  runRecords,
} from '../../../protocol/calls/activity.ts';
import type { House } from '../house.ts';
import { answers, feeds, type Part } from '../part.ts';
import { conflictRows, failureRows } from './questions.ts';
import { effectsFound, recordRows } from './record-rows.ts';
import { retry } from './retry.ts';
import { runAt } from './run-at.ts';
import { runDetail } from './run-detail.ts';
import { activityFlow, headsOf } from './run-heads.ts';
import { logOf } from './run-log.ts';
import { seenStore } from './seen-store.ts';

const runsMax = 5_000;

/** What windows ask about runs that were, and what came of them. */
export function activityParts(house: House): readonly Part[] {
  const { engine, drafts } = house;
  const { place } = engine;
  const now = (): string => engine.world().now();
  return [
    answers(listActivity, 'look', async ({ flow, since }, { who }) => {
      const store = seenStore(engine, who);
      const drawn = drafts.all().map((one) => one.flow);
      const asked = drawn.filter((one) => flow === null || one.id === flow);
      const all = await Promise.all(asked.map((one) => headsOf(store, place, one.id)));
      const runs = all
        .flat()
        .filter((one) => since === null || compareInstants(one.startedAt, since) >= 0)
        .sort((one, other) => compareInstants(other.startedAt, one.startedAt));
      return {
        flows: drawn.map((one) => activityFlow(place, one)),
        runs: runs.slice(0, runsMax),
        cut: runs.length > runsMax,
      };
    }),
    answers(lookAtRun, 'look', ({ run }, { who }) => runDetail(house, seenStore(engine, who), run)),
    answers(runRecords, 'look', async ({ run, query, offset, limit }, { who }) => {
      const store = seenStore(engine, who);
      const at = await runAt(store, place, run);
      const found = await effectsFound(store, at, query);
      const seqs = found.slice(offset, offset + limit).map((one) => one.seq);
      return { total: found.length, rows: await recordRows(store, at, seqs) };
    }),
    answers(runFailures, 'look', async ({ run }, { who }) => {
      const store = seenStore(engine, who);
      return failureRows(store, await runAt(store, place, run), now());
    }),
    answers(runConflicts, 'look', async ({ run }, { who }) => {
      const store = seenStore(engine, who);
      return conflictRows(store, await runAt(store, place, run), now());
    }),
    answers(retryFailures, 'decide', async ({ failures, values }, { who }) => ({
      run: await retry(house, { failures, values }, who),
    })),
    feeds(runLog, 'look', async function* ({ run }, { who }) {
      const store = seenStore(engine, who);
      yield* logOf(store, await runAt(store, place, run), now());
    }),
  ];
}
