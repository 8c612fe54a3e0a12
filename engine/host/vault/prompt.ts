import type { SecretSpec } from '../../connectors/contract.ts';
import type { ConnectionId } from '../../model/ids.ts';
import type { Vault } from './vault.ts';

/** Asks a person, without showing what is typed; null when nothing was given or nobody is there. */
export type AskSecret = (question: {
  readonly connection: ConnectionId;
  readonly secret: SecretSpec;
}) => Promise<string | null>;

/** Secrets from a person. Each is asked for once in the life of the process and only where it is required. */
export function promptVault(ask: AskSecret): Vault {
  const asked = new Map<string, Promise<string | null>>();
  return {
    get: (connection, secret) => {
      if (!secret.required) return Promise.resolve(null);
      const name = JSON.stringify([connection, secret.name]);
      const answer = asked.get(name) ?? ask({ connection, secret });
      asked.set(name, answer);
      return answer;
    },
  };
}
