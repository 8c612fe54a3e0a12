import type { Side } from '../../model/ids.ts';
import type { SyncPlan } from '../../model/plan.ts';
import type { Fields, Value } from '../../model/value.ts';
import { fingerprint } from './fingerprint.ts';

/** Of the sync's hash: 64 bits tell any two flows apart. */
const hashLength = 16;

/**
 * The print of a record as far as decisions about it go: its values and the sync's hash. A record that still has the
 * print of its last decision needs no new one (D12). MISSING is written as a number, which no canonical value is.
 */
export function printOf(sync: SyncPlan, side: Side, fields: Fields): string {
  const plan = side === 'left' ? sync.left : sync.right;
  const values: (Value | 0)[] = [sync.hash.slice(0, hashLength)];
  for (const { name } of plan.fields)
    if (name !== plan.modifiedAt) values.push(fields[name] ?? (name in fields ? null : 0));
  return fingerprint(JSON.stringify(values));
}
