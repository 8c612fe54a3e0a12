import type { SecretSpec, Secrets } from '../../../connectors/contract.ts';
import type { ConnectionId } from '../../../model/ids.ts';
import type { Problem } from '../../../model/problem.ts';
import type { KeptSecret, SecretChanges } from '../../../protocol/calls/connections.ts';
import { keptSecrets } from '../../cli/secrets.ts';
import { environmentVault } from '../../vault/environment.ts';
import { secretsOf } from '../../vault/vault.ts';
import type { Engine } from '../engine.ts';

type Place = Pick<Engine, 'context' | 'place'>;

/** Which secrets of a connection are kept, and since when; never what they are. */
export async function keptOf(
  { context, place }: Place,
  id: ConnectionId,
  specs: readonly SecretSpec[],
): Promise<KeptSecret[]> {
  const vault = keptSecrets(context, place);
  const environment = environmentVault(context.env);
  const names = await vault.names(id);
  return Promise.all(
    specs.map(async (spec): Promise<KeptSecret> => {
      const { name } = spec;
      if ((await environment.get(id, spec)) !== null) return { name, from: 'environment', since: null };
      if (!names.includes(name)) return { name, from: null, since: null };
      return { name, from: 'vault', since: await vault.since(id, name) };
    }),
  );
}

/**
 * The secrets to test with: those entered, and for the others those that are kept. One that is missing is left out and told,
 * so that everything before the sign-in is tested all the same.
 */
export async function secretsToTry(
  { context, place }: Place,
  id: ConnectionId | null,
  specs: readonly SecretSpec[],
  changes: SecretChanges,
): Promise<{ readonly secrets: Secrets; readonly missing: Problem | null }> {
  const secrets: Record<string, string> = {};
  let missing: Problem | null = null;
  for (const spec of specs) {
    const entered = changes[spec.name];
    const vaults =
      id === null || entered !== undefined ? [] : [environmentVault(context.env), keptSecrets(context, place)];
    const kept = id === null ? null : await secretsOf(id, [spec], vaults);
    const secret = entered ?? (kept?.ok === true ? kept.value[spec.name] : undefined);
    if (typeof secret === 'string') secrets[spec.name] = secret;
    else if (spec.required) missing ??= notEntered(spec);
  }
  return { secrets, missing };
}

const notEntered = ({ label }: SecretSpec): Problem => ({
  code: 'connection/no-secret',
  message: `${label}: none is entered and none is kept.`,
  fix: `Enter it in the form.`,
});

/** Keeps and drops secrets as the form says. @returns the names of those that changed */
export async function changeSecrets(
  { context, place }: Place,
  id: ConnectionId,
  specs: readonly SecretSpec[],
  changes: SecretChanges,
): Promise<readonly string[]> {
  const vault = keptSecrets(context, place);
  const changed: string[] = [];
  for (const { name } of specs) {
    const secret = changes[name];
    if (secret === undefined) continue;
    if (secret === null && !(await vault.drop(id, name))) continue;
    if (secret !== null) await vault.put(id, name, secret);
    changed.push(name);
  }
  return changed;
}

/** Takes away all secrets of a connection. */
export async function dropSecrets({ context, place }: Place, id: ConnectionId): Promise<void> {
  const vault = keptSecrets(context, place);
  for (const name of await vault.names(id)) await vault.drop(id, name);
}

/** Keeps the secrets of one connection for another one too. */
export async function copySecrets(
  { context, place }: Place,
  specs: readonly SecretSpec[],
  from: ConnectionId,
  to: ConnectionId,
): Promise<void> {
  const vault = keptSecrets(context, place);
  for (const spec of specs) {
    const secret = await vault.get(from, spec);
    if (secret !== null) await vault.put(to, spec.name, secret);
  }
}
