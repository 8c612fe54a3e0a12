import { addMs } from '../core/values/instant.ts';
import { Fault } from '../model/fault.ts';
import type { Store } from '../store/contract.ts';
import type { World } from './world.ts';

/** A holder that has not been heard of for this long has lost the workspace. */
const expiryMs = 60_000;

/** How long what a person decides waits for what this process does already, and how often it looks. */
const patienceMs = 3000;
const lookEachMs = 50;

/** What this process does with a workspace right now: the lease goes back when the last of it ends. */
const busy = new WeakMap<Store, { exclusive: boolean; works: number }>();

async function take(world: World): Promise<void> {
  const now = world.now();
  const lease = { holder: world.holder.name, pid: world.holder.pid, boot: world.holder.boot, heartbeatAt: now };
  const other = await world.store.takeLease(lease, addMs(now, -expiryMs));
  if (other === null) return;
  throw new Fault('state', {
    code: 'state/in-use',
    message: `Another Tandem process (number ${other.pid}) is working in this workspace.`,
    fix: 'Wait until it is done, or stop it; a process that died gives the workspace free within a minute.',
  });
}

async function withLease<T>(world: World, exclusive: boolean, work: () => Promise<T>): Promise<T> {
  const { store } = world;
  const state = busy.get(store) ?? { exclusive: false, works: 0 };
  busy.set(store, state);
  if (exclusive && state.exclusive) {
    throw new Fault('state', {
      code: 'state/busy',
      message: 'A run or a change of links is going on in this workspace.',
      fix: 'Wait until it is done, or cancel it, and try again.',
    });
  }
  state.works += 1;
  state.exclusive ||= exclusive;
  try {
    await take(world);
    return await work();
  } finally {
    state.works -= 1;
    if (exclusive) state.exclusive = false;
    if (state.works === 0) await store.dropLease(world.holder.name);
  }
}

/**
 * Runs `work` as the only one that decides or writes in the workspace.
 * @throws Fault `state`: `state/in-use` while another process holds it, `state/busy` while this one does
 */
export const holding = <T>(world: World, work: () => Promise<T>): Promise<T> => withLease(world, true, work);

/**
 * The same for what a person decides record by record: a link that was made or split just before is waited for, as nobody who
 * clears an inbox by keys should be slower than it. A run takes longer than that.
 * @throws Fault `state`: `state/in-use` while another process holds it, `state/busy` when this one still does after 3 seconds
 */
export async function holdingSoon<T>(world: World, work: () => Promise<T>): Promise<T> {
  for (let waited = 0; busy.get(world.store)?.exclusive === true && waited < patienceMs; waited += lookEachMs)
    await world.sleep(lookEachMs);
  return holding(world, work);
}

/**
 * Runs `work` that only records what a person says, and may do so beside a run of this process.
 * @throws Fault `state` (`state/in-use`) while another process holds the workspace
 */
export const beside = <T>(world: World, work: () => Promise<T>): Promise<T> => withLease(world, false, work);
