import type { FlowId } from '../../../model/ids.ts';
import { cancelRun, listRuns, nameRuns, releaseRun, startRun } from '../../../protocol/calls/runs.ts';
import { cancelPaused } from '../../../run/paused.ts';
import { listVersions } from '../../versions/versions.ts';
import type { House } from '../house.ts';
import { answers, type Part } from '../part.ts';
import { planToRun } from '../plans.ts';
import { versionOf } from '../versions/followed.ts';
import { orGoOn } from './go-on.ts';

/** What windows ask about runs. */
export function runParts(house: House): readonly Part[] {
  const { engine, drafts, runs } = house;
  const { store, news } = engine;
  return [
    answers(startRun, 'operate', async ({ flow, syncs, full = false }, { who: { by } }) => {
      const { plan, label } = await planToRun(house, flow);
      const whole = await orGoOn(store, plan, {});
      const options = full || syncs !== undefined ? { full, syncs } : whole;
      return { run: runs.start({ plan, label, by, options }).run };
    }),
    answers(releaseRun, 'operate', async ({ flow, run: held, hash }, { who: { by } }) => {
      const { plan, label } = await planToRun(house, flow);
      const { run } = runs.start({ plan, label, by, options: { release: { run: held, hash } } });
      return { run };
    }),
    answers(cancelRun, 'operate', async ({ flow }, { who: { by } }) => {
      if (runs.cancel(flow)) return {};
      const run = await cancelPaused(engine.world({ by }), flow);
      if (run === null) return {};
      news.tell({ kind: 'run', run });
      news.tell({ kind: 'flows' });
      return {};
    }),
    answers(nameRuns, 'look', async ({ runs: ids }) => {
      const known = new Map<FlowId, ReturnType<typeof listVersions>['versions']>();
      const names = [];
      for (const id of ids) {
        const [run, number] = [await store.run(id), await store.runNumber(id)];
        if (run === null || number === null) continue;
        const versions = known.get(run.flow) ?? listVersions(engine.place, run.flow).versions;
        known.set(run.flow, versions);
        names.push({ run: id, number, version: versionOf(run, versions) });
      }
      return { names };
    }),
    answers(listRuns, 'look', async ({ flow, limit }) => {
      const flows = flow === null ? drafts.all().map((one) => one.flow.id) : [flow];
      const all = await Promise.all(flows.map((one) => store.runs(one, limit)));
      const newest = all.flat().sort((one, other) => (one.startedAt < other.startedAt ? 1 : -1));
      return { runs: newest.slice(0, limit) };
    }),
  ];
}
