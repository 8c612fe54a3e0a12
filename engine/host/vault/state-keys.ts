import { randomBytes } from 'node:crypto';
import { Fault } from '../../model/fault.ts';
import { ConnectionId } from '../../model/ids.ts';
import type { KeyVault } from './key-vault.ts';

const keyBytes = 32;
/** Where the keys stand in their vault, which holds nothing else. */
const place = ConnectionId.parse('state');

/** The keys that a state is encrypted under: one, or two while it is rewritten from one to the other. */
export interface StateKeys {
  /**
   * The newest first; none where the state is not encrypted.
   * @throws Fault `state` when there are some and they cannot be opened
   */
  readonly all: () => Promise<readonly Buffer[]>;
  /** Makes one more, which is durable before it is handed out. */
  readonly make: () => Promise<Buffer>;
  /** Forgets all but the newest. */
  readonly keepNewest: () => Promise<void>;
  /** Forgets all. */
  readonly dropAll: () => Promise<void>;
}

const numberOf = (name: string): number => Number(name.replace('key-', ''));

/** What keeps the vault from opening, in words about the state. */
function locked(error: unknown): unknown {
  if (!(error instanceof Fault)) return error;
  return new Fault(
    'state',
    {
      code: 'state/locked',
      message: `The state of this workspace is encrypted, and its key cannot be had. ${error.problem.message}`,
      fix: 'Bring back the key that the workspace was encrypted with: the key file, or the variables TANDEM_KEY and TANDEM_KEY_FILE. Without it nobody can read the state; with ".tandem" moved away a fresh one is started: links are found again by match, and fields that differ are asked.',
    },
    { cause: error },
  );
}

async function orLocked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw locked(error);
  }
}

/** @param vault a file of its own beside the state */
export function stateKeys(vault: KeyVault): StateKeys {
  const names = async (): Promise<readonly string[]> =>
    [...(await vault.names(place))].sort((one, other) => numberOf(other) - numberOf(one));
  const read = async (name: string): Promise<Buffer> => {
    const kept = await vault.get(place, { name, label: 'Key of the state', required: true });
    return Buffer.from(kept ?? '', 'base64');
  };
  const drop = async (dropped: readonly string[]): Promise<void> => {
    for (const name of dropped) await vault.drop(place, name);
  };
  return {
    all: () => orLocked(async () => Promise.all((await names()).map(read))),
    make: () =>
      orLocked(async () => {
        const [newest = 'key-0'] = await names();
        const key = randomBytes(keyBytes);
        await vault.put(place, `key-${numberOf(newest) + 1}`, key.toString('base64'));
        return key;
      }),
    keepNewest: async () => drop((await names()).slice(1)),
    dropAll: async () => drop(await names()),
  };
}
