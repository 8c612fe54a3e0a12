import { z } from 'zod';
import type { FlowId } from '../../model/ids.ts';
import { InboxQuery } from '../../model/inbox.ts';
import { unitsOfField } from '../../run/inbox/list.ts';
import type { Store } from '../../store/contract.ts';
import type { Context } from './context.ts';
import { usage } from './failure.ts';
import { savedPlan } from './saved-plan.ts';
import { before } from './time-words.ts';

/** Options that say which questions are meant. */
export const QueryOptions = z.object({
  sync: z.string().optional(),
  unit: z.string().optional(),
  field: z.string().optional(),
  reason: z.string().optional(),
  pattern: z.string().optional(),
  assignee: z.string().optional(),
  mine: z.boolean().default(false),
  nobody: z.boolean().default(false),
  search: z.string().optional(),
  olderThan: z.string().optional(),
  snoozed: z.boolean().default(false),
  overdue: z.boolean().default(false),
});
type Options = z.infer<typeof QueryOptions>;

async function unitsOf(store: Store, flow: FlowId | null, { unit, field }: Options): Promise<string[] | undefined> {
  if (unit !== undefined) return [unit];
  if (field === undefined) return undefined;
  if (flow === null) throw usage('field-flow', '"--field" needs the flow whose field it is.', 'Name the flow.');
  const [run] = await store.runs(flow, 1);
  const plan = run === undefined ? null : await savedPlan(store, run.planHash);
  const units = plan === null ? [] : unitsOfField(plan, field);
  if (units.length === 0)
    throw usage('unknown-field', `The flow ${flow} maps no field "${field}".`, 'See its lines with "tandem plan".');
  return [...units];
}

const assigneeOf = (context: Context, { assignee, mine, nobody }: Options): string | undefined => {
  if (mine) return context.by;
  return nobody ? '' : assignee;
};

/**
 * The query that options ask for.
 * @param more parts that the command itself decides
 * @throws Failure when a reason or a shape is not known
 */
export async function queryOf(
  context: Context,
  world: { readonly store: Store; readonly now: () => string },
  flow: FlowId | null,
  options: Options & { readonly more?: Partial<z.input<typeof InboxQuery>> },
): Promise<InboxQuery> {
  const { sync, reason, pattern, search, olderThan, snoozed, overdue } = options;
  const asked = {
    flow: flow ?? undefined,
    sync,
    reason,
    pattern,
    units: await unitsOf(world.store, flow, options),
    assignee: assigneeOf(context, options),
    text: search,
    openedBefore: olderThan === undefined ? undefined : before(olderThan, world.now()),
    snoozed: snoozed ? 'only' : 'hide',
    overdue,
    ...options.more,
  };
  const query = InboxQuery.safeParse(
    Object.fromEntries(Object.entries(asked).filter(([, part]) => part !== undefined)),
  );
  if (query.success) return query.data;
  const [issue] = query.error.issues;
  const name = String(issue?.path[0] ?? 'query');
  const values = issue?.code === 'invalid_value' ? `Take one of: ${issue.values.map(String).join(', ')}.` : 'Check it.';
  throw usage(name, `There is no ${name} "${String(Reflect.get(asked, name))}".`, values);
}
