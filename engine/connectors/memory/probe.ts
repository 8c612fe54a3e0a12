import type { Finding } from '../contract.ts';
import { probing } from '../probe/probing.ts';
import { named, writeLook } from '../probe/writable.ts';
import { arrive } from './read.ts';
import type { MemorySystem } from './system.ts';

/** Tests a connection to a system in memory. */
export function probe(systemOf: () => MemorySystem, writes: readonly string[]): AsyncGenerator<Finding> {
  return probing(
    {
      reach: async () => {
        await arrive(systemOf(), 'clock', 0, 0);
        return { state: 'fine', words: `${systemOf().options.name} answers.` };
      },
      'sign-in': async () => {
        await arrive(systemOf(), 'identity', 0, 0);
        return { state: 'fine', words: `As ${systemOf().identity}` };
      },
      read: async () => {
        await arrive(systemOf(), 'objects', 0, 0);
        return { state: 'fine', words: named([...systemOf().objects.keys()]) };
      },
      write: async () => {
        const { abilities, objects } = systemOf();
        const may = (able: boolean): boolean => able && !abilities.readOnly;
        const all = [...objects.keys()].map((object) => ({
          object,
          create: may(abilities.create),
          update: may(abilities.update),
          remove: may(abilities.remove),
          keyless: false,
          remedy: { code: 'memory/read-only', fix: 'Allow writes in the system.' },
        }));
        return writeLook('This sign-in', all, writes);
      },
      limit: async () => ({ state: 'fine', words: `Pages of ${systemOf().abilities.pageMax} records.` }),
    },
    async () => {},
  );
}
