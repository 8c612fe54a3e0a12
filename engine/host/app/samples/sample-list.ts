import { inScope } from '../../../core/decide/scope.ts';
import type { Side } from '../../../model/ids.ts';
import type { SyncPlan } from '../../../model/plan.ts';
import type { Snapshot } from '../../../model/record.ts';
import type { Fields } from '../../../model/value.ts';
import type { Sample } from '../../../protocol/calls/samples.ts';
import { searchText, titleOf } from '../../../run/review/text.ts';
import type { RowPair } from './sample-rows.ts';

/** Samples shown at a time. */
export const samplesMax = 20;

const firstText = (fields: Fields): string =>
  Object.values(fields).find((value): value is string => typeof value === 'string' && /\p{L}{2}/u.test(value)) ?? '';

const titled = (plan: SyncPlan | null, side: Side, row: Snapshot): string =>
  (plan === null ? '' : titleOf(plan, side, row.fields)) || firstText(row.fields) || row.key;

/** Whether a row takes part by the filter of its side; one that cannot be told is taken. */
export const takesPart = (plan: SyncPlan | null, side: Side, row: Snapshot): boolean =>
  plan === null || inScope(plan[side], row.fields) !== false;

/**
 * Records to try the lines on: pairs first, then those of either side that have no twin.
 * @param shown a row as whoever asks may see it: nothing else of it is searched
 */
export function samplesOf(
  plan: SyncPlan | null,
  rows: { readonly pairs: readonly RowPair[]; readonly left: readonly Snapshot[]; readonly right: readonly Snapshot[] },
  search: string,
  shown: (side: Side, row: Snapshot) => Snapshot = (_, row) => row,
): Sample[] {
  const words = search.trim().toLowerCase();
  const fits = (...ones: readonly Snapshot[]): boolean =>
    words === '' || ones.some((row) => row.key.toLowerCase() === words || searchText(row.fields).includes(words));
  const paired = new Set(rows.pairs.flatMap(({ left, right }) => [`left ${left.key}`, `right ${right.key}`]));
  const pairs = rows.pairs
    .filter(({ left, right }) => takesPart(plan, 'left', left) && takesPart(plan, 'right', right))
    .map(({ left, right }) => ({ left: shown('left', left), right: shown('right', right) }))
    .filter(({ left, right }) => fits(left, right))
    .map(({ left, right }) => ({ title: titled(plan, 'left', left), left: left.key, right: right.key }));
  const lone = (side: Side): Sample[] =>
    rows[side]
      .filter((row) => !paired.has(`${side} ${row.key}`) && takesPart(plan, side, row))
      .map((row) => shown(side, row))
      .filter((row) => fits(row))
      .map((row) => ({ title: titled(plan, side, row), left: null, right: null, [side]: row.key }));
  return [...pairs, ...lone('left'), ...lone('right')].slice(0, samplesMax);
}
