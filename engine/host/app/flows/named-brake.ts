import type { PulledBrake } from '../../../model/run.ts';
import type { CardSync } from '../../../protocol/calls/flows.ts';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * A brake with its systems called by their names. Plans and runs know them by the ids of their connections only, since a name may
 * be changed at any time.
 */
export function namedBrake(brake: PulledBrake, syncs: readonly CardSync[]): PulledBrake {
  const sync = syncs.find((one) => one.id === brake.sync);
  if (sync === undefined) return brake;
  let { message } = brake;
  for (const { connection, objectLabel } of [sync.left, sync.right]) {
    const known = connection.id === objectLabel ? connection.id : `${connection.id} ${objectLabel}`;
    const called = connection.label === objectLabel ? connection.label : `${connection.label} ${objectLabel}`;
    message = message.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(known)}(?![\\p{L}\\p{N}])`, 'gu'), () => called);
  }
  return { ...brake, message };
}
