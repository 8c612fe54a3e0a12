import type { ConnectionId } from '../../model/ids.ts';
import type { Vault } from './vault.ts';

export type Environment = { readonly [name: string]: string | undefined };

const shouted = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '_');

/** `TANDEM_SECRET_CRM_PASSWORD` for the password of the connection "crm". */
export const variableOf = (connection: ConnectionId, name: string): string =>
  `TANDEM_SECRET_${shouted(connection)}_${shouted(name)}`;

/** Secrets from environment variables. An empty variable counts as not set. */
export function environmentVault(environment: Environment): Vault {
  return {
    get: async (connection, { name }) => {
      const secret = environment[variableOf(connection, name)];
      return secret === undefined || secret === '' ? null : secret;
    },
  };
}
