import type { Change } from '../model/change.ts';
import type { Mark } from '../store/contract.ts';
import { changeIdOf, isNews } from './change-set.ts';
import { countChange, forgetPlanned } from './tally.ts';
import type { Work } from './world.ts';

const pageMax = 500;

/**
 * Leaves of what a round decided only the changes that a person chose; the others stay to be decided about by a later run.
 * What changes nothing that anybody sees goes through.
 */
export async function keepOnly(work: Work, chosen: ReadonlySet<string>): Promise<void> {
  const { store } = work.world;
  const { scope, run } = work;
  forgetPlanned(work.tally);
  for (let after: { rank: number; seq: number } | null = null; ; ) {
    const page: readonly { rank: number; seq: number; change: Change }[] = await store.changePage(
      scope,
      run,
      after,
      pageMax,
    );
    const last = page.at(-1);
    if (last === undefined) return;
    const dropped: Mark[] = [];
    for (const { rank, seq, change } of page) {
      if (isNews(change) && !chosen.has(changeIdOf(change))) dropped.push({ drop: 'change', scope, run, rank, seq });
      else countChange(work.tally, change);
    }
    if (dropped.length > 0) await store.commit(dropped);
    after = { rank: last.rank, seq: last.seq };
  }
}
