import { msBetween } from '../core/values/instant.ts';
import { Fault } from '../model/fault.ts';
import type { FlowId } from '../model/ids.ts';
import type { World } from './world.ts';

/** A run that was asked to stop; everything up to the last checkpoint is recorded. */
export class Stopped extends Error {
  readonly why: 'pause' | 'cancel';

  constructor(why: 'pause' | 'cancel') {
    super(why);
    this.name = 'Stopped';
    this.why = why;
  }
}

const beatEveryMs = 5_000;

/** When the lease was last kept alive; shared by all syncs of a run. */
export interface Pulse {
  beatAt: string;
}

/**
 * A place where a run may be stopped without loss. Keeps the lease alive.
 * @throws Stopped when a person asked for it; Fault `state` when another process took the lease
 */
export async function checkpoint(at: {
  readonly world: World;
  readonly scope: { readonly flow: FlowId };
  readonly pulse: Pulse;
}): Promise<void> {
  const { world, pulse } = at;
  if (world.cancelled()) throw new Stopped('cancel');
  const asked = await world.store.control(at.scope.flow);
  if (asked !== null) throw new Stopped(asked);
  const now = world.now();
  if (msBetween(pulse.beatAt, now) < beatEveryMs) return;
  pulse.beatAt = now;
  const kept = await world.store.beat({
    holder: world.holder.name,
    pid: world.holder.pid,
    boot: world.holder.boot,
    heartbeatAt: now,
  });
  if (!kept) {
    throw new Fault('state', {
      code: 'state/lease-lost',
      message: 'Another Tandem process took over this workspace while this run was not responding.',
      fix: 'Let the other process finish; nothing was written after it took over.',
    });
  }
}
