import { Fault } from '../../model/fault.ts';
import { holding } from '../../run/lease.ts';
import type { World } from '../../run/world.ts';

/** Whether no process is working in the workspace right now. */
export async function isIdle(world: World): Promise<boolean> {
  try {
    return await holding(world, async () => true);
  } catch (error) {
    if (error instanceof Fault && error.problem.code === 'state/in-use') return false;
    throw error;
  }
}
