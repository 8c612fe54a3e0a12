import { rmSync } from 'node:fs';
import { Fault } from '../../model/fault.ts';
import { ConnectionId } from '../../model/ids.ts';
import type { KeptSecret } from '../../protocol/calls/connections.ts';
import type { Context } from '../cli/context.ts';
import { keyPlaceOf } from '../cli/secrets.ts';
import type { Environment } from '../vault/environment.ts';
import { type KeyVault, keyVault } from '../vault/key-vault.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** In a file of its own, so that no connection can be called as it is. */
const owner = ConnectionId.parse('proxy');

const vaultOf = (context: Context, place: Workspace): KeyVault => keyVault(place.proxyFile, keyPlaceOf(context));

/** The file of its vault lists it under its address: whoever leads the settings to another proxy does not lead it there. */
const specOf = (address: string) => ({ name: address, label: 'Password of the proxy', required: false });

const given = (environment: Environment, name: string): string | undefined => environment[name] || undefined;

const unreadable = (cause: Fault): Fault =>
  new Fault(
    'sign-in',
    {
      code: 'proxy/password-lost',
      message: 'The password of the proxy is kept, but cannot be read here.',
      fix: 'Bring back the key of this workspace, or enter the password again in Settings, Network and certificates.',
      cause: cause.problem.message,
    },
    { cause },
  );

/** Who signs in by the environment of the process; undefined: whom the settings name. */
export const proxyUserGiven = ({ env }: Pick<Context, 'env'>): string | undefined => given(env, 'TANDEM_PROXY_USER');

/**
 * The password of a proxy: from `TANDEM_PROXY_PASSWORD`, else from the workspace, where it was kept for this very address.
 * @returns undefined where there is none
 * @throws Fault `sign-in` where one is kept that cannot be read
 */
export async function proxyPassword(context: Context, place: Workspace, address: string): Promise<string | undefined> {
  const set = given(context.env, 'TANDEM_PROXY_PASSWORD');
  if (set !== undefined) return set;
  try {
    return (await vaultOf(context, place).get(owner, specOf(address))) ?? undefined;
  } catch (error) {
    throw error instanceof Fault ? unreadable(error) : error;
  }
}

/** Keeps the password of a proxy, encrypted, in place of any other; null: none is kept from then on. */
export async function keepProxyPassword(
  context: Context,
  place: Workspace,
  address: string,
  password: string | null,
): Promise<void> {
  rmSync(place.proxyFile, { force: true });
  if (password !== null) await vaultOf(context, place).put(owner, address, password);
}

/** Where the password of a proxy is taken from, and since when it is kept; never what it is. */
export async function proxyPasswordKept(
  context: Context,
  place: Workspace,
  address: string | undefined,
): Promise<KeptSecret> {
  const name = 'password';
  if (given(context.env, 'TANDEM_PROXY_PASSWORD') !== undefined) return { name, from: 'environment', since: null };
  const none = { name, from: null, since: null };
  if (address === undefined) return none;
  try {
    const vault = vaultOf(context, place);
    if (!(await vault.names(owner)).includes(address)) return none;
    return { name, from: 'vault', since: await vault.since(owner, address) };
  } catch (error) {
    // A file that cannot be read keeps nobody from the settings, where it is mended.
    if (error instanceof Fault) return none;
    throw error;
  }
}
