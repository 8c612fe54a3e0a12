import type { VersionHead } from '../model/version.ts';
import { deedOf } from './deed.ts';
import { beside } from './lease.ts';
import type { World } from './world.ts';

/** Records that a version was published or brought back: by whom, what for, and how much it changed of what was live. */
export async function recordPublished(world: World, head: VersionHead, changes: number): Promise<void> {
  const { id, version, planHash: plan, of, note: why } = head;
  const action = of === null ? 'publish' : 'rollback';
  const says = { version, plan, changes, ...(of === null ? {} : { of }) };
  const deed = deedOf(world, null, { action, about: `version ${version}`, says, why, by: head.by });
  await beside(world, () => world.store.commit([{ put: 'audit', deed: { ...deed, flow: id } }]));
}
