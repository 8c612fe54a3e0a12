import type { SecretSpec, Secrets } from '../../connectors/contract.ts';
import type { ConnectionId } from '../../model/ids.ts';
import type { Problem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import { variableOf } from './environment.ts';

/** Where secrets of connections come from. */
export interface Vault {
  /**
   * @returns the secret, or null when this vault has none of that name
   * @throws Fault `sign-in` when there is one that cannot be read
   */
  get(connection: ConnectionId, secret: SecretSpec): Promise<string | null>;
}

/**
 * The secrets that a connection needs, each from the first vault that has it.
 * @param specs what its connector asks for
 * @param vaults in order of preference: environment, key-file vault, prompt
 * @returns the secrets, or a problem for each required one that no vault has
 * @throws Fault `sign-in` when a vault holds a secret that it cannot read
 */
export async function secretsOf(
  connection: ConnectionId,
  specs: readonly SecretSpec[],
  vaults: readonly Vault[],
): Promise<Result<Secrets, readonly Problem[]>> {
  const secrets: { [name: string]: string } = {};
  const problems: Problem[] = [];
  for (const spec of specs) {
    const secret = await firstOf(connection, spec, vaults);
    if (secret !== null) secrets[spec.name] = secret;
    else if (spec.required) problems.push(missing(connection, spec));
  }
  return problems.length === 0 ? ok(secrets) : err(problems);
}

async function firstOf(connection: ConnectionId, spec: SecretSpec, vaults: readonly Vault[]): Promise<string | null> {
  for (const vault of vaults) {
    const secret = await vault.get(connection, spec);
    if (secret !== null) return secret;
  }
  return null;
}

const missing = (connection: ConnectionId, spec: SecretSpec): Problem => ({
  code: 'vault/missing-secret',
  message: `The connection "${connection}" needs its ${spec.label} ("${spec.name}"), and none is kept.`,
  fix: `Keep it with "tandem connections secret ${connection} ${spec.name}", or set the variable ${variableOf(connection, spec.name)}.`,
});
