import { policyHere } from '../workspace/policy.ts';
import { readSettings } from '../workspace/settings.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { trust } from './trust.ts';

/**
 * Trusts whom IT set for the machine, else whom the workspace says, whenever this process reaches a system from now on.
 * @throws Fault `setting` where a file of certificates cannot be used
 */
export function trustFor(place: Workspace): void {
  const settings = readSettings(place);
  const network = policyHere().policy?.network ?? (settings.ok ? settings.value.network : undefined);
  trust(network ?? {}, place.folder);
}
