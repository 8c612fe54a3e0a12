import { addMs } from '../core/values/instant.ts';
import { Fault } from '../model/fault.ts';
import type { World } from './world.ts';

/** A holder that has not been heard of for this long has lost the workspace. */
const expiryMs = 60_000;

/**
 * Runs `work` as the only writer of the workspace.
 * @throws Fault `state` (`state/in-use`) while another process holds it
 */
export async function holding<T>(world: World, work: () => Promise<T>): Promise<T> {
  const now = world.now();
  const lease = { holder: world.holder.name, pid: world.holder.pid, boot: world.holder.boot, heartbeatAt: now };
  const other = await world.store.takeLease(lease, addMs(now, -expiryMs));
  if (other !== null) {
    throw new Fault('state', {
      code: 'state/in-use',
      message: `Another Tandem process (number ${other.pid}) is working in this workspace.`,
      fix: 'Wait until it is done, or stop it; a process that died gives the workspace free within a minute.',
    });
  }
  try {
    return await work();
  } finally {
    await world.store.dropLease(world.holder.name);
  }
}
