import type { Session } from '../../../connectors/contract.ts';
import { type Trace, traceLine } from '../../../core/compile/trace-line.ts';
import { suggestMapsInTurns } from '../../../core/flow/suggest/suggest-maps.ts';
import { NodeId, type RecordKey, type Side } from '../../../model/ids.ts';
import type { Snapshot } from '../../../model/record.ts';
import { browseRows, followSample, listSamples, suggestMapsFor, type Travel } from '../../../protocol/calls/samples.ts';
import { sessionOf } from '../../../run/session-of.ts';
import type { World } from '../../../run/world.ts';
import { maskFor } from '../eyes.ts';
import type { House } from '../house.ts';
import { inTurns } from '../in-turns.ts';
import { answers, type Part, type Who } from '../part.ts';
import { type Cover, coverWith, open } from './covered.ts';
import { samplesOf, takesPart } from './sample-list.ts';
import { countRows, firstRows, pairRows, type RowPair } from './sample-rows.ts';
import { type SampleScene, sampleScene, wholeView } from './sample-scene.ts';

/** Rows of each side that samples are chosen from. */
const rowsLooked = 500;
const linksLooked = 12;
const countWithinMs = 1500;

const sides = ['left', 'right'] as const;

const connectionsOf = ({ scene }: SampleScene) => sides.map((side) => scene[side].flow.connection);
const sessionAt = (world: World, { scene }: SampleScene, side: Side): Session =>
  sessionOf(world, scene[side].flow.connection);

async function readOne(world: World, found: SampleScene, side: Side, key: RecordKey | null): Promise<Snapshot | null> {
  const view = wholeView(found, side);
  if (key === null || view === null) return null;
  const [sighting] = await sessionAt(world, found, side).read(view, [key]);
  return sighting?.kind === 'found' ? sighting.snapshot : null;
}

async function linkedPairs(world: World, found: SampleScene): Promise<readonly RowPair[]> {
  const { draft, scene } = found;
  const links = await world.store.linkPage({ flow: draft.flow.id, sync: scene.sync.id }, ['live'], null, linksLooked);
  const pairs: RowPair[] = [];
  for (const link of links) {
    const left = await readOne(world, found, 'left', link.left);
    const right = await readOne(world, found, 'right', link.right);
    if (left !== null && right !== null) pairs.push({ left, right });
  }
  return pairs;
}

async function sideRows(world: World, found: SampleScene, side: Side): Promise<readonly Snapshot[]> {
  const view = wholeView(found, side);
  return view === null ? [] : firstRows(sessionAt(world, found, side), view, rowsLooked);
}

/** Rows of both sides, and those of them that are one thing: as linked, else as the match or the best key would link them. */
async function lookAround(world: World, found: SampleScene, search: string, stop: AbortSignal) {
  const left = await sideRows(world, found, 'left');
  const right = await sideRows(world, found, 'right');
  const linked = search === '' ? await linkedPairs(world, found) : [];
  const [one, other] = [wholeView(found, 'left'), wholeView(found, 'right')];
  if (linked.length > 0 || one === null || other === null) return { left, right, pairs: linked };
  return { left, right, pairs: await pairRows(found.plan, { left: one, right: other }, { left, right }, stop) };
}

async function countSide(world: World, found: SampleScene, side: Side, rows: readonly Snapshot[]) {
  const view = wholeView(found, side);
  const untilMs = performance.now() + countWithinMs;
  const all =
    rows.length < rowsLooked
      ? rows.length
      : view === null
        ? null
        : await countRows(sessionAt(world, found, side), view, untilMs);
  return { all, looked: rows.length, taken: rows.filter((row) => takesPart(found.plan, side, row)).length };
}

function travelOf(trace: Trace | null): Travel | null {
  if (trace === null) return null;
  const { from, hops, to } = trace;
  return {
    from,
    hops: hops.map(({ step, value }) => ({ step: NodeId.parse(step), value })),
    to: to.ok ? to.value : null,
    problem: to.ok ? null : { code: 'sample/stuck', message: to.error, fix: 'Look at the steps of this line.' },
  };
}

/** What windows ask about real values while a flow is drawn. Nothing is written. */
export function sampleParts(house: House): readonly Part[] {
  const { engine } = house;
  let cover: Cover | null = null;
  const coverFor = (who: Who): Cover => {
    const mask = maskFor(engine, who);
    if (mask === null) return open;
    cover ??= coverWith(mask);
    return cover;
  };
  return [
    answers(listSamples, 'look', async ({ flow, sync, search = '' }, { who, stop }) => {
      const { row } = coverFor(who);
      const found = await sampleScene(house, flow, sync);
      return engine.withSystems(
        connectionsOf(found),
        async (world) => {
          const rows = await lookAround(world, found, search, stop);
          const { left, right } = rows;
          return {
            samples: samplesOf(found.plan, rows, search, (side, one) => row({ flow, sync }, side, one)),
            left: await countSide(world, found, 'left', left),
            right: await countSide(world, found, 'right', right),
            linked: await world.store.countLinks({ flow, sync }, ['live']),
          };
        },
        { stop },
      );
    }),
    answers(followSample, 'look', async ({ flow, sync, sample }, { who, stop }) => {
      const { row, own, travels } = coverFor(who);
      const of = { flow, sync };
      const found = await sampleScene(house, flow, sync);
      return engine.withSystems(
        connectionsOf(found),
        async (world) => {
          const one = await readOne(world, found, 'left', own('left', sample.left));
          const other = await readOne(world, found, 'right', own('right', sample.right));
          const [left, right] = [one?.fields ?? null, other?.fields ?? null];
          const maps = found.scene.maps.map((map) =>
            travels(of, map.map, {
              map: map.map.id,
              toRight: left === null ? null : travelOf(traceLine(map, 'right', left, right)),
              toLeft: right === null ? null : travelOf(traceLine(map, 'left', right, left)),
            }),
          );
          return {
            left: one === null ? null : row(of, 'left', one).fields,
            right: other === null ? null : row(of, 'right', other).fields,
            maps,
          };
        },
        { stop },
      );
    }),
    answers(suggestMapsFor, 'look', async ({ flow, sync }, { who, stop }) => {
      // They are made of values, and may be told by them.
      if (maskFor(engine, who) !== null) return { suggestions: [] };
      const found = await sampleScene(house, flow, sync);
      const { left, right, sync: drawn } = found.scene;
      if (left.object === null || right.object === null) return { suggestions: [] };
      const [one, other] = [left.object, right.object];
      const parents = found.draft.flow.syncs.map((parent) => ({
        sync: parent.id,
        left: parent.left.object,
        right: parent.right.object,
      }));
      return engine.withSystems(
        connectionsOf(found),
        async (world) => {
          const rows = await lookAround(world, found, '', stop);
          const samples = {
            pairs: rows.pairs.map((pair) => ({ left: pair.left.fields, right: pair.right.fields })),
            left: rows.left.map((row) => row.fields),
            right: rows.right.map((row) => row.fields),
          };
          const alsoTaken = (drawn.groups ?? []).map((group) => group.id);
          const asked = { left: one, right: other, samples, taken: drawn.fields, alsoTaken, parents };
          return {
            suggestions: (await inTurns(suggestMapsInTurns(asked), stop)).map(
              ({ map, confidence, reasons, examples }) => ({
                map,
                confidence,
                reasons: [...reasons],
                samples: [...examples],
              }),
            ),
          };
        },
        { stop },
      );
    }),
    answers(browseRows, 'look', async ({ flow, sync, side, limit }, { who, stop }) => {
      const { row } = coverFor(who);
      const found = await sampleScene(house, flow, sync);
      const view = wholeView(found, side);
      if (view === null) return { rows: [] };
      const connection = found.scene[side].flow.connection;
      const rows = await engine.withSystems(
        [connection],
        (world) => firstRows(sessionOf(world, connection), view, limit),
        {
          stop,
        },
      );
      return { rows: rows.map((one) => row({ flow, sync }, side, one)).map(({ key, fields }) => ({ key, fields })) };
    }),
  ];
}
