import type { FlowId } from '../../model/ids.ts';
import type { Plan } from '../../model/plan.ts';
import { asLive } from '../cli/live-source.ts';
import { planFor } from '../cli/planned.ts';
import type { SideNames } from '../cli/run-words.ts';
import type { House } from './house.ts';

/** A plan with what people call the flow and its sides. */
export interface Planned {
  readonly plan: Plan;
  readonly label: string;
  readonly names: SideNames;
}

/**
 * The plan of a flow as it is drawn, or as it is live.
 * @throws Failure with the problems that stop it
 */
export async function planOf({ drafts, engine }: House, id: FlowId, of: 'draft' | 'live'): Promise<Planned> {
  const draft = drafts.open(id);
  const source = of === 'live' ? asLive(draft) : draft;
  return { ...(await planFor(engine.context, source)), label: draft.flow.label ?? id };
}

/** The plan that a run follows: that of the live version; of the draft only where nothing was ever published. */
export const planToRun = (house: House, id: FlowId): Promise<Planned> => planOf(house, id, 'live');
