import type { Side } from '../../model/ids.ts';
import type { SyncPlan } from '../../model/plan.ts';
import type { Fields } from '../../model/value.ts';
import { normalise } from './normalise.ts';

/** The normalised match value of a record in one tier; tiers count from 0. */
export interface MatchValueOf {
  readonly tier: number;
  readonly value: string;
}

/**
 * The match values of a record, one per tier in which all its components are there (M1).
 * @param side the side that the record is on
 */
export function matchValues(sync: SyncPlan, side: Side, fields: Fields): readonly MatchValueOf[] {
  const values: MatchValueOf[] = [];
  sync.tiers.forEach((tier, index) => {
    const parts: string[] = [];
    for (const field of tier[side]) {
      const part = normalise(fields[field], tier.normalise, tier.country);
      if (part === null) return;
      parts.push(part);
    }
    const [only] = parts;
    values.push({ tier: index, value: parts.length === 1 && only !== undefined ? only : JSON.stringify(parts) });
  });
  return values;
}
