import type { SyncPlan } from '../../model/plan.ts';
import { canonicalJson, hashOf } from '../values/hash.ts';

const unlabelled = <T extends { label?: unknown }>(part: T): Omit<T, 'label'> => {
  const { label: _, ...rest } = part;
  return rest;
};

/** Hash of all of a sync but its labels, brakes, schedule and personal fields (C21, T2): it says whether records have to be decided again. */
export function syncHash(plan: Omit<SyncPlan, 'hash'>): string {
  const { brakes: _, schedule: __, personal: ___, ...decisive } = unlabelled(plan);
  const side = (one: SyncPlan['left']) => ({ ...unlabelled(one), fields: one.fields.map(unlabelled) });
  const units = plan.units.map((unit) => ({ ...unlabelled(unit), maps: unit.maps.map(unlabelled) }));
  return hashOf(canonicalJson({ ...decisive, left: side(plan.left), right: side(plan.right), units }));
}
