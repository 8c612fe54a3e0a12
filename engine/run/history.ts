import type { JournalEntry } from '../model/change.ts';
import { across, type RecordKey, type RunId, type Side } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import type { Scope } from '../store/contract/scope.ts';
import type { World } from './world.ts';

/** A record's life: every effect on it and on its twin, oldest first. */
export interface History {
  readonly link: Link | null;
  readonly entries: readonly JournalEntry[];
}

/** What happened to a record on both sides, as far as Tandem did it. */
export async function historyOf(
  world: Pick<World, 'store'>,
  scope: Scope,
  record: { readonly side: Side; readonly key: RecordKey },
  limit: number,
): Promise<History> {
  const { side, key } = record;
  const link = (await world.store.linksByKeys(scope, side, [key])).get(key) ?? null;
  const mine = await world.store.journalOfRecord(scope, { side, key }, limit);
  const twin = link === null ? null : side === 'left' ? link.right : link.left;
  const its = twin === null ? [] : await world.store.journalOfRecord(scope, { side: across(side), key: twin }, limit);
  const bySeq = new Map([...mine, ...its].map((entry) => [entry.seq, entry]));
  return { link, entries: [...bySeq.values()].sort((one, other) => one.seq - other.seq) };
}

const pageMax = 500;

/** Every effect of a run, in the order in which they were recorded, in pages. */
export async function* effectsOf(
  world: Pick<World, 'store'>,
  run: RunId,
): AsyncGenerator<{ readonly scope: Scope; readonly entry: JournalEntry }> {
  for (let after: number | null = null; ; ) {
    const page: readonly { scope: Scope; entry: JournalEntry }[] = await world.store.journalOfRun(
      run,
      after,
      pageMax,
      false,
    );
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.entry.seq;
  }
}
