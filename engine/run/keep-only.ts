import { leaveOut } from '../core/decide/leave-out.ts';
import { reversed } from '../core/decide/reverse.ts';
import type { Change } from '../model/change.ts';
import { across } from '../model/ids.ts';
import { err, type Result } from '../model/result.ts';
import type { Mark } from '../store/contract/mark.ts';
import { changeIdOf, isNews } from './change-set.ts';
import { isFitted } from './part.ts';
import { rankOf } from './stage.ts';
import { type Staged, stagedPages } from './staged.ts';
import { countChange, forgetPlanned } from './tally.ts';
import type { Work } from './world.ts';

const commitMax = 500;

/** What a person wants of a change: as decided or the other way round, and without some of its units. */
export interface Wish {
  readonly does: 'do' | 'reverse';
  /** Ids of units. */
  readonly without: readonly string[];
}

/** The changes of a sync that a person wants, by id. */
export type Picked = ReadonlyMap<string, Wish>;

const asDecided: Wish = { does: 'do', without: [] };

/** The opposite of a change; a removed record is not made again beside one that fits (D14). */
async function opposite(work: Work, change: Change): Promise<Result<Change, string>> {
  const back = reversed(work.sync, change);
  const [write] = change.writes;
  if (!back.ok || back.value.move !== 'relink' || write === undefined || write.key === null) return back;
  const gone = change[across(write.side)];
  const kept = { side: write.side, snapshot: { key: write.key, fields: write.before }, gone };
  return (await isFitted(work, kept)) ? err('Another record fits the one that is left; link the two instead.') : back;
}

/** A change as a person wants it; null where nothing of it is left. */
async function wished(work: Work, change: Change, { does, without }: Wish): Promise<Result<Change | null, string>> {
  const left = leaveOut(work.sync, change, without);
  if (!left.ok) return err(`Change ${changeIdOf(change)} cannot be done without a field. ${left.error}`);
  if (does === 'do' || left.value === null) return left;
  const back = await opposite(work, left.value);
  return back.ok ? back : err(`Change ${changeIdOf(change)} cannot be reversed. ${back.error}`);
}

async function kept(work: Work, picked: Picked, staged: Staged): Promise<readonly Mark[]> {
  const { scope, run, world, tally } = work;
  const { rank, seq, change } = staged;
  const wish = isNews(change) ? picked.get(changeIdOf(change)) : asDecided;
  const drop: Mark = { drop: 'change', scope, run, rank, seq };
  if (wish === undefined) return [drop];
  const wanted = await wished(work, change, wish);
  if (!wanted.ok) {
    const problem = {
      code: wish.does === 'reverse' ? 'changes/no-opposite' : 'changes/needs-field',
      message: wanted.error,
      fix: 'Leave it out with --except, or settle it in the systems.',
    };
    world.log({ kind: 'refused', sync: work.sync.id, problem });
    return [drop];
  }
  if (wanted.value === null) return [drop];
  countChange(tally, wanted.value);
  if (wanted.value === change) return [];
  return [drop, { put: 'change', scope, run, seq, rank: rankOf(wanted.value), change: wanted.value }];
}

/**
 * Leaves of what a round decided only the changes that a person chose; the others stay to be decided about by a later run.
 * What changes nothing that anybody sees goes through.
 */
export async function keepOnly(work: Work, picked: Picked): Promise<void> {
  const { store } = work.world;
  forgetPlanned(work.tally);
  const marks: Mark[] = [];
  for await (const page of stagedPages(work)) {
    for (const staged of page) marks.push(...(await kept(work, picked, staged)));
  }
  // Only now: a change that was turned round may have got another rank, and would be met again.
  for (let from = 0; from < marks.length; from += commitMax) await store.commit(marks.slice(from, from + commitMax));
}
