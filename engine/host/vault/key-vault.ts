import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Fault } from '../../model/fault.ts';
import type { ConnectionId } from '../../model/ids.ts';
import type { Problem } from '../../model/problem.ts';
import { readJson, writeText } from '../workspace/files.ts';
import { type KeyPlace, keyFileOf, keysAt, keyToKeep } from './key.ts';
import type { Vault } from './vault.ts';

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** Names are in clear; secrets are not. `key` tells a wrong key from a damaged file, and nothing about the key. */
const SecretsFile = z.strictObject({
  format: z.literal(1),
  key: z.string(),
  connections: z.record(z.string(), z.record(z.string(), z.string())),
  /** When each was kept. */
  since: z.record(z.string(), z.record(z.string(), z.string())).optional(),
});
type SecretsFile = z.infer<typeof SecretsFile>;

export interface KeyVault extends Vault {
  put(connection: ConnectionId, name: string, secret: string): Promise<void>;
  /** False when there was none. */
  drop(connection: ConnectionId, name: string): Promise<boolean>;
  /** Names of the secrets that are kept for a connection. */
  names(connection: ConnectionId): Promise<readonly string[]>;
  /** When a secret was kept, as a canonical instant; null where that was not noted, or none is kept. */
  since(connection: ConnectionId, name: string): Promise<string | null>;
}

/**
 * Secrets in a file of the workspace, each encrypted with AES-256-GCM under a key that lies elsewhere. A secret is bound
 * to its connection and name: one that is moved to another place does not open.
 * @param file `.tandem/secrets.json`
 */
export function keyVault(file: string, place: KeyPlace): KeyVault {
  return {
    get: async (connection, { name }) => {
      const kept = readSecrets(file);
      const sealed = kept?.connections[connection]?.[name];
      if (kept === null || sealed === undefined) return null;
      return open(sealed, await keyOf(kept, file, place), { connection, name, file });
    },
    put: async (connection, name, secret) => {
      const kept = readSecrets(file);
      const key = await (kept === null || isEmpty(kept) ? keyToKeep(place) : keyOf(kept, file, place));
      const others = kept?.connections ?? {};
      const sealed = seal(secret, key, { connection, name });
      const connections = { ...others, [connection]: { ...others[connection], [name]: sealed } };
      const since = {
        ...kept?.since,
        [connection]: { ...kept?.since?.[connection], [name]: new Date().toISOString() },
      };
      writeSecrets(file, { format: 1, key: markOf(key), connections, since });
    },
    drop: async (connection, name) => {
      const kept = readSecrets(file);
      if (kept?.connections[connection]?.[name] === undefined) return false;
      const { [name]: _, ...rest } = kept.connections[connection];
      const connections = { ...kept.connections, [connection]: rest };
      const { [name]: __, ...times } = kept.since?.[connection] ?? {};
      writeSecrets(file, { ...kept, connections, since: { ...kept.since, [connection]: times } });
      return true;
    },
    names: async (connection) => Object.keys(readSecrets(file)?.connections[connection] ?? {}).sort(),
    since: async (connection, name) => readSecrets(file)?.since?.[connection]?.[name] ?? null,
  };
}

const fault = (problem: Problem): Fault => new Fault('sign-in', problem);

const keepAgain = 'Keep the secrets again with "tandem connections secret".';

function readSecrets(file: string): SecretsFile | null {
  const read = readJson(file, { code: 'vault', name: 'file of secrets' }, SecretsFile);
  if (read.ok) return read.value;
  const [problem] = read.error;
  if (problem === undefined || problem.code === 'vault/no-file') return null;
  throw fault({ ...problem, fix: `Restore the file from a backup, or move it away. ${keepAgain}` });
}

type Named = { readonly [connection: string]: { readonly [name: string]: string } };

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1;

/** In the order of names, without connections that have none left. */
const sorted = (named: Named): SecretsFile['connections'] =>
  Object.fromEntries(
    Object.entries(named)
      .filter(([, names]) => Object.keys(names).length > 0)
      .sort(byName)
      .map(([id, names]) => [id, Object.fromEntries(Object.entries(names).sort(byName))]),
  );

function writeSecrets(file: string, secrets: SecretsFile): void {
  const { connections, since = {} } = secrets;
  const tidy = { ...secrets, connections: sorted(connections), since: sorted(since) };
  writeText(file, `${JSON.stringify(tidy, null, 2)}\n`, 0o600);
}

const isEmpty = (kept: SecretsFile): boolean => Object.keys(kept.connections).length === 0;

const markOf = (key: Buffer): string => createHmac('sha256', key).update('tandem key').digest('hex').slice(0, 16);

/** The key that the file was written under. */
async function keyOf(kept: SecretsFile, file: string, place: KeyPlace): Promise<Buffer> {
  const keys = await keysAt(place);
  const key = keys.find((one) => markOf(one) === kept.key);
  if (key !== undefined) return key;
  if (keys.length === 0) {
    throw fault({
      code: 'vault/no-key',
      message: `The secrets in ${file} cannot be opened: their key file ${keyFileOf(place)} is not there.`,
      fix: `Bring the key file back, or name it with the variable TANDEM_KEY_FILE. Where it is lost, move ${file} away. ${keepAgain}`,
    });
  }
  throw fault({
    code: 'vault/wrong-key',
    message: `The secrets in ${file} were kept under another key.`,
    fix: `Use the key of this workspace (variables TANDEM_KEY and TANDEM_KEY_FILE). Where it is lost, move ${file} away. ${keepAgain}`,
  });
}

interface Address {
  readonly connection: ConnectionId;
  readonly name: string;
}

const bindingOf = ({ connection, name }: Address): Buffer =>
  Buffer.from(JSON.stringify(['tandem secret', 1, connection, name]));

function seal(secret: string, key: Buffer, address: Address): string {
  const iv = randomBytes(ivBytes);
  const sealing = createCipheriv(cipher, key, iv, { authTagLength: tagBytes });
  sealing.setAAD(bindingOf(address));
  const body = Buffer.concat([sealing.update(secret, 'utf8'), sealing.final()]);
  return Buffer.concat([iv, sealing.getAuthTag(), body]).toString('base64');
}

function open(sealed: string, key: Buffer, address: Address & { readonly file: string }): string {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const opening = createDecipheriv(cipher, key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
    opening.setAAD(bindingOf(address));
    opening.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    return Buffer.concat([opening.update(bytes.subarray(ivBytes + tagBytes)), opening.final()]).toString('utf8');
  } catch {
    throw fault({
      code: 'vault/tampered',
      message: `The secret "${address.name}" of the connection "${address.connection}" was changed in ${address.file} and was not used.`,
      fix: `Keep it again with "tandem connections secret ${address.connection} ${address.name}".`,
    });
  }
}
