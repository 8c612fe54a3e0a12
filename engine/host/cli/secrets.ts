import { homedir } from 'node:os';
import type { SecretSpec, Secrets } from '../../connectors/contract.ts';
import { Fault } from '../../model/fault.ts';
import type { ConnectionId } from '../../model/ids.ts';
import { environmentVault } from '../vault/environment.ts';
import type { KeyPlace } from '../vault/key.ts';
import { type KeyVault, keyVault } from '../vault/key-vault.ts';
import { promptVault } from '../vault/prompt.ts';
import { type StateKeys, stateKeys } from '../vault/state-keys.ts';
import { secretsOf } from '../vault/vault.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { askHidden } from './ask-hidden.ts';
import type { Context } from './context.ts';

/** Where the keys of this account lie. */
export const keyPlaceOf = (context: Context): KeyPlace => ({
  environment: context.env,
  home: context.env['HOME'] ?? homedir(),
  keeper: context.keeper,
});

/** The keys of a workspace's state, kept as its secrets are. */
export const stateKeysOf = (context: Context, place: Workspace): StateKeys =>
  stateKeys(keyVault(place.keysFile, keyPlaceOf(context)));

/** The vault of a workspace: a file beside its state, encrypted under a key that is kept elsewhere. */
export function keptSecrets(context: Context, place: Workspace): KeyVault {
  return keyVault(place.secretsFile, keyPlaceOf(context));
}

/**
 * The secrets of a connection: from the environment, the vault of the workspace, or a person at the terminal.
 * @throws Fault `sign-in` that names the variable and the command, where one is missing
 */
export async function secretsFor(
  context: Context,
  place: Workspace,
  id: ConnectionId,
  specs: readonly SecretSpec[],
): Promise<Secrets> {
  if (specs.length === 0) return {};
  const person = promptVault(({ connection, secret }) =>
    askHidden(context, `${secret.label} of the connection "${connection}": `),
  );
  const found = await secretsOf(id, specs, [environmentVault(context.env), keptSecrets(context, place), person]);
  if (found.ok) return found.value;
  const [problem] = found.error;
  throw new Fault('sign-in', problem ?? { code: 'vault/missing-secret', message: 'A secret is missing.', fix: '' });
}
