import { unitLabel } from '../../../core/merge/unit-label.ts';
import { seesPersonal } from '../../../core/roles/roles.ts';
import { FlowId } from '../../../model/ids.ts';
import { InboxQuery } from '../../../model/inbox.ts';
import type { SyncPlan } from '../../../model/plan.ts';
import type { InboxFilter, InboxGrouping, InboxList, InboxPart, InboxView } from '../../../protocol/calls/inbox.ts';
import { unitOf } from '../../../run/inbox/question-line.ts';
import type { InboxEntry } from '../../../store/contract/inbox.ts';
import type { Scope } from '../../../store/contract/scope.ts';
import type { Store } from '../../../store/contract.ts';
import type { Who } from '../part.ts';
import type { InboxDesk } from './desk.ts';

/** Questions that one list holds; whoever has more narrows it. */
const listMax = 50_000;
const titlesAtOnce = 500;
const dayMs = 86_400_000;

export interface Wanted {
  readonly view: InboxView;
  readonly text: string;
  readonly filter: InboxFilter;
}

const states = { open: ['open'], mine: ['open'], snoozed: ['open'], resolved: ['answered', 'closed'] } as const;

/** The query that a view with its filter means, without its search. */
export function queryFor({ view, filter }: Omit<Wanted, 'text'>, who: Who, now: string): InboxQuery {
  const { flow, reason, pattern, assignee, overdue, olderThanDays } = filter;
  const asked = {
    states: [...states[view]],
    snoozed: view === 'snoozed' ? 'only' : view === 'resolved' ? 'show' : 'hide',
    overdue,
    flow: flow ?? undefined,
    reason: reason ?? undefined,
    pattern: pattern ?? undefined,
    assignee: view === 'mine' ? who.by : (assignee ?? undefined),
    openedBefore: olderThanDays === null ? undefined : new Date(Date.parse(now) - olderThanDays * dayMs).toISOString(),
  };
  return InboxQuery.parse(Object.fromEntries(Object.entries(asked).filter(([, part]) => part !== undefined)));
}

const scopeName = ({ flow, sync }: Scope): string => JSON.stringify([flow, sync]);

function byScope(entries: readonly InboxEntry[]): readonly (readonly InboxEntry[])[] {
  const found = new Map<string, InboxEntry[]>();
  for (const entry of entries) {
    const mine = found.get(scopeName(entry.scope));
    if (mine === undefined) found.set(scopeName(entry.scope), [entry]);
    else mine.push(entry);
  }
  return [...found.values()];
}

/** What a field map or a group is called; by its id where it is not in the sync any more. */
export function labelOfUnit(sync: SyncPlan | undefined, unit: string): string {
  const found = unitOf(sync, unit);
  return found === undefined ? unit : unitLabel(found);
}

/** Whether a field map or a group is called so, or a line in it is. */
function isNamed(sync: SyncPlan | undefined, unit: string, word: string): boolean {
  const labels = [labelOfUnit(sync, unit), ...(unitOf(sync, unit)?.maps ?? []).map((map) => map.label)];
  return labels.some((label) => label.toLowerCase().includes(word));
}

/** The plan that most questions of a sync were asked under is as good as any for names. */
async function planOfEntries(
  desk: InboxDesk,
  store: Store,
  entries: readonly InboxEntry[],
): Promise<SyncPlan | undefined> {
  const newest = entries.at(-1);
  if (newest === undefined) return undefined;
  const row = (await store.conflictsById([newest.id])).values().next().value;
  return row === undefined ? undefined : desk.syncFor(newest.scope, row.conflict);
}

/** Questions that a search finds: in a key or a value, in what the record is called, in the name of the field. */
async function found(desk: InboxDesk, who: Who, query: InboxQuery, text: string): Promise<readonly InboxEntry[]> {
  const store = desk.storeFor(who.role);
  const now = desk.house.engine.world().now();
  const all = await store.inboxIndex(query, now, listMax);
  if (text === '') return all;
  const word = text.normalize('NFC').toLowerCase();
  const fits = new Set<string>();
  // Whoever is not shown values may not find them out by searching for them.
  if (seesPersonal[who.role])
    for (const { id } of await store.inboxIndex({ ...query, text }, now, listMax)) fits.add(id);
  for (const mine of byScope(all)) {
    const sync = await planOfEntries(desk, store, mine);
    const named = new Set([...new Set(mine.map((one) => one.unit))].filter((unit) => isNamed(sync, unit, word)));
    for (let at = 0; at < mine.length; at += titlesAtOnce) {
      const some = mine.slice(at, at + titlesAtOnce);
      const [first] = some;
      if (first === undefined) break;
      const links = [...new Set(some.flatMap((one) => (one.link === null || fits.has(one.id) ? [] : [one.link])))];
      const titles = await desk.titlesOf(store, first.scope, sync, links);
      for (const one of some) {
        const title = one.link === null ? '' : (titles.get(one.link) ?? '');
        if ((one.unit !== '' && named.has(one.unit)) || title.toLowerCase().includes(word)) fits.add(one.id);
      }
    }
  }
  return all.filter((one) => fits.has(one.id));
}

/** The questions of a view that fit, oldest first. */
export async function entriesFor(desk: InboxDesk, who: Who, wanted: Wanted): Promise<readonly InboxEntry[]> {
  const now = desk.house.engine.world().now();
  return found(desk, who, queryFor(wanted, who, now), wanted.text.trim());
}

const valueBy: Record<InboxGrouping, (entry: InboxEntry) => string> = {
  about: (one) => (one.about === 'unit' ? one.reason : one.about),
  unit: (one) => (one.about === 'unit' ? one.unit : one.about),
  pattern: (one) => one.pattern,
  assignee: (one) => one.assignee ?? '',
};

/** One row for each record, led by the first question about it. */
function rowsOf(entries: readonly InboxEntry[]): InboxPart['rows'] {
  const seen = new Set<string>();
  return entries.flatMap(({ id, link }) => {
    const name = link ?? id;
    if (seen.has(name)) return [];
    seen.add(name);
    return [id];
  });
}

function partsOf(entries: readonly InboxEntry[], grouping: InboxGrouping, sync: SyncPlan | undefined): InboxPart[] {
  const by = new Map<string, InboxEntry[]>();
  for (const entry of entries) {
    const value = valueBy[grouping](entry);
    const mine = by.get(value);
    if (mine === undefined) by.set(value, [entry]);
    else mine.push(entry);
  }
  return [...by]
    .map(([value, mine]) => ({
      value,
      label: grouping === 'unit' && mine[0]?.about === 'unit' ? labelOfUnit(sync, value) : value,
      count: mine.length,
      rows: rowsOf(mine),
    }))
    .sort((a, b) => b.count - a.count);
}

/** Flows with answers that no run has taken up yet. */
async function waitingBy(desk: InboxDesk, store: Store, now: string): Promise<InboxList['waiting']> {
  const waiting: InboxList['waiting'] = [];
  for (const { flow } of desk.house.drafts.all()) {
    const query = InboxQuery.parse({ flow: flow.id, states: ['answered'], snoozed: 'show' });
    const count = await store.countInbox(query, now);
    if (count > 0) waiting.push({ flow: FlowId.parse(flow.id), label: flow.label ?? flow.id, count });
  }
  return waiting;
}

/** The list of a view, by sync and within it by what is asked. */
export async function inboxList(
  desk: InboxDesk,
  who: Who,
  wanted: Wanted & { readonly grouping: InboxGrouping },
): Promise<InboxList> {
  const { store } = desk.house.engine;
  const now = desk.house.engine.world().now();
  const entries = await entriesFor(desk, who, wanted);
  const all: InboxFilter = {
    ...wanted.filter,
    reason: null,
    pattern: null,
    assignee: null,
    overdue: false,
    olderThanDays: null,
    flow: null,
  };
  const counted = (view: InboxView): Promise<number> =>
    store.countInbox(queryFor({ view, filter: all }, who, now), now);
  const [open, mine, snoozed] = [await counted('open'), await counted('mine'), await counted('snoozed')];
  const syncs: InboxList['syncs'] = [];
  for (const some of byScope(entries)) {
    const [first] = some;
    if (first === undefined) continue;
    const { flow, sync: id } = first.scope;
    const sync = await planOfEntries(desk, store, some);
    syncs.push({
      flow,
      sync: id,
      label: desk.labelsOf(flow, id).sync,
      sides: desk.sidesOf(sync),
      parts: partsOf(some, wanted.grouping, sync),
    });
  }
  const waiting = await waitingBy(desk, store, now);
  return { counts: { open, mine, snoozed }, waiting, syncs, total: entries.length, people: await peopleOf(desk, who) };
}

/** Names that could be meant where a question is assigned. */
export async function peopleOf(desk: InboxDesk, who: Who): Promise<string[]> {
  const { store } = desk.house.engine;
  const now = desk.house.engine.world().now();
  const counts = await store.groupInbox(
    InboxQuery.parse({ snoozed: 'show', states: ['open', 'answered'] }),
    now,
    'assignee',
  );
  return [...new Set([who.by, ...counts.map((one) => one.value).filter((name) => name !== '')])];
}
