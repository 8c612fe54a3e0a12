import { stat } from 'node:fs/promises';
import type { Ambient, Finding, Probed } from '../contract.ts';
import { mayWrite, sizeWords } from '../files/may-write.ts';
import { type Place, placeOf } from '../files/place.ts';
import { probing } from '../probe/probing.ts';
import { named, writeLook } from '../probe/writable.ts';
import * as faults from './faults.ts';
import { type CsvSettings, csvSettings } from './settings.ts';
import { objectOf, withTable } from './table.ts';

const signs: { readonly [delimiter: string]: string } = { '\t': 'tabs', ',': 'commas', ';': 'semicolons' };

/** Tests a connection to a file. */
export function probe({ settings, writes }: Probed, ambient: Ambient): AsyncGenerator<Finding> {
  let parsed: CsvSettings | null = null;
  let place: Place | null = null;
  const sheet = () => {
    if (parsed === null || place === null) throw new Error('The file is found before it is read.');
    return { place, settings: parsed };
  };
  return probing(
    {
      reach: async () => {
        parsed = csvSettings(settings);
        place = await placeOf('csv', parsed.file, ambient.folder);
        return { state: 'fine', words: `Found ${place.path}` };
      },
      'sign-in': async () => ({ state: 'skipped', words: 'A file needs no sign-in.' }),
      read: async () => {
        const columns = await withTable(sheet(), async (table) => [...table.columns.keys()]);
        return { state: 'fine', words: `${columns.length} columns: ${named(columns)}` };
      },
      write: async () => {
        const object = objectOf(sheet().place);
        if (sheet().settings.key === undefined && !writes.includes(object)) {
          const { problem } = faults.noKeySet(sheet().place);
          return { state: 'skipped', words: 'Only to be read, since no column is named as its key.', problem };
        }
        if (sheet().settings.key === undefined)
          return { state: 'failed', problem: faults.noKeySet(sheet().place).problem };
        mayWrite(sheet().place);
        if ((await stat(sheet().place.path)).nlink > 1) throw faults.severalNames(sheet().place);
        const all = { object, create: true, update: true, remove: true, keyless: false, remedy: null };
        return writeLook('The account that Tandem runs under', [all], writes);
      },
      limit: async () => {
        const { delimiter, encoding } = await withTable(sheet(), async (table) => ({
          delimiter: table.dialect.delimiter,
          encoding: table.dialect.encoding.name,
        }));
        const { size } = await stat(sheet().place.path);
        const by = signs[delimiter] ?? `"${delimiter}"`;
        return { state: 'fine', words: `None. ${sizeWords(size)}, ${encoding}, separated by ${by}.` };
      },
    },
    async () => {},
  );
}
