import { canonicalJson } from '../../../core/values/hash.ts';
import { Fault } from '../../../model/fault.ts';
import type { ReviewId } from '../../../protocol/calls/review.ts';
import { failureOf } from '../../cli/failure.ts';
import type { House } from '../house.ts';
import { checkBook } from './checks.ts';
import type { ReviewOf } from './compare.ts';
import { type ReviewDesk, reviewDesk } from './review-desk.ts';

/** The comparisons that windows look at: one for each sync. */
export interface ReviewKeeper {
  desk(of: ReviewOf): ReviewDesk;
  /** @throws Fault `setting` when no desk holds it */
  deskOf(id: ReviewId): { readonly desk: ReviewDesk; readonly of: ReviewOf };
}

interface Kept {
  readonly desk: ReviewDesk;
  readonly of: ReviewOf;
  /** The sync as it was drawn when it was compared last. */
  drawn: string;
}

const gone = new Fault('setting', {
  code: 'review/gone',
  message: 'This comparison is not held any more.',
  fix: 'Compare again.',
});

function drawnSync({ drafts }: House, { flow, sync }: ReviewOf): string {
  try {
    return canonicalJson(drafts.open(flow).flow.syncs.find((one) => one.id === sync) ?? null);
  } catch (error) {
    // A draft that cannot be read is another one than that which was compared.
    return failureOf(error).problem.code;
  }
}

/** Tells reviews that a run, or an edit of what is drawn, left them behind. */
async function follow(house: House, kept: ReadonlyMap<string, Kept>): Promise<void> {
  for await (const news of house.engine.news.follow([], house.engine.closing)) {
    if (news.kind === 'run') {
      for (const one of kept.values()) if (one.of.flow === news.run.flow) one.desk.outdateBy(news.run);
    }
    if (news.kind !== 'draft') continue;
    for (const one of kept.values())
      if (one.of.flow === news.flow && drawnSync(house, one.of) !== one.drawn) one.desk.outdate('edited');
  }
}

export function reviewKeeper(house: House): ReviewKeeper {
  const book = checkBook(house.engine.place);
  const kept = new Map<string, Kept>();
  void house.engine.keep(follow(house, kept));
  return {
    desk(of) {
      const name = `${of.flow}/${of.sync}`;
      const found = kept.get(name) ?? { desk: reviewDesk(house, of, book), of, drawn: '' };
      found.drawn = drawnSync(house, of);
      kept.set(name, found);
      return found.desk;
    },
    deskOf(id) {
      for (const { desk, of } of kept.values()) if (desk.isOf(id)) return { desk, of };
      throw gone;
    },
  };
}
