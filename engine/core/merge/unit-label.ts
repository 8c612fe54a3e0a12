import type { UnitPlan } from '../../model/plan.ts';

/** What people call a field map or a group: by its own name, else by its lines. */
export const unitLabel = ({ label, maps }: Pick<UnitPlan, 'label' | 'maps'>): string =>
  label ?? maps.map((map) => map.label).join(', ');
