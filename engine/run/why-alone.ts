import { inScope } from '../core/decide/scope.ts';
import { across } from '../model/ids.ts';
import type { SyncPlan } from '../model/plan.ts';
import type { Becomes } from '../model/review.ts';
import type { Lone } from '../store/contract/lone.ts';

/** Why a record stays without a twin; `waits` also for one that the next run matches. */
export type WhyAlone = Exclude<Becomes, 'created' | 'asked'>;

/** Why a record that no link holds stays so, by what is known of it. */
export function whyAlone(sync: SyncPlan, { side, state, snapshot }: Lone): WhyAlone {
  switch (state) {
    case 'new':
    case 'asked':
      return 'waits';
    case 'waiting':
      if (inScope(sync[side], snapshot.fields) === false) return 'outside';
      return sync.rules.create[across(side)] === 'ignore' ? 'ignored' : 'waits';
    case 'again':
    case 'kept':
      return 'kept';
    case 'unread':
    case 'excluded':
    case 'undone':
      return state;
  }
}
