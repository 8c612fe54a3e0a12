import { setTimeout as wait } from 'node:timers/promises';
import { Fault } from '../../../model/fault.ts';
import type { RunId } from '../../../model/ids.ts';
import { countedAs, noWrites } from '../../../model/operation.ts';
import type { Plan } from '../../../model/plan.ts';
import {
  leftAlone,
  previewUndo,
  startUndo,
  UndoId,
  type UndoSummary,
  type UndoTargets,
  undoRows,
} from '../../../protocol/calls/undo.ts';
import { previewUndo as planUndo, type Undone, undoRun } from '../../../run/undo.ts';
import type { House } from '../house.ts';
import { answers, feeds, type Part } from '../part.ts';
import { runAt } from './run-at.ts';
import { type UndoKeeper, undoKeeper } from './undo-keeper.ts';
import { aloneRows, backRows, type Planned, plannedOf } from './undo-plan-rows.ts';

/** Of an undo so many records can be looked at; all are counted. */
const listedMax = 20_000;
const aloneMax = 500;
const tellEveryMs = 100;

async function toUndo({ engine }: House, id: RunId): Promise<{ readonly plan: Plan }> {
  const { plan } = await runAt(engine.store, engine.place, id);
  if (plan !== null) return { plan };
  throw new Fault('setting', {
    code: 'plan/lost',
    message: 'The plan of this run is not in the state of this workspace any more.',
    fix: 'It can only be undone by hand; its records are listed with the run.',
  });
}

const connectionsOf = (plan: Plan) => plan.syncs.flatMap((sync) => [sync.left.connection, sync.right.connection]);

/** Counts what an undo would do, and keeps what can be looked at. */
function tally() {
  const back: Planned[] = [];
  const counts = { left: { ...noWrites }, right: { ...noWrites } };
  let total = 0;
  return {
    back,
    counts,
    total: () => total,
    take(all: readonly Planned[]): void {
      for (const one of all) {
        counts[one.write.side][countedAs[one.write.op]]++;
        total++;
        if (back.length < listedMax) back.push(one);
      }
    },
  };
}

function reasonsOf(skipped: Undone['skipped']): UndoSummary['reasons'] {
  const counts = new Map<Undone['skipped'][number]['reason'], number>();
  for (const { reason } of skipped) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((one, other) => other.count - one.count);
}

async function* preview(
  house: House,
  undos: UndoKeeper,
  asked: { run: RunId; both: boolean; only: UndoTargets; by: string },
  stop: AbortSignal,
) {
  const { engine } = house;
  const { run, both, only, by } = asked;
  const { plan } = await toUndo(house, run);
  const found = tally();
  const work = engine
    .withSystems(
      connectionsOf(plan),
      (world) =>
        planUndo(run, plan, world, {
          both,
          ...(only === undefined ? {} : { only }),
          each: (change) => found.take(plannedOf(change)),
        }),
      { by, stop },
    )
    .then((undone) => ({ undone }));
  for (;;) {
    const ended = await Promise.race([work, wait(tellEveryMs, null)]);
    if (ended === null) {
      yield { is: 'working', done: found.total() } as const;
      continue;
    }
    const { undone } = ended;
    const summary: UndoSummary = {
      id: UndoId.parse(engine.newId('up')),
      run,
      both,
      ...found.counts,
      back: found.total(),
      alone: undone.skipped.length,
      reasons: reasonsOf(undone.skipped),
      problem: undone.run.problem,
    };
    undos.keep({ summary, plan, back: found.back, alone: undone.skipped });
    yield { is: 'done', undo: summary } as const;
    return;
  }
}

/** What windows ask about taking runs back. */
export function undoParts(house: House): readonly Part[] {
  const { engine, runs, drafts } = house;
  const undos = undoKeeper();
  return [
    feeds(previewUndo, 'operate', ({ run, both, only }, { who, stop }) =>
      preview(house, undos, { run, both, only, by: who.by }, stop),
    ),
    answers(undoRows, 'operate', async ({ undo, list, offset, limit }) => {
      const { plan, back, alone } = undos.open(undo);
      if (list === 'back')
        return { total: back.length, rows: await backRows(engine.store, plan, back.slice(offset, offset + limit)) };
      return { total: alone.length, rows: await aloneRows(engine.store, plan, alone.slice(offset, offset + limit)) };
    }),
    answers(startUndo, 'operate', async ({ run: of, both, only }, { who }) => {
      const { plan } = await toUndo(house, of);
      const drawn = drafts.all().find((one) => one.flow.id === plan.flow);
      const { run } = runs.start({
        plan,
        label: drawn?.flow.label ?? plan.flow,
        by: who.by,
        options: {},
        work: async (world, id) => {
          const undone = await undoRun(of, plan, world, { both, id, ...(only === undefined ? {} : { only }) });
          undos.keepAlone(id, { plan, alone: undone.skipped });
          return undone.run;
        },
      });
      return { run };
    }),
    answers(leftAlone, 'operate', async ({ undo }) => {
      const left = undos.aloneOf(undo);
      if (left === null) return { rows: null, total: 0 };
      return {
        rows: await aloneRows(engine.store, left.plan, left.alone.slice(0, aloneMax)),
        total: left.alone.length,
      };
    }),
  ];
}
