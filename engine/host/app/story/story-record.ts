import { endsOf } from '../../../core/merge/pair.ts';
import { asOf } from '../../../core/past/life.ts';
import { Fault } from '../../../model/fault.ts';
import { type FlowId, LinkId, RecordKey, type SyncId } from '../../../model/ids.ts';
import type { MapPlan, Plan, SyncPlan } from '../../../model/plan.ts';
import { lifeOfRecord, type RecordAt } from '../../../run/record-life.ts';
import { titleOf } from '../../../run/review/text.ts';
import type { Scope } from '../../../store/contract/scope.ts';
import { unknownRecord } from '../../cli/record-words.ts';
import type { House } from '../house.ts';
import { planToRun } from '../plans.ts';
import { mapsOf, plainFields, type ToldLife, tellLife } from './told-life.ts';

/** A record that a window asks about, with all that is known of it. */
export interface StoryRecord {
  readonly plan: Plan;
  /** What people call the flow. */
  readonly label: string;
  readonly sync: SyncPlan;
  readonly scope: Scope;
  readonly record: RecordAt;
  readonly names: { readonly left: string; readonly right: string };
  readonly life: ToldLife;
}

const noSync = (id: string): Fault =>
  new Fault('setting', {
    code: 'flow/no-sync',
    message: `The flow has no sync "${id}" any more.`,
    fix: 'Look for the record under the sync that it is in now.',
  });

/** Which record is meant by a link's id, or by a side and a key. */
async function recordNamed({ engine }: House, scope: Scope, name: string): Promise<RecordAt> {
  const named = /^(left|right):(.+)$/su.exec(name);
  if (named !== null) return { side: named[1] === 'left' ? 'left' : 'right', key: RecordKey.parse(named[2]) };
  const id = LinkId.safeParse(name);
  const link = id.success ? (await engine.store.links(scope, [id.data])).get(id.data) : undefined;
  if (link?.left != null) return { side: 'left', key: link.left };
  if (link?.right != null) return { side: 'right', key: link.right };
  throw new Fault('setting', {
    code: 'story/unknown',
    message: 'Nothing is known of this record any more.',
    fix: 'Search for it by its key or one of its values.',
  });
}

/**
 * Looks a record up.
 * @throws Fault or Failure where the sync or the record is not known
 */
export async function storyRecord(
  house: House,
  asked: { readonly flow: FlowId; readonly sync: SyncId; readonly record: string },
): Promise<StoryRecord> {
  const { plan, label, names } = await planToRun(house, asked.flow);
  const sync = plan.syncs.find((one) => one.id === asked.sync);
  if (sync === undefined) throw noSync(asked.sync);
  const scope = { flow: asked.flow, sync: asked.sync };
  const record = await recordNamed(house, scope, asked.record);
  const told = await lifeOfRecord(house.engine.store, scope, sync, { ...record, terms: 'own' });
  if (told === null) throw unknownRecord(record);
  return { plan, label, sync, scope, record, names: names(sync), life: tellLife(told) };
}

/** The field map that a name means: its own id, a field of either side, or what people call it. */
export function mapNamed(sync: SyncPlan, name: string | null): MapPlan | null {
  if (name === null) return null;
  const maps = mapsOf(sync);
  const isEnd = (map: MapPlan): boolean => endsOf(map, 'left').includes(name) || endsOf(map, 'right').includes(name);
  return maps.find((one) => one.id === name) ?? maps.find(isEnd) ?? maps.find((one) => one.label === name) ?? null;
}

/** What the record is called now, by its values, else by its key. */
export function titleNow({ sync, life, record }: StoryRecord): string {
  const now = asOf(life.told.life, null);
  return titleOf(sync, 'left', plainFields(now.left)) || titleOf(sync, 'right', plainFields(now.right)) || record.key;
}
