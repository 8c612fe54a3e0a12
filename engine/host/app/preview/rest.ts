import type { Mask } from '../../../core/roles/mask.ts';
import type { Change } from '../../../model/change.ts';
import type { RecordKey, RunId, Side } from '../../../model/ids.ts';
import type { SyncPlan } from '../../../model/plan.ts';
import { isNews } from '../../../run/change-set.ts';
import { whyAlone } from '../../../run/why-alone.ts';
import type { Lone } from '../../../store/contract/lone.ts';
import type { Scope } from '../../../store/contract/scope.ts';
import type { Store } from '../../../store/contract.ts';
import type { Book } from './book.ts';
import type { Rest } from './why.ts';

const pageMax = 2_000;
const resting = ['waiting', 'unread', 'kept', 'undone', 'excluded', 'again'] as const;

/** Why a linked pair is left as it is, where there is more to it than that nobody changed it. */
function whyLinked(sync: SyncPlan, { drifted, skipped, unread }: Change): Rest | null {
  if (drifted.length > 0) return 'drifted';
  if (unread.length > 0) return 'unread';
  return skipped.length > sync.units.length ? 'outside' : null;
}

async function readAlone(book: Book, copy: Store, scope: Scope, { at, mask }: { at: number; mask: Mask | null }) {
  const sync = book.plan.syncs[at];
  if (sync === undefined) return;
  for (let after: { side: Side; key: RecordKey } | null = null; ; ) {
    const page: readonly Lone[] = await copy.lonePage(scope, resting, null, after, pageMax);
    const last = page.at(-1);
    if (last === undefined) return;
    for (const lone of page) {
      const { side, key, snapshot } = lone;
      const shown = mask === null ? key : mask.key(scope, side, key);
      const keys = { left: side === 'left' ? shown : null, right: side === 'right' ? shown : null };
      const fields = mask === null ? snapshot.fields : mask.fields(scope, side, snapshot.fields);
      book.rest({ sync: at, rest: whyAlone(sync, lone), side, ...keys, slots: [] }, fields);
    }
    after = { side: last.side, key: last.key };
  }
}

async function readQuiet(book: Book, copy: Store, scope: Scope, of: { at: number; mask: Mask | null; run: RunId }) {
  const { at, mask, run } = of;
  const sync = book.plan.syncs[at];
  if (sync === undefined) return;
  for (let after: { rank: number; seq: number } | null = null; ; ) {
    const page: Awaited<ReturnType<Store['changePage']>> = await copy.changePage(scope, run, after, pageMax);
    const last = page.at(-1);
    if (last === undefined) return;
    for (const { change } of page) {
      const rest = isNews(change) ? null : whyLinked(sync, change);
      if (rest === null) continue;
      const keyOn = (side: Side) => (mask === null ? change[side] : mask.key(scope, side, change[side]));
      const keys = { left: keyOn('left'), right: keyOn('right') };
      book.rest({ sync: at, rest, side: null, ...keys, slots: change.drifted }, {}, change.link);
    }
    after = last;
  }
}

/** Enters what a preview saw and does nothing about: records outside a filter, without a twin that is to be made, and the like. */
export async function readRest(
  book: Book,
  copy: Store,
  run: RunId,
  { syncs, mask }: { readonly syncs: ReadonlySet<string>; readonly mask: Mask | null },
): Promise<void> {
  for (const [at, sync] of book.plan.syncs.entries()) {
    if (!syncs.has(sync.id)) continue;
    const scope: Scope = { flow: book.plan.flow, sync: sync.id };
    await readAlone(book, copy, scope, { at, mask });
    await readQuiet(book, copy, scope, { at, mask, run });
  }
}
