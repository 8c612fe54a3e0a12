import type { Side } from '../../model/ids.ts';
import type { SyncPlan } from '../../model/plan.ts';
import type { Fields } from '../../model/value.ts';
import { shortHash } from '../values/hash.ts';

const printLength = 20;

/**
 * The print of a record as far as decisions about it go: its values and the sync's hash. A record that still has the
 * print of its last decision needs no new one (D12). MISSING is written as a number, which no canonical value is.
 */
export function printOf(sync: SyncPlan, side: Side, fields: Fields): string {
  const plan = side === 'left' ? sync.left : sync.right;
  const values = plan.fields
    .filter((field) => field.name !== plan.modifiedAt)
    .map((field) => fields[field.name] ?? (field.name in fields ? null : 0));
  return shortHash(`${sync.hash}${JSON.stringify(values)}`, printLength);
}
