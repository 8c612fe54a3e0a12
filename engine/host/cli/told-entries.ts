import type { JournalEntry } from '../../model/change.ts';
import type { FlowId, SyncId } from '../../model/ids.ts';
import type { Plan } from '../../model/plan.ts';
import { entriesInOwnTerms } from '../../run/own-terms.ts';
import type { Scope } from '../../store/contract/scope.ts';
import type { Store } from '../../store/contract.ts';
import { savedPlan } from './saved-plan.ts';

const pageMax = 500;

/** The plan that a flow ran with last; null where it never ran. */
export async function lastPlan(store: Store, flow: FlowId): Promise<Plan | null> {
  const [last] = await store.runs(flow, 1);
  return last === undefined ? null : savedPlan(store, last.planHash);
}

async function own(store: Store, plan: Plan | null, flow: FlowId, page: readonly JournalEntry[]) {
  const bySync = new Map<SyncId, JournalEntry[]>();
  for (const entry of page) bySync.set(entry.sync, [...(bySync.get(entry.sync) ?? []), entry]);
  const told = new Map<number, JournalEntry>();
  for (const [id, entries] of bySync) {
    const sync = plan?.syncs.find((one) => one.id === id);
    const terms = sync === undefined ? entries : await entriesInOwnTerms({ flow, store }, sync, entries);
    for (const entry of terms) told.set(entry.seq, entry);
  }
  return page.map((entry) => told.get(entry.seq) ?? entry);
}

/** Writes of a flow as people read them: with each side's own keys where they point at records of another sync. */
export async function* toldEntries(
  store: Store,
  plan: Plan | null,
  all: AsyncIterable<{ readonly scope: Scope; readonly entry: JournalEntry }>,
): AsyncGenerator<JournalEntry> {
  let page: JournalEntry[] = [];
  let flow: FlowId | null = null;
  for await (const { scope, entry } of all) {
    flow = scope.flow;
    page.push(entry);
    if (page.length < pageMax) continue;
    yield* await own(store, plan, flow, page);
    page = [];
  }
  if (flow !== null) yield* await own(store, plan, flow, page);
}
