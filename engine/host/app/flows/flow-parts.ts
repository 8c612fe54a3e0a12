import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { catalog } from '../../../connectors/catalog.ts';
import { explain } from '../../../core/compile/explain.ts';
import { Fault } from '../../../model/fault.ts';
import type { Flow } from '../../../model/flow.ts';
import { type ConnectionId, FlowId } from '../../../model/ids.ts';
import type { FlowProblem } from '../../../model/problem.ts';
import {
  type ConnectionName,
  checkFlow,
  copyFlow,
  createFlow,
  editFlow,
  type FlowCard,
  listFlows,
  openFlow,
  pauseFlow,
  removeFlow,
} from '../../../protocol/calls/flows.ts';
import { failureOf } from '../../cli/failure.ts';
import { nextRunOf } from '../../cli/next-run.ts';
import { compiled, knownShapes } from '../../cli/planned.ts';
import { readConnections } from '../../workspace/connections.ts';
import { flowFiles, readShapes, shapesFileOf, writeFlow } from '../../workspace/flows.ts';
import type { Draft } from '../drafts.ts';
import { freshId } from '../fresh-id.ts';
import type { House } from '../house.ts';
import { answers, type Part } from '../part.ts';
import { goOn } from '../runs/go-on.ts';
import { standOf } from '../versions/stand.ts';
import { cardFields, readinessOf } from './drawn.ts';
import { barsOf, cardSyncs, problemCounts, stateOf } from './flow-card.ts';
import { namedBrake } from './named-brake.ts';

/** How connections are named on screen; one that is gone goes by its id. */
function namesOf({ engine }: House): (id: ConnectionId) => ConnectionName {
  const { byId } = readConnections(engine.place);
  const kinds = catalog();
  return (id) => {
    const found = byId.get(id)?.connection;
    const kind = found?.kind ?? 'unknown';
    return { id, label: found?.label ?? id, kind, kindLabel: kinds[kind]?.label ?? kind };
  };
}

async function problemsOf(house: House, draft: Draft): Promise<readonly FlowProblem[]> {
  const made = await compiled(house.engine.context, draft, 'when-missing');
  return made.ok ? made.value.advice : made.error;
}

const sampleId = 'contacts';

async function cardOf(house: House, draft: Draft): Promise<FlowCard> {
  const { store } = house.engine;
  const { flow } = draft;
  const runs = await store.runs(flow.id, 40);
  const last = runs[0] ?? null;
  let linked = 0;
  let conflicts = 0;
  for (const { id: sync } of flow.syncs) {
    linked += await store.countLinks({ flow: flow.id, sync }, ['live']);
    conflicts += (await store.countConflicts({ flow: flow.id, sync })).open;
  }
  // Looks at systems that were never looked at, so that their shapes are known below.
  const problems = await problemsOf(house, draft);
  const read = readShapes(draft.file);
  const shapes = read.ok ? read.value : {};
  const next = await nextRunOf(store, flow, Date.now());
  const paused = (await store.control(flow.id)) === 'pause';
  const { live, ahead } = standOf(house.engine.place, draft);
  const syncs = cardSyncs(flow, shapes, namesOf(house));
  const brake = last?.state === 'held' ? last.brakes.find((one) => one.holds) : undefined;
  return {
    flow: flow.id,
    label: flow.label ?? flow.id,
    syncs,
    state: stateOf({ live, paused, last, scheduled: next !== null }),
    live,
    edited: ahead !== null && ahead.length > 0,
    isSample: isSample(house, flow),
    conflicts,
    maps: flow.syncs.reduce((sum, sync) => sum + sync.fields.length, 0),
    fields: cardFields(flow, shapes),
    readiness: readinessOf(flow, shapes),
    linked,
    ...problemCounts(problems),
    last,
    pausedRun: runs.find((one) => one.state === 'paused')?.id ?? null,
    held: brake === undefined ? null : namedBrake(brake, syncs),
    next: paused ? null : next,
    bars: barsOf(runs),
  };
}

/** The flow that `tandem init --sample` brings along, over its two embedded systems. */
function isSample({ engine }: House, flow: Flow): boolean {
  const { byId } = readConnections(engine.place);
  const inData = (id: ConnectionId): boolean =>
    String(byId.get(id)?.connection.settings['file'] ?? '').startsWith('../data/');
  return (
    flow.id === sampleId && flow.syncs.every((sync) => inData(sync.left.connection) && inData(sync.right.connection))
  );
}

function addFlow(house: House, made: Omit<Flow, 'id'>): FlowId {
  const { engine, drafts } = house;
  const files = flowFiles(engine.place);
  const taken = new Set([
    ...drafts.all().map((one) => one.flow.id),
    ...files.map((file) => file.replace(/^.*[/\\]|\.json$/g, '')),
  ]);
  const id = FlowId.parse(freshId(made.label ?? 'sync', taken, 'sync'));
  writeFlow(join(engine.place.flows, `${id}.json`), { ...made, id });
  engine.news.tell({ kind: 'flows' });
  return id;
}

/** What windows ask about flows and their drafts. */
export function flowParts(house: House): readonly Part[] {
  const { engine, drafts, runs } = house;
  const { news, store } = engine;
  return [
    answers(listFlows, 'look', async () => {
      const cards: FlowCard[] = [];
      for (const draft of drafts.all()) cards.push(await cardOf(house, draft));
      return { cards };
    }),
    answers(openFlow, 'look', async ({ flow: id }) => {
      const draft = drafts.open(id);
      const stand = standOf(engine.place, draft);
      const shapes = await knownShapes(engine.context, draft);
      const nameOf = namesOf(house);
      return {
        flow: draft.flow,
        revision: draft.revision,
        savedAt: draft.savedAt,
        shapes,
        catalog: catalog(),
        connections: [...readConnections(engine.place).byId.keys()].map(nameOf),
        live: stand.live,
        edited: stand.ahead !== null && stand.ahead.length > 0,
        draft: stand.draft,
        isSample: isSample(house, draft.flow),
      };
    }),
    answers(editFlow, 'design', async ({ flow, revision, command, window }) => {
      const edited = drafts.edit(flow, revision, command);
      if (!edited.ok) throw new Fault('setting', edited.error);
      const draft = edited.value;
      news.tell({ kind: 'draft', flow, revision: draft.revision, window });
      return { revision: draft.revision, savedAt: draft.savedAt };
    }),
    answers(checkFlow, 'look', async ({ flow, rediscover = false }) => {
      const draft = drafts.open(flow);
      const made = await compiled(engine.context, draft, rediscover ? 'always' : 'when-missing');
      const shapes = readShapes(draft.file);
      return {
        problems: [...(made.ok ? made.value.advice : made.error)],
        plan: made.ok ? made.value.plan.hash : null,
        words: made.ok ? explain(made.value.plan) : null,
        shapes: shapes.ok ? shapes.value : {},
      };
    }),
    answers(createFlow, 'design', async ({ flow }) => ({ flow: addFlow(house, flow) })),
    answers(copyFlow, 'design', async ({ flow: id }) => {
      const { id: _, ...flow } = drafts.open(id).flow;
      return { flow: addFlow(house, { ...flow, label: `${flow.label ?? id} copy` }) };
    }),
    answers(removeFlow, 'design', async ({ flow }) => {
      const { file } = drafts.open(flow);
      for (const one of [file, shapesFileOf(file)]) rmSync(one, { force: true });
      drafts.forget(flow);
      news.tell({ kind: 'flows' });
      return {};
    }),
    answers(pauseFlow, 'operate', async ({ flow, paused }, { who }) => {
      const at = engine.world().now();
      const action = paused ? 'pause' : 'resume';
      await store.commit([
        { put: 'control', flow, ask: paused ? 'pause' : null, at },
        { put: 'audit', deed: { at, by: who.by, action, flow, sync: null, about: '', why: null, says: {} } },
      ]);
      runs.pausing(flow, paused);
      news.tell({ kind: 'flows' });
      if (!paused)
        void engine
          .keep(goOn(house, flow))
          .catch((error: unknown) => news.tell({ kind: 'problem', problem: failureOf(error).problem }));
      return {};
    }),
  ];
}
