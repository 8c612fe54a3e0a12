import type { Intent, PlannedWrite } from '../model/change.ts';

/**
 * One of several writes of a link as if it were the only one: what it settles by itself. A field map that is written on both
 * sides is settled by neither write alone (R16).
 * @param others writes of the same link that have not landed, or are not known to have
 */
export function settlingAlone(intent: Intent, others: readonly PlannedWrite[]): Intent {
  if (others.length === 0) return intent;
  const settles = Object.fromEntries(
    Object.entries(intent.write.settles).filter(([slot]) => !others.some((one) => slot in one.settles)),
  );
  return { ...intent, write: { ...intent.write, settles } };
}
