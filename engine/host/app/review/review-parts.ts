import { sampleOf } from '../../../core/match/sample.ts';
import { Fault } from '../../../model/fault.ts';
import type { Run } from '../../../model/run.ts';
import {
  decideReview,
  followReview,
  lookAtCluster,
  ReviewId,
  reviewFile,
  reviewItems,
  reviewRows,
  sampleReview,
} from '../../../protocol/calls/review.ts';
import { type Decide, previewMergeOf, previewSplitOf } from '../../../protocol/calls/review-decide.ts';
import { type Place, placeOf } from '../../../run/side-seat.ts';
import { sight } from '../../cli/sight.ts';
import type { House } from '../house.ts';
import { answers, feeds, type Part, type Who } from '../part.ts';
import { clusterOf } from './cluster.ts';
import { decideNow } from './decide.ts';
import { mergeNow, mergePreview, splitNow, splitPreview } from './decide-writing.ts';
import { noteDeed } from './deed-log.ts';
import { itemList } from './item-list.ts';
import type { Change, ReviewDesk } from './review-desk.ts';
import { reviewPieces } from './review-file.ts';
import { reviewKeeper } from './review-keeper.ts';
import { pageOf } from './rows.ts';
import { named, openPairs, type Standing, standOf } from './stand.ts';
import { takeBack } from './take-back.ts';

const seedMax = 1_000_000;

const nothingToUndo = new Fault('setting', {
  code: 'review/nothing-to-undo',
  message: 'Nothing was decided here since the comparison was made.',
  fix: 'Take a link back from the list of linked ones.',
});

/** Opens both sides for a decision by whoever sits at the window. */
function withPlace<T>({ engine }: House, { held }: Standing, who: Who, work: (place: Place) => Promise<T>): Promise<T> {
  const { plan, scope } = held;
  const ids = plan.syncs.flatMap((sync) => [sync.left.connection, sync.right.connection]);
  return engine.withSystems(ids, async (world) => work(await placeOf(plan, scope.sync, { ...world, who: who.by })));
}

function undoneOf(standing: Standing, decide: Decide) {
  const { deeds } = standing;
  const wanted = decide.do === 'undo' ? decide.decision : undefined;
  const found =
    decide.do === 'unlink-alike'
      ? deeds.findLast(({ decision }) => decision.kind === 'link-alike')
      : wanted === undefined
        ? deeds.at(-1)
        : deeds.find(({ decision }) => decision.id === wanted);
  if (found === undefined) throw nothingToUndo;
  return found;
}

async function changeFor(standing: Standing, place: Place, decide: Decide): Promise<Change & { readonly told?: Run }> {
  switch (decide.do) {
    case 'thresholds':
      return { ask: Math.min(decide.ask, decide.link), link: decide.link };
    case 'undo':
    case 'unlink-alike': {
      const back = undoneOf(standing, decide);
      const run = await takeBack(place, back);
      return run === null ? { back } : { back, run: run.id, told: run };
    }
    case 'split': {
      const { deed, run } = await splitNow(standing, place, decide);
      return { deed, run: run.id, told: run };
    }
    case 'merge': {
      const { deed, run } = await mergeNow(standing, place, decide);
      return { deed, run: run.id, told: run };
    }
    case 'link':
    case 'own':
    case 'apart':
    case 'exclude':
    case 'unlink':
    case 'link-alike':
    case 'check':
      return { deed: await decideNow(standing, place, decide) };
  }
}

async function decideAt(house: House, desk: ReviewDesk, given: { id: ReviewId; decide: Decide; who: Who }) {
  const { id, decide, who } = given;
  return desk.inTurn(async () => {
    const standing = desk.open(id);
    if (decide.do === 'thresholds') {
      const now = await desk.note({ ask: Math.min(decide.ask, decide.link), link: decide.link });
      return { stand: standOf(now), decision: null };
    }
    const { told, ...change } = await withPlace(house, standing, who, async (place) => {
      const made = await changeFor(standing, place, decide);
      if (made.deed !== undefined) await noteDeed(place.world, place.scope, { decided: made.deed });
      if (made.back !== undefined)
        await noteDeed(place.world, place.scope, { takenBack: made.back.decision.id, run: made.run ?? null });
      return made;
    });
    const now = await desk.note(change);
    const { news } = house.engine;
    if (told !== undefined) news.tell({ kind: 'run', run: told });
    news.tell({ kind: 'conflicts', flow: standing.held.scope.flow, conflict: null });
    return { stand: standOf(now), decision: change.deed?.decision ?? change.back?.decision ?? null };
  });
}

/** @throws Failure where a person may decide, but not write */
function checkRight(decide: Decide, { role }: Who): void {
  if (decide.do !== 'split' && decide.do !== 'merge') return;
  const seen = sight(role);
  if (!seen.ok) throw seen.error;
  seen.value.check('operate');
}

/** What windows ask about which records are the same thing. */
export function reviewParts(house: House): readonly Part[] {
  const keeper = reviewKeeper(house);
  const open = (id: string): Standing => {
    const review = ReviewId.parse(id);
    return keeper.deskOf(review).desk.open(review);
  };
  return [
    feeds(followReview, 'decide', ({ flow, sync, again = false }, { stop }) =>
      keeper.desk({ flow, sync }).follow(again, stop),
    ),
    answers(reviewItems, 'decide', async ({ review, search }) => ({ sections: itemList(open(review), search) })),
    answers(lookAtCluster, 'decide', async ({ review, of }) => clusterOf(open(review), of)),
    answers(reviewRows, 'decide', async ({ review, query }) => pageOf(open(review), query)),
    answers(decideReview, 'decide', async ({ review: id, decide }, { who }) => {
      checkRight(decide, who);
      return decideAt(house, keeper.deskOf(id).desk, { id, decide, who });
    }),
    answers(sampleReview, 'decide', async ({ review, count }) => {
      const standing = open(review);
      const pairs = openPairs(standing).filter((one) => one.score >= standing.checks.link);
      const seed = Math.floor(Math.random() * seedMax);
      return { pairs: sampleOf(pairs, count, seed).map((one) => named(standing.held, one)), of: pairs.length, seed };
    }),
    answers(previewSplitOf, 'decide', async ({ review, ...pair }, { who }) =>
      withPlace(house, open(review), who, (place) => splitPreview(place, pair)),
    ),
    answers(previewMergeOf, 'decide', async ({ review, ...asked }, { who }) =>
      withPlace(house, open(review), who, (place) => mergePreview(place, asked)),
    ),
    feeds(reviewFile, 'decide', ({ review, list }) => reviewPieces(open(review).held, list)),
  ];
}
