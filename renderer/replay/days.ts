import type { Days, Period } from './replay-store.ts';

/** Midnight at which a day begins where the person is, some days later. */
function midnight(day: string, daysLater = 0): Date | null {
  const at = new Date(`${day}T00:00:00`);
  if (day === '' || Number.isNaN(at.getTime())) return null;
  at.setDate(at.getDate() + daysLater);
  return at;
}

/** The period from the first day to the end of the last one; without a last one until now. `isWrong`: the last comes first. */
export function daysAsPeriod({ from, until }: Days): { readonly period: Period | null; readonly isWrong: boolean } {
  const [first, last] = [midnight(from), midnight(until, 1)];
  if (first === null) return { period: null, isWrong: false };
  if (last !== null && last <= first) return { period: null, isWrong: true };
  return { period: { since: first.toISOString(), until: last?.toISOString() ?? null }, isWrong: false };
}
