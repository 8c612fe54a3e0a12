import type { ConflictId, RecordKey, Side } from '../../../model/ids.ts';
import type { SyncPlan } from '../../../model/plan.ts';
import type { InboxItem } from '../../../run/inbox/list.ts';
import type { Scope } from '../../../store/contract/scope.ts';
import type { Store } from '../../../store/contract.ts';
import { titleOfShadow } from '../preview/title.ts';
import { nameOfRecord } from '../review/record-words.ts';

const namesMax = 2;
const sides: readonly Side[] = ['left', 'right'];

/** What records are called, linked or not, by their keys. */
async function namesOf(
  store: Store,
  { scope, sync }: { readonly scope: Scope; readonly sync: SyncPlan },
  side: Side,
  keys: readonly RecordKey[],
): Promise<ReadonlyMap<RecordKey, string>> {
  const names = new Map<RecordKey, string>();
  for (const [key, { snapshot }] of await store.lone(scope, side, keys))
    names.set(key, nameOfRecord(sync, side, { key, fields: snapshot.fields, held: null }));
  const links = await store.linksByKeys(scope, side, keys);
  const shadows = await store.shadows(
    scope,
    [...links.values()].map((one) => one.id),
  );
  for (const [key, { id }] of links) {
    const shadow = shadows.get(id);
    if (shadow !== undefined) names.set(key, titleOfShadow(sync, shadow));
  }
  return names;
}

/** What questions about matches of one sync are called: by two of the names of the records that could be the same. */
export async function matchTitles(
  store: Store,
  of: { readonly scope: Scope; readonly sync: SyncPlan },
  items: readonly InboxItem[],
): Promise<ReadonlyMap<ConflictId, string>> {
  const asked = items.flatMap(({ id, question }) => (question.about === 'match' ? [{ id, question }] : []));
  if (asked.length === 0) return new Map();
  const [left, right] = await Promise.all(
    sides.map((side) => namesOf(store, of, side, [...new Set(asked.flatMap(({ question }) => question[side]))])),
  );
  return new Map(
    asked.map(({ id, question }) => {
      const names = [
        ...question.left.flatMap((key) => left?.get(key) ?? []),
        ...question.right.flatMap((key) => right?.get(key) ?? []),
      ].filter((name) => name !== '');
      return [id, [...new Set(names)].slice(0, namesMax).join(', ')];
    }),
  );
}
