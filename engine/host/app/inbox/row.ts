import { may } from '../../../core/roles/roles.ts';
import type { Conflict } from '../../../model/conflict.ts';
import type { ConflictId, LinkId } from '../../../model/ids.ts';
import type { SyncPlan } from '../../../model/plan.ts';
import type { Fields } from '../../../model/value.ts';
import type { InboxRow } from '../../../protocol/calls/inbox.ts';
import { type InboxItem, itemOf } from '../../../run/inbox/list.ts';
import { syncOf } from '../../../run/inbox/question-line.ts';
import { titleOf } from '../../../run/review/text.ts';
import type { InboxRow as StoredRow } from '../../../store/contract/inbox.ts';
import type { Store } from '../../../store/contract.ts';
import type { Who } from '../part.ts';
import { cellTexts, fieldLabel } from '../review/record-words.ts';
import type { InboxDesk } from './desk.ts';
import { labelOfUnit } from './list-parts.ts';
import { matchTitles } from './match-titles.ts';

const textOf = (fields: Fields): string | null => cellTexts(fields, Object.keys(fields));

type Told = Pick<InboxRow, 'label' | 'left' | 'right'>;

function told({ question }: InboxItem, sync: SyncPlan | undefined): Told {
  switch (question.about) {
    case 'unit':
      return { label: labelOfUnit(sync, question.unit), left: textOf(question.left), right: textOf(question.right) };
    case 'removal': {
      const kept = textOf(question.kept);
      return question.gone === 'left' ? { label: '', left: null, right: kept } : { label: '', left: kept, right: null };
    }
    case 'match':
      return {
        label: question.value,
        left: question.left.length === 0 ? null : question.left.join(', '),
        right: question.right.length === 0 ? null : question.right.join(', '),
      };
    case 'refused': {
      const names = Object.keys(question.fields).map((name) =>
        sync === undefined ? name : fieldLabel(sync, question.side, name),
      );
      // What stands there, since nothing was written; what was to be is told by the side it came from.
      const there = cellTexts(question.before, Object.keys(question.fields));
      const from = textOf(question.from);
      const sides = question.side === 'left' ? { left: there, right: from } : { left: from, right: there };
      return { label: names.slice(0, 3).join(', '), ...sides };
    }
  }
}

/** What a record without a shadow is called: by what the question shows of it, else by its key. */
export function titleOfItem(item: InboxItem, sync: SyncPlan | undefined): string {
  const { question, keys } = item;
  const key = keys.left ?? keys.right ?? item.id;
  if (question.about === 'match') return question.value;
  if (sync === undefined) return key;
  if (question.about === 'removal')
    return titleOf(sync, question.gone === 'left' ? 'right' : 'left', question.kept) || key;
  if (question.about === 'refused') return titleOf(sync, question.side, question.fields) || key;
  return key;
}

export interface Named {
  readonly item: InboxItem;
  readonly row: StoredRow;
  readonly sync: SyncPlan | undefined;
  readonly title: string;
}

/** Questions in words, each with what its record is called, in the order of the ids. */
export async function namedItems(desk: InboxDesk, store: Store, ids: readonly ConflictId[]): Promise<readonly Named[]> {
  const rows = await store.conflictsById(ids);
  const world = { store, now: desk.house.engine.world().now };
  const named: (Omit<Named, 'title'> & { readonly title: string | null })[] = [];
  for (const id of ids) {
    const row = rows.get(id);
    if (row === undefined) continue;
    const item = await itemOf(world, desk.planOf, row);
    const sync = syncOf(await desk.planOf(row.scope.flow, row.conflict), row.scope.sync);
    named.push({ item, row, sync, title: null });
  }
  const titles = new Map<string, string>();
  for (const sync of new Set(named.map((one) => one.sync))) {
    const mine = named.filter((one) => one.sync === sync);
    const [first] = mine;
    if (first === undefined) continue;
    const links = [...new Set(mine.flatMap(({ item }) => item.link ?? []))];
    const { scope } = first.row;
    for (const [link, title] of await desk.titlesOf(store, scope, sync, links)) titles.set(link, title);
    if (sync === undefined) continue;
    const items = mine.map((one) => one.item);
    for (const [id, title] of await matchTitles(store, { scope, sync }, items)) titles.set(id, title);
  }
  return named.map((one) => {
    const title = titles.get(one.item.link ?? one.item.id) ?? '';
    return { ...one, title: title === '' ? titleOfItem(one.item, one.sync) : title };
  });
}

/** All open questions about the records of some, by the record. */
async function openBeside(store: Store, named: readonly Named[]): Promise<ReadonlyMap<LinkId, readonly Conflict[]>> {
  const open = new Map<LinkId, Conflict[]>();
  const scopes = Map.groupBy(named, ({ row }) => JSON.stringify([row.scope.flow, row.scope.sync]));
  for (const mine of scopes.values()) {
    const [first] = mine;
    const links = [...new Set(mine.flatMap(({ item }) => item.link ?? []))];
    if (first === undefined || links.length === 0) continue;
    for (const one of await store.conflictsOfLinks(first.row.scope, links)) {
      if (one.link === null || one.state !== 'open') continue;
      const known = open.get(one.link);
      if (known === undefined) open.set(one.link, [one]);
      else known.push(one);
    }
  }
  return open;
}

/** Rows of the list in the order of the ids. */
export async function rowsOf(desk: InboxDesk, who: Who, ids: readonly ConflictId[]): Promise<InboxRow[]> {
  const store = desk.storeFor(who.role);
  const named = await namedItems(desk, store, ids);
  const open = await openBeside(store, named);
  const seen = await store.openedBy(
    who.person ?? who.by,
    [...open.values()]
      .flat()
      .concat(named.map(({ row }) => row.conflict))
      .map((one) => one.id),
  );
  const isNew = ({ id, revision }: Conflict): boolean => (seen.get(id) ?? -1) < revision;
  return named.map(({ item, row, sync, title }): InboxRow => {
    const { id, revision, question, pattern, openedAt, state, answer, care } = item;
    const alone = state === 'open' ? [row.conflict] : [];
    const beside = item.link === null ? alone : (open.get(item.link) ?? []);
    return {
      id,
      revision,
      about: question.about,
      reason: question.reason,
      pattern,
      title,
      ...told(item, sync),
      several: question.about === 'match' ? { left: question.left.length, right: question.right.length } : null,
      open: beside.map((one) => ({ id: one.id, revision: one.revision, about: one.question.about })),
      openedAt,
      state,
      answeredBy: answer?.by ?? null,
      assignee: care.assignee,
      due: care.due,
      comments: care.comments.length,
      // Who may only look has nothing to look through.
      isNew: may(who.role, 'decide') && beside.some(isNew),
    };
  });
}
