import { RecordKey, Side, type SyncId } from '../../model/ids.ts';
import type { Plan } from '../../model/plan.ts';
import type { World } from '../../run/world.ts';
import type { Scope } from '../../store/contract/scope.ts';
import type { Context } from './context.ts';
import { usage } from './failure.ts';
import { liveFor } from './live-source.ts';
import { planFor } from './planned.ts';
import type { SideNames } from './run-words.ts';
import type { Source } from './source.ts';
import { syncIn } from './sync-in.ts';
import { withWorld } from './with-world.ts';

/** The flow and the sync that a command about links is given for, and the words that are left. */
export interface LinkWords {
  readonly source: Source;
  readonly sync: SyncId;
  readonly scope: Scope;
  readonly rest: readonly string[];
}

/**
 * Reads `[FLOW] [SYNC] WORD...`: a single word before the others is the sync where there is one of that name, else the flow.
 * @param count how many words there must be at the end
 * @throws Failure when there are too few or too many, or the flow or the sync is not clear
 */
export function linkWords(context: Context, words: readonly string[], count: number, form: string): LinkWords {
  if (words.length < count || words.length > count + 2)
    throw usage('words', 'This command takes other words.', `Its form is: ${form}`);
  const rest = words.slice(words.length - count);
  const before = words.slice(0, words.length - count);
  const isSync = before.length === 1 && count > 0;
  const [flowWord, syncWord] = isSync ? [undefined, before[0]] : before;
  const source = liveFor(context, flowWord);
  const sync = syncIn(source.flow, syncWord).id;
  return { source, sync, scope: { flow: source.flow.id, sync }, rest };
}

/**
 * A record as `left:KEY` or `right:KEY`.
 * @throws Failure when it is not written so
 */
export function recordIn(word: string): { readonly side: Side; readonly key: RecordKey } {
  const [, sideWord, keyWord] = /^(left|right):(.+)$/su.exec(word) ?? [];
  const side = Side.safeParse(sideWord);
  if (side.success && keyWord !== undefined) return { side: side.data, key: RecordKey.parse(keyWord) };
  throw usage('record', `"${word}" does not say which record is meant.`, 'Write left:KEY or right:KEY.');
}

/** Opens the world of a flow with its plan: for commands that read records. */
export async function inWorld<T>(
  context: Context,
  { source }: LinkWords,
  work: (world: World, plan: Plan, names: SideNames) => Promise<T>,
): Promise<T> {
  const { plan, names } = await planFor(context, source);
  const done = await withWorld(context, { place: source.place, plan }, (world) => work(world, plan, names));
  context.screen.progress.clear();
  return done;
}
