import type { LinkId, RecordKey, Side, SyncId } from '../../../model/ids.ts';
import type { SyncPlan } from '../../../model/plan.ts';
import type { Fields } from '../../../model/value.ts';
import { titleOf } from '../../../run/review/text.ts';
import type { Scope } from '../../../store/contract/scope.ts';
import type { Store } from '../../../store/contract.ts';
import { titleOfShadow } from '../preview/title.ts';

/** What is known of a record that is to be named. */
export interface Nameless {
  readonly sync: SyncId;
  readonly link: LinkId | null;
  readonly side: Side;
  readonly key: RecordKey | null;
  /** Values of it, where its link says nothing. */
  readonly fields: Fields;
}

/** Names records by what their pairs agree on, else by their own values, else by their keys; in the order given. */
export async function titlesOf(
  store: Store,
  flow: Scope['flow'],
  syncOf: (id: SyncId) => SyncPlan | null,
  records: readonly Nameless[],
): Promise<readonly string[]> {
  const titles = records.map(() => '');
  for (const id of new Set(records.map((one) => one.sync))) {
    const sync = syncOf(id);
    if (sync === null) continue;
    const mine = [...records.entries()].filter(([, one]) => one.sync === id);
    const links = mine.flatMap(([, one]) => one.link ?? []);
    const shadows = await store.shadows({ flow, sync: id }, [...new Set(links)]);
    for (const [at, { link, side, fields }] of mine) {
      const shadow = link === null ? undefined : shadows.get(link);
      const agreed = shadow === undefined ? '' : titleOfShadow(sync, shadow);
      titles[at] = agreed === '' ? titleOf(sync, side, fields) : agreed;
    }
  }
  return titles.map((title, at) => (title === '' ? (records[at]?.key ?? '') : title));
}
