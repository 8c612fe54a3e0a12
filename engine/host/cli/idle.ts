import { Fault } from '../../model/fault.ts';
import { holding } from '../../run/lease.ts';
import type { World } from '../../run/world.ts';

const atWork: ReadonlySet<string> = new Set(['state/in-use', 'state/busy']);

/** Whether nobody is working in the workspace right now, in this process or another. */
export async function isIdle(world: World): Promise<boolean> {
  try {
    return await holding(world, async () => true);
  } catch (error) {
    if (error instanceof Fault && atWork.has(error.problem.code)) return false;
    throw error;
  }
}
