import { cancelRun, listRuns, releaseRun, startRun } from '../../../protocol/calls/runs.ts';
import type { House } from '../house.ts';
import { answers, type Part } from '../part.ts';
import { planToRun } from '../plans.ts';

/** What windows ask about runs. */
export function runParts(house: House): readonly Part[] {
  const { engine, drafts, runs } = house;
  const { store } = engine;
  return [
    answers(startRun, 'operate', async ({ flow, syncs, full = false }, { who: { by } }) => {
      const { plan, label } = await planToRun(house, flow);
      const { run } = runs.start({ plan, label, by, options: { full, ...(syncs === undefined ? {} : { syncs }) } });
      return { run };
    }),
    answers(releaseRun, 'operate', async ({ flow, run: held, hash }, { who: { by } }) => {
      const { plan, label } = await planToRun(house, flow);
      const { run } = runs.start({ plan, label, by, options: { release: { run: held, hash } } });
      return { run };
    }),
    answers(cancelRun, 'operate', async ({ flow }) => {
      runs.cancel(flow);
      return {};
    }),
    answers(listRuns, 'look', async ({ flow, limit }) => {
      const flows = flow === null ? drafts.all().map((one) => one.flow.id) : [flow];
      const all = await Promise.all(flows.map((one) => store.runs(one, limit)));
      const newest = all.flat().sort((one, other) => (one.startedAt < other.startedAt ? 1 : -1));
      return { runs: newest.slice(0, limit) };
    }),
  ];
}
