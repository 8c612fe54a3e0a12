import type { FieldMap } from '../../engine/model/flow.ts';
import type { Side } from '../../engine/model/ids.ts';
import { wordsOf } from '../words/words.ts';
import type { StartChoice } from './setup-store.ts';
import type { FoundSoFar } from './use-found.ts';

/** How far the comparison is, or how much was compared. */
export function foundWords(found: FoundSoFar, names: { readonly [side in Side]: string }): string {
  const words = wordsOf('newSync');
  const { left, right } = found.read;
  if (found.problem !== null) return words('stopped');
  if (found.ms !== null && left !== null && right !== null) return comparedWords(found.ms, { left, right }, names);
  if (found.rows !== null) return words(found.keys.length === 0 ? 'comparingRecords' : 'comparingFields');
  if (right !== null) return words('reading', { system: names.right, count: right.rows });
  if (left !== null) return words('reading', { system: names.left, count: left.rows });
  return words('lookingAt', { system: names.left });
}

type Read = { readonly [side in Side]: NonNullable<FoundSoFar['read'][Side]> };

function comparedWords(ms: number, { left, right }: Read, names: { readonly [side in Side]: string }): string {
  const words = wordsOf('newSync');
  const what =
    left.isWhole && right.isWhole
      ? words('allRecords')
      : words('firstRecords', { left: left.rows, leftSystem: names.left, right: right.rows, rightSystem: names.right });
  return ms < 1000 ? words('comparedQuickly', { what }) : words('compared', { what, seconds: Math.round(ms / 1000) });
}

function wayOfAll(maps: readonly FieldMap[]): 'noMaps' | 'bothWays' | 'toRight' | 'toLeft' {
  const ways = maps.map((map) => map.direction ?? 'both');
  const right = ways.some((way) => way === 'both' || way.startsWith('to-right'));
  const left = ways.some((way) => way === 'both' || way.startsWith('to-left'));
  if (maps.length === 0) return 'noMaps';
  return right === left ? 'bothWays' : right ? 'toRight' : 'toLeft';
}

/** "opens as draft 1, both ways, and new records wait for you." */
export const leaveWords = (maps: readonly FieldMap[], start: StartChoice): string =>
  wordsOf('newSync')('leave', { way: wordsOf('newSync')(wayOfAll(maps)), start: wordsOf('newSync')(`leave-${start}`) });
