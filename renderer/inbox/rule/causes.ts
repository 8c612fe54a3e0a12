import type { Tried } from '../../../engine/protocol/calls/inbox-rules.ts';

const commonMin = 3;

/** The newest first. */
export const byDate = (tried: readonly Tried[]): readonly Tried[] =>
  tried.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));

function countsOf(tried: readonly Tried[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { why } of tried) if (why !== null) counts.set(why, (counts.get(why) ?? 0) + 1);
  return counts;
}

/** The most frequent reason first; those without one last. */
export function byCause(tried: readonly Tried[]): readonly Tried[] {
  const counts = countsOf(tried);
  const weight = ({ why }: Tried): number => (why === null ? 0 : (counts.get(why) ?? 0));
  return byDate(tried).toSorted(
    (one, other) => weight(other) - weight(one) || (one.why ?? '').localeCompare(other.why ?? ''),
  );
}

/** The reason that most of them have; null where none is so common. */
export function commonCause(tried: readonly Tried[]): { readonly why: string; readonly count: number } | null {
  for (const [why, count] of countsOf(tried)) if (count >= commonMin && count * 2 > tried.length) return { why, count };
  return null;
}
