import { toInstant } from '../../core/values/instant.ts';
import { RecordKey, Side } from '../../model/ids.ts';
import type { Plan, SyncPlan } from '../../model/plan.ts';
import type { RecordAt } from '../../run/record-life.ts';
import type { Scope } from '../../store/contract/scope.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Context } from './context.ts';
import { Failure, usage } from './failure.ts';
import { liveFor } from './live-source.ts';
import { planFor } from './planned.ts';
import type { SideNames } from './run-words.ts';
import { syncIn } from './sync-in.ts';

/** A record that a command line names, with all that is needed to look it up. */
export interface Named {
  readonly place: Workspace;
  readonly plan: Plan;
  readonly sync: SyncPlan;
  readonly scope: Scope;
  readonly record: RecordAt;
  readonly names: ReturnType<SideNames>;
  /** The words after the key. */
  readonly more: readonly string[];
}

/**
 * Reads `[FLOW] [SYNC] left|right KEY ...`.
 * @param what the command, and an example of it
 * @throws Failure when the words are others
 */
export async function namedRecord(
  context: Context,
  words: readonly string[],
  what: { readonly command: string; readonly example: string },
): Promise<Named> {
  const at = words.findIndex((word) => Side.safeParse(word).success);
  const [sideWord, keyWord, ...more] = at < 0 ? [] : words.slice(at);
  const side = Side.safeParse(sideWord);
  const form = `For example: ${what.example}.`;
  if (!side.success || keyWord === undefined || at > 2) {
    const message = `"tandem ${what.command}" takes a flow, a sync, a side (left or right) and the key of a record.`;
    throw usage('record', message, form);
  }
  const source = liveFor(context, words.slice(0, at)[0]);
  const { plan, names } = await planFor(context, source);
  const { id } = syncIn(source.flow, words.slice(0, at)[1]);
  const sync = plan.syncs.find((one) => one.id === id);
  if (sync === undefined) throw usage('sync', `The plan of "${plan.flow}" has no sync "${id}".`, form);
  const record = { side: side.data, key: RecordKey.parse(keyWord) };
  return { place: source.place, plan, sync, scope: { flow: plan.flow, sync: id }, record, names: names(sync), more };
}

export const unknownRecord = ({ side, key }: RecordAt): Failure =>
  new Failure({
    code: 'record/unknown',
    message: `Nothing is known of a record "${key}" on the ${side}.`,
    fix: 'Check the key, or run the flow once so that it is read.',
  });

/** @throws Failure when the text is no moment in time, or has no zone */
export function momentIn(text: string, option: string): string {
  const instant = toInstant(text);
  if (instant.ok) return instant.value;
  throw usage('moment', `"${option}": ${instant.error}`, 'For example: 2026-10-01T12:00+02:00, or 2026-10-01T10:00Z.');
}
