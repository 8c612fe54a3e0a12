import { exceptionsOf } from '../../../core/compile/exceptions.ts';
import { conditionWords, list } from '../../../core/compile/words.ts';
import type { Mask } from '../../../core/roles/mask.ts';
import { maskedCondition } from '../../../core/roles/masked.ts';
import type { HeldBack } from '../../../model/conflict.ts';
import type { Exception } from '../../../model/flow.ts';
import type { FlowId } from '../../../model/ids.ts';
import type { SyncPlan, UnitPlan } from '../../../model/plan.ts';
import { fieldLabel } from '../review/record-words.ts';
import type { Names } from './why.ts';

/** A sync whose rules are told, with what hides its personal values; null: nothing is hidden. */
export interface Ruled {
  readonly flow: FlowId;
  readonly sync: SyncPlan;
  readonly names: Names;
  readonly mask: Mask | null;
}

const conditionIn = ({ sync, names }: Ruled, { side, field, is, value }: Exception): string =>
  conditionWords({
    field: `${fieldLabel(sync, side, field)} in ${names[side]}`,
    is,
    ...(value === undefined ? {} : { value }),
  });

const covered = ({ flow, sync, mask }: Ruled, one: Exception): Exception =>
  mask === null ? one : maskedCondition(mask, { flow, sync: sync.id }, one);

/** A rule with the conditions that would have left it to a person, none of which held; the rule alone where it has none. */
export function decidedUnless(said: string, ruled: Ruled, unit: UnitPlan | null, why: string): string {
  const conditions = unit === null || unit.conflict.rule !== why ? [] : exceptionsOf(unit.conflict);
  if (conditions.length === 0) return said;
  const told = conditions.map((one) => conditionIn(ruled, covered(ruled, one)));
  return `${said}, unless ${list(told, 'or')}, which did not hold`;
}

/** A rule that was kept from deciding, with the condition that did. */
export const heldUnless = (said: string, ruled: Ruled, { rule: _, unread, ...condition }: HeldBack): string =>
  `${said}, unless ${conditionIn(ruled, condition)}, which ${unread ? 'could not be read' : 'holds'}`;
