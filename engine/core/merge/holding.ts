import type { SyncPlan } from '../../model/plan.ts';
import { ask } from './ask.ts';
import { invariantsOff } from './invariants.ts';
import { fieldsOf } from './pair.ts';
import type { Subject } from './subject.ts';
import type { Verdict } from './verdict.ts';

/** A write after which something would not hold that must is asked about in its place (G18). */
export function holding(subject: Subject, verdict: Verdict, sync: Pick<SyncPlan, 'left' | 'right'>): Verdict {
  const { unit, pair } = subject;
  if (verdict.kind !== 'write' || unit.invariants.length === 0) return verdict;
  for (const side of ['left', 'right'] as const) {
    const values = verdict.values[side];
    if (values === undefined) continue;
    const after = { ...pair[side], ...fieldsOf(unit, side, values) };
    const off = invariantsOff(unit.invariants, { name: side, plan: sync[side] }, after);
    if (off === 'unread') return { kind: 'unread' };
    if (off !== null) return ask(subject, 'invariant', null, off.detail);
  }
  return verdict;
}
