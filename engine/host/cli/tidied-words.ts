import type { Retired } from '../../model/settings.ts';
import type { Tidied } from '../../run/retention.ts';
import { counted, listed } from './words.ts';

const words: { readonly [what in Retired]: (count: number) => string } = {
  journal: (count) => `the values of ${counted(count, 'write')}`,
  readings: (count) => `the values of ${counted(count, 'reading')}`,
  conflicts: (count) => `the values of ${counted(count, 'closed question')}`,
  decisions: (count) => `${counted(count, 'decision')} and what was written beside them`,
  audit: (count) => `what ${counted(count, 'row')} of the audit log say${count === 1 ? 's' : ''}`,
  runs: (count) => `the record keys of ${counted(count, 'run')}`,
  tombstones: (count) => `${counted(count, 'link')} of records that are gone`,
};

/** "the values of 12 writes and 3 links of records that are gone"; null where there is nothing. */
export function tidiedWords(tidied: Tidied): string | null {
  const parts = Object.entries(words).flatMap(([what, say]) => {
    const count = Object.entries(tidied).find(([name]) => name === what)?.[1] ?? 0;
    return count === 0 ? [] : [say(count)];
  });
  return parts.length === 0 ? null : listed(parts);
}
