import type { Drive } from '../../../core/turns.ts';
import type { FlowId, SyncId } from '../../../model/ids.ts';
import type { Plan, SyncPlan } from '../../../model/plan.ts';
import { ReviewId, type ReviewSummary } from '../../../protocol/calls/review.ts';
import { openReview, type Review } from '../../../run/review/open.ts';
import { syncsOf } from '../../../run/run.ts';
import { howWords } from '../../cli/review-words.ts';
import type { SideNames } from '../../cli/run-words.ts';
import type { House } from '../house.ts';
import { inTurns } from '../in-turns.ts';
import { planOf, planToRun } from '../plans.ts';
import type { Gauge } from '../preview/gauge.ts';
import { arranged, type HeldReview } from './held-review.ts';
import { fieldLabel } from './record-words.ts';

/** What is compared. */
export interface ReviewOf {
  readonly flow: FlowId;
  readonly sync: SyncId;
}

/** Of the words for how links came about, those that are the same are counted together. */
function linkedWords({ counts, sync }: Review): ReviewSummary['linkedBy'] {
  const by = new Map<string, { how: string; words: string; count: number }>();
  for (const [how, count] of Object.entries(counts.linked.how)) {
    const words = howWords(how, sync);
    by.set(words, { how, words, count: (by.get(words)?.count ?? 0) + count });
  }
  return [...by.values()].sort((one, other) => other.count - one.count);
}

const matchWords = (sync: SyncPlan): string[] =>
  sync.tiers.map((tier) => tier.left.map((name) => fieldLabel(sync, 'left', name)).join(' and '));

function summaryOf(
  { engine }: House,
  of: ReviewOf,
  review: Review,
  given: { names: ReturnType<SideNames>; seconds: number },
): ReviewSummary {
  const { sync, counts, brakes } = review;
  const { create } = sync.rules;
  const sideOf = (side: 'left' | 'right'): ReviewSummary['left'] => ({
    name: given.names[side],
    object: sync[side].label,
    creates: create[side] === 'create',
  });
  return {
    id: ReviewId.parse(engine.newId('v')),
    ...of,
    label: sync.label,
    madeAt: engine.world().now(),
    seconds: given.seconds,
    left: sideOf('left'),
    right: sideOf('right'),
    match: matchWords(sync),
    counts,
    linkedBy: linkedWords(review),
    brakes: [...brakes],
  };
}

/** The plan that decisions are kept by: of what is live, where that has the sync. */
async function planToDecide(house: House, { flow, sync }: ReviewOf, drawn: Plan): Promise<Plan> {
  const { plan } = await planToRun(house, flow);
  return plan.syncs.some((one) => one.id === sync) ? plan : drawn;
}

export interface Comparison {
  /** Fails where the sides cannot be compared. */
  readonly ready: Promise<HeldReview>;
  /** Lets go of the systems and of the copy of the state. */
  close(): Promise<void>;
}

/** Compares both sides of a sync as it is drawn, and stays connected to them until it is closed. */
export function compare(house: House, of: ReviewOf, meter: Gauge): Comparison {
  const stop = new AbortController();
  const ready = Promise.withResolvers<HeldReview>();
  const drive: Drive = (work) => inTurns(work, stop.signal);
  const closing = Promise.withResolvers<void>();
  house.engine.closing.addEventListener('abort', () => closing.resolve(), { once: true });
  const work = async (): Promise<void> => {
    const startedMs = performance.now();
    const { plan, names } = await planOf(house, of.flow, 'draft');
    const decides = await planToDecide(house, of, plan);
    const [sync] = syncsOf(plan, { syncs: [of.sync] });
    if (sync === undefined) throw new Error(`The plan has no sync ${of.sync}.`);
    const ids = plan.syncs.flatMap((one) => [one.left.connection, one.right.connection]);
    await house.engine.withSystems(
      ids,
      async (world) => {
        const review = await openReview({ plan, sync: of.sync }, world, drive);
        try {
          const seconds = (performance.now() - startedMs) / 1000;
          const summary = summaryOf(house, of, review, { names: names(review.sync), seconds });
          const scope = { flow: of.flow, sync: of.sync };
          const made = { summary, scope, review, plan: decides, names: names(review.sync) };
          ready.resolve(await arranged(made, drive, meter.arrange));
          await closing.promise;
        } finally {
          await review.close();
        }
      },
      { log: meter.take, stop: stop.signal },
    );
  };
  const over = work();
  over.catch(ready.reject);
  // Whoever follows is told; without anybody there is nobody to tell.
  ready.promise.catch(() => {});
  return {
    ready: ready.promise,
    async close() {
      stop.abort();
      closing.resolve();
      await over.catch(() => {});
    },
  };
}
