import type { CreateRule, RemoveRule, Rules } from '../../../engine/model/flow.ts';
import type { Side } from '../../../engine/model/ids.ts';

/** Rules with what becomes of records that would be created on a side. */
export const withCreate = (rules: Rules, side: Side, rule: CreateRule): Rules => ({
  ...rules,
  create: { ...rules.create, [side]: rule },
});

/** Rules with what becomes of records of a side whose twin was removed. */
export const withRemove = (rules: Rules, side: Side, rule: RemoveRule): Rules => ({
  ...rules,
  remove: { ...rules.remove, [side]: rule },
});
