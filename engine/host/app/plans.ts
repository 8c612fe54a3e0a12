import { catalog } from '../../connectors/catalog.ts';
import { compileLine, flowOfLine, type LineName } from '../../core/compile/compile-part.ts';
import { Fault } from '../../model/fault.ts';
import type { FlowId } from '../../model/ids.ts';
import type { Plan } from '../../model/plan.ts';
import { asLive } from '../cli/live-source.ts';
import { knownShapes, namesIn, planFor, refusalOf, tablesFor } from '../cli/planned.ts';
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

/**
 * The plan of one line of a draft by itself, to try it: problems elsewhere in the flow do not stop it. Nothing may be written by it.
 * @throws Failure with the problems of the line and of the systems at its ends, Fault `setting` when there is no such line
 */
export async function planOfLine({ drafts, engine }: House, id: FlowId, line: LineName): Promise<Planned> {
  const draft = drafts.open(id);
  const flow = flowOfLine(draft.flow, line);
  if (flow === null)
    throw new Fault('setting', {
      code: 'flow/no-line',
      message: `The flow has no field map "${line.map}" any more.`,
      fix: 'Load the canvas again.',
    });
  const shapes = await knownShapes(engine.context, draft);
  const tables = await tablesFor(engine.context, { ...draft, flow });
  const made = tables.ok ? compileLine(flow, line.sync, { catalog: catalog(), shapes, tables: tables.value }) : tables;
  if (!made.ok) throw refusalOf(flow, made.error, 'be tried');
  return { plan: made.value, names: namesIn(draft.place), label: flow.label ?? id };
}
