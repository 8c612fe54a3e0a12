import { addMs } from '../../../core/values/instant.ts';
import type { SyncId } from '../../../model/ids.ts';
import { type InboxPlace, InboxQuery, inboxPageMax } from '../../../model/inbox.ts';
import type { RunConflict, RunFailure } from '../../../protocol/calls/activity.ts';
import type { InboxRow } from '../../../store/contract/inbox.ts';
import type { Store } from '../../../store/contract.ts';
import type { RunAt } from './run-at.ts';
import { linesFor, shiftsOf } from './shifts.ts';
import { titlesOf } from './titles.ts';

const rowsMax = 500;
const scannedMax = 20_000;

const states = ['open', 'answered', 'closed'] as const;

/** Every question that a query finds, the most that anybody would look through. */
async function found(store: Store, query: InboxQuery, now: string): Promise<readonly InboxRow[]> {
  const rows: InboxRow[] = [];
  for (let after: InboxPlace | null = null; rows.length < scannedMax; ) {
    const page: readonly InboxRow[] = await store.inbox(query, now, after, inboxPageMax);
    rows.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < inboxPageMax) return rows;
    after = { openedAt: last.conflict.openedAt, id: last.conflict.id };
  }
  return rows;
}

/** Writes that a run could not do, as far as no later run met them again. */
export async function failuresOf(store: Store, { run }: RunAt, now: string): Promise<readonly InboxRow[]> {
  const query = InboxQuery.parse({ flow: run.flow, states, about: 'refused', snoozed: 'show' });
  const rows = await found(store, query, now);
  return rows.filter(({ conflict }) => conflict.openedIn === run.id);
}

/** Questions that came up in a run, by when they were asked first: one run goes on at a time. */
const askedIn = ({ run }: RunAt): InboxQuery =>
  InboxQuery.parse({
    flow: run.flow,
    states,
    snoozed: 'show',
    openedAfter: run.startedAt,
    ...(run.endedAt === null ? {} : { openedBefore: addMs(run.endedAt, 1) }),
  });

/** How many questions came up in a run, those about refused writes left out. */
export async function countAsked(store: Store, at: RunAt, now: string): Promise<number> {
  const query = askedIn(at);
  return (await store.countInbox(query, now)) - (await store.countInbox({ ...query, about: 'refused' }, now));
}

const keyOf = ({ conflict: { question } }: InboxRow) => (question.about === 'refused' ? question.key : null);

/** Failures as screens show them. */
export async function failureRows(
  store: Store,
  at: RunAt,
  now: string,
): Promise<{ readonly total: number; readonly rows: RunFailure[] }> {
  const all = await failuresOf(store, at, now);
  const some = all.slice(0, rowsMax);
  const titles = await titlesOf(
    store,
    at.run.flow,
    (id: SyncId) => at.syncOf(id),
    some.map((row) => {
      const { sync, link, question } = row.conflict;
      const side = question.about === 'refused' ? question.side : 'left';
      const fields = question.about === 'refused' ? { ...question.before, ...question.fields } : {};
      return { sync, link, side, key: keyOf(row), fields };
    }),
  );
  const rows = some.flatMap(({ conflict }, index): RunFailure[] => {
    const { id, revision, sync, state, question } = conflict;
    if (question.about !== 'refused') return [];
    const { side, op, key, source, problem, fields, before, agreed } = question;
    const written = { side, op, before, after: fields, why: {}, was: agreed };
    const title = titles[index] ?? key ?? source ?? '';
    const shifts = shiftsOf(at.syncOf(sync), written);
    return [{ id, revision, sync, side, op, key, source, title, state, problem, shifts }];
  });
  return { total: all.length, rows };
}

function linesAsked(at: RunAt, { conflict }: InboxRow): RunConflict['lines'] {
  const { question } = conflict;
  const sync = at.syncOf(conflict.sync);
  if (question.about !== 'unit' || sync === null) return [];
  return Object.keys({ ...question.left, ...question.right }).flatMap((slot) => {
    const line = linesFor(sync).ofSlot(slot);
    if (line === null) return [];
    const [left, right] = [question.left[slot], question.right[slot]];
    const value = (tuple: typeof left) => (tuple?.length === 1 ? (tuple[0] ?? null) : (tuple ?? null));
    return [{ label: line.label, left: value(left), right: value(right) }];
  });
}

/** Questions as screens show them. */
export async function conflictRows(
  store: Store,
  at: RunAt,
  now: string,
): Promise<{ readonly total: number; readonly rows: RunConflict[] }> {
  const page = await store.inbox(askedIn(at), now, null, inboxPageMax);
  const some = page.filter((one) => one.conflict.question.about !== 'refused').slice(0, rowsMax);
  const titles = await titlesOf(
    store,
    at.run.flow,
    (id: SyncId) => at.syncOf(id),
    some.map(({ conflict: { sync, link, question }, keys }) => ({
      sync,
      link,
      side: question.about === 'removal' && question.gone === 'left' ? 'right' : 'left',
      key: keys.left ?? keys.right,
      fields: question.about === 'removal' ? question.kept : {},
    })),
  );
  const rows = some.map((row, index): RunConflict => {
    const { id, sync, state, question } = row.conflict;
    const title = question.about === 'match' ? question.value : (titles[index] ?? '');
    return { id, sync, title, reason: question.reason, state, lines: linesAsked(at, row) };
  });
  return { total: await countAsked(store, at, now), rows };
}
