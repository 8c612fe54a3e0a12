import type { FieldMap } from '../../engine/model/flow.ts';
import type { Side } from '../../engine/model/ids.ts';
import { grouped } from '../connections/ObjectList.tsx';
import type { StartChoice } from './setup-store.ts';
import type { FoundSoFar } from './use-found.ts';

/** How far the comparison is, or how much was compared. */
export function foundWords(found: FoundSoFar, names: { readonly [side in Side]: string }): string {
  const { left, right } = found.read;
  if (found.problem !== null) return 'stopped';
  if (found.ms !== null && left !== null && right !== null) {
    const took = found.ms < 1000 ? 'in under a second' : `in ${Math.round(found.ms / 1000)} s`;
    const what =
      left.isWhole && right.isWhole
        ? 'all records'
        : `the first ${grouped(left.rows)} of ${names.left} and ${grouped(right.rows)} of ${names.right}`;
    return `${what} compared ${took}, without writing`;
  }
  if (found.rows !== null) return found.keys.length === 0 ? 'comparing records' : 'comparing fields';
  if (right !== null) return `reading ${names.right}: ${grouped(right.rows)} records`;
  if (left !== null) return `reading ${names.left}: ${grouped(left.rows)} records`;
  return `looking at ${names.left}`;
}

function wayWords(maps: readonly FieldMap[]): string {
  const ways = maps.map((map) => map.direction ?? 'both');
  const right = ways.some((way) => way === 'both' || way.startsWith('to-right'));
  const left = ways.some((way) => way === 'both' || way.startsWith('to-left'));
  if (maps.length === 0) return 'with no field maps yet';
  return right === left ? 'both ways' : right ? 'to the right' : 'to the left';
}

const startWords: { readonly [start in StartChoice]: string } = {
  review: 'with the link review first',
  whole: 'and the first run creates what is missing',
  future: 'and today’s values stay as they are',
  few: 'on the records of its filters',
};

/** "opens as draft 1, both ways, and new records wait for you." */
export const leaveWords = (maps: readonly FieldMap[], start: StartChoice): string =>
  `opens as draft 1, ${wayWords(maps)}, ${startWords[start]}.`;
