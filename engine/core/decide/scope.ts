import type { SidePlan } from '../../model/plan.ts';
import type { Fields } from '../../model/value.ts';
import { holds } from '../values/holds.ts';

/**
 * Whether a record takes part in the sync (D9).
 * @returns null when a field that the filter looks at was not read: then nothing is decided about it
 */
export function inScope(side: SidePlan, fields: Fields): boolean | null {
  if (side.filter === null) return true;
  const verdicts: boolean[] = [];
  for (const condition of side.filter.conditions) {
    const field = side.fields.find((one) => one.name === condition.field);
    const value = fields[condition.field];
    if (field === undefined || value === undefined) return null;
    verdicts.push(holds(condition, field.type, value));
  }
  return side.filter.mode === 'all' ? verdicts.every(Boolean) : verdicts.some(Boolean);
}
