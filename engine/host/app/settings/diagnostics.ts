import { statSync } from 'node:fs';
import { release, totalmem } from 'node:os';
import type { Run } from '../../../model/run.ts';
import { compiled } from '../../cli/planned.ts';
import { readConnections } from '../../workspace/connections.ts';
import type { House } from '../house.ts';

const runsTold = 50;

/** What a run did, in numbers and codes. Its words are left out: they may quote values. */
const runLine = ({ id, flow, state, startedAt, endedAt, syncs, brakes, problem }: Run) => ({
  id,
  flow,
  state,
  startedAt,
  endedAt,
  syncs,
  brakes: brakes.map(({ code, holds }) => ({ code, holds })),
  problem: problem?.code ?? null,
});

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/**
 * What helps to find out why something does not work, as JSON: kinds, counts, codes and times. No secret, no setting of a
 * connection, no value of a record and no name of a person is in it.
 */
export async function diagnosticsOf({ engine, drafts, runs, people }: House, version: string): Promise<string> {
  const { store, place, context } = engine;
  const flows = [];
  for (const draft of drafts.all()) {
    const { flow } = draft;
    const made = await compiled(context, draft, 'when-missing');
    const syncs = [];
    for (const { id, fields, match } of flow.syncs) {
      const scope = { flow: flow.id, sync: id };
      const linked = await store.countLinks(scope, ['live']);
      const conflicts = await store.countConflicts(scope);
      syncs.push({ id, maps: fields.length, tiers: match.tiers.length, linked, conflicts });
    }
    const problems = (made.ok ? made.value.advice : made.error).map(({ code, node }) => ({ code, node }));
    const last = (await store.runs(flow.id, runsTold)).map(runLine);
    flows.push({ id: flow.id, plan: made.ok ? made.value.plan.hash : null, problems, syncs, runs: last });
  }
  const connections = readConnections(place);
  const report = {
    made: engine.world().now(),
    tandem: version,
    node: process.versions.node,
    electron: process.versions['electron'] ?? null,
    system: { platform: process.platform, arch: process.arch, release: release(), memory: totalmem() },
    engine: { state: runs.state().is, memory: process.memoryUsage().rss, upSeconds: Math.round(process.uptime()) },
    state: { bytes: sizeOf(place.stateFile), log: sizeOf(`${place.stateFile}-wal`) },
    people: people.book.all().length,
    connections: [...connections.byId.values()].map(({ connection: { id, kind } }) => ({ id, kind })),
    problems: connections.problems.map(({ code }) => code),
    flows,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
