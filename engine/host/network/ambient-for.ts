import type { Ambient } from '../../connectors/contract.ts';
import { now } from '../cli/clock.ts';
import { policyHere } from '../workspace/policy.ts';
import { readSettings } from '../workspace/settings.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { trust } from './trust.ts';

/**
 * What a connector is given to reach its system: what IT set for the machine, else what the workspace says of the network.
 * This process trusts from now on whom it names.
 * @param folder where relative paths of the connection's settings start from
 * @throws Fault `setting` where a file of certificates cannot be used
 */
export function ambientFor(place: Workspace, folder: string): Ambient {
  const settings = readSettings(place);
  const network = policyHere().policy?.network ?? (settings.ok ? settings.value.network : undefined) ?? {};
  trust(network, place.folder);
  return { now, folder, ...(network.proxy !== undefined && { proxy: network.proxy }) };
}
