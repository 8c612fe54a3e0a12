import type { JournalEntry } from '../../../model/change.ts';
import type { SyncId } from '../../../model/ids.ts';
import type { RecordQuery, RunRecord } from '../../../protocol/calls/activity.ts';
import { decisionsAbout } from '../../../run/inbox/decided.ts';
import { entriesInOwnTerms } from '../../../run/own-terms.ts';
import type { EffectHead, Store } from '../../../store/contract.ts';
import type { RunAt } from './run-at.ts';
import { shiftsOf } from './shifts.ts';
import { titlesOf } from './titles.ts';

/** The effects of a run that a query means, in order. */
export async function effectsFound(store: Store, { run }: RunAt, query: RecordQuery): Promise<readonly EffectHead[]> {
  const text = query.search.trim();
  const heads = await store.effectHeads(run.id, text === '' ? null : text);
  return heads.filter(
    (one) =>
      (query.sync === null || one.sync === query.sync) &&
      (query.side === null || one.side === query.side) &&
      (query.op === null || one.op === query.op),
  );
}

/** Entries as people read them: with each side's own keys where they point at records of another sync. */
async function inOwnTerms(store: Store, at: RunAt, entries: readonly JournalEntry[]): Promise<readonly JournalEntry[]> {
  const told = new Map<number, JournalEntry>();
  for (const id of new Set(entries.map((one) => one.sync))) {
    const sync = at.syncOf(id);
    const mine = entries.filter((one) => one.sync === id);
    const own = sync === null ? mine : await entriesInOwnTerms({ flow: at.run.flow, store }, sync, mine);
    for (const one of own) told.set(one.seq, one);
  }
  return entries.map((one) => told.get(one.seq) ?? one);
}

/** Who decided, for each entry of which a person decided something. */
async function peopleBehind(
  store: Store,
  { run, syncOf }: RunAt,
  entries: readonly JournalEntry[],
): Promise<ReadonlyMap<number, string>> {
  const people = new Map<number, string>();
  for (const { seq, sync: id, link, why } of entries) {
    const sync = syncOf(id);
    if (sync === null || !Object.values(why).includes('person')) continue;
    const decisions = await decisionsAbout(store, { flow: run.flow, sync: id }, link, sync);
    const decision = decisions.find((one) => one.run === run.id);
    if (decision !== undefined) people.set(seq, decision.by);
  }
  return people;
}

/** Journal rows as screens show them. */
export async function recordRows(store: Store, at: RunAt, seqs: readonly number[]): Promise<RunRecord[]> {
  const rows = await store.journalRows(seqs);
  const entries = await inOwnTerms(
    store,
    at,
    rows.map((one) => one.entry),
  );
  const syncOf = (id: SyncId) => at.syncOf(id);
  const titles = await titlesOf(
    store,
    at.run.flow,
    syncOf,
    entries.map(({ sync, link, side, key, before, sent, after }) => ({
      sync,
      link,
      side,
      key,
      fields: { ...before, ...sent, ...after },
    })),
  );
  const people = await peopleBehind(store, at, entries);
  return entries.map((entry, index): RunRecord => {
    const { seq, sync, side, op, key, outcome, before, sent, after, why, was } = entry;
    // A system may store more than it was sent: what is told is what was decided, as it was stored.
    const stored = Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, after[name] ?? value]));
    return {
      seq,
      sync,
      side,
      op,
      key,
      title: titles[index] ?? key,
      at: entry.at,
      outcome,
      blanked: entry.blanked ?? null,
      person: people.get(seq) ?? null,
      shifts: shiftsOf(at.syncOf(sync), { side, op, before, after: stored, why, was }),
    };
  });
}
