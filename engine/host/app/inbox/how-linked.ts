import type { SyncPlan } from '../../../model/plan.ts';
import type { HowLinked } from '../../../protocol/calls/inbox-record.ts';
import { fieldLabel } from '../review/record-words.ts';

/** How two records came to be linked, of what their link says: "match:1" is the first key of the match. */
export function howLinked(sync: SyncPlan | undefined, how: string | null): HowLinked | null {
  const tier = /^match:(\d+)$/.exec(how ?? '')?.[1];
  if (tier !== undefined) {
    const names = sync?.tiers[Number(tier) - 1]?.left ?? [];
    return sync === undefined || names.length === 0
      ? null
      : { by: 'fields', labels: names.map((name) => fieldLabel(sync, 'left', name)) };
  }
  if (how === 'person' || how === 'create') return { by: how };
  return how?.startsWith('suggested:') === true ? { by: 'suggestion' } : null;
}
