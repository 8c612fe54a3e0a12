import type { Ambient, ProxyWay } from '../../connectors/contract.ts';
import type { Network, NetworkProxy } from '../../model/settings.ts';
import type { ProxySignIn } from '../../protocol/desktop.ts';
import { now } from '../cli/clock.ts';
import type { Context } from '../cli/context.ts';
import { redact } from '../vault/redact.ts';
import { policyHere } from '../workspace/policy.ts';
import { readSettings } from '../workspace/settings.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { proxyPassword, proxyUserGiven } from './proxy-password.ts';
import { trust } from './trust.ts';

/** What counts of the network: what IT set for the machine, else what the workspace says. */
export function networkOf(place: Workspace): Network {
  const settings = readSettings(place);
  return policyHere().policy?.network ?? (settings.ok ? settings.value.network : undefined) ?? {};
}

/** A proxy with its sign-in, which nothing that is printed from then on tells. */
async function signedIn(context: Context, place: Workspace, proxy: NetworkProxy): Promise<ProxyWay> {
  const user = proxyUserGiven(context) ?? proxy.user;
  if (user === undefined) return proxy;
  const password = await proxyPassword(context, place, proxy.address);
  if (password === undefined) return { ...proxy, user };
  context.screen.hide((text) => redact(text, { password }));
  return { ...proxy, user, password };
}

/**
 * What the proxy that counts is signed in with.
 * @returns null where there is none, no user is named, or no password is kept
 * @throws Fault `sign-in` where a password is kept that cannot be read
 */
export async function proxySignIn(context: Context, place: Workspace): Promise<ProxySignIn | null> {
  const { proxy } = networkOf(place);
  const { user, password } = proxy === undefined ? {} : await signedIn(context, place, proxy);
  return user === undefined || password === undefined ? null : { user, password };
}

/**
 * What a connector is given to reach its system. This process trusts from now on whom the network's settings name.
 * @param folder where relative paths of the connection's settings start from
 * @throws Fault `setting` where a file of certificates cannot be used, `sign-in` where the proxy's password cannot be read
 */
export async function ambientFor(context: Context, place: Workspace, folder: string): Promise<Ambient> {
  const network = networkOf(place);
  trust(network, place.folder);
  const { proxy } = network;
  return { now, folder, ...(proxy !== undefined && { proxy: await signedIn(context, place, proxy) }) };
}
