import type { Session, View } from '../connectors/contract.ts';
import type { Side } from '../model/ids.ts';
import type { SidePlan } from '../model/plan.ts';
import type { ObjectShape } from '../model/shape.ts';

/** One side of a sync with its open session. */
export interface Seat {
  readonly side: Side;
  readonly plan: SidePlan;
  readonly session: Session;
  readonly view: View;
  /** How far its clock is ahead of ours, and how sure that is. Null: it has no clock of its own, or none that can be trusted. */
  readonly clock: { readonly skewMs: number; readonly boundMs: number } | null;
}

/** The fields as their system has them: in the plan a reference has no type of its own. */
export const ownFields = (plan: SidePlan): SidePlan['fields'] =>
  plan.fields.map((field) => {
    const reference = plan.references.find((one) => one.field === field.name);
    return reference === undefined ? field : { ...field, type: reference.type };
  });

/** What the session is asked for, from the plan alone. */
export function viewOf(plan: SidePlan): View {
  const shape: ObjectShape = {
    object: plan.object,
    label: plan.label,
    fields: ownFields(plan),
    key: plan.key,
    keyFrom: 'field',
    can: plan.can,
  };
  return { shape, fields: plan.fields.map((field) => field.name), modifiedAt: plan.modifiedAt };
}
