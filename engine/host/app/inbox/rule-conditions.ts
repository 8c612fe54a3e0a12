import { canonCondition } from '../../../core/compile/conditions.ts';
import { exceptionsOf, withExceptions } from '../../../core/compile/exceptions.ts';
import { commonCause } from '../../../core/rules/common-cause.ts';
import type { Suggestion } from '../../../core/rules/suggest.ts';
import { tryRule } from '../../../core/rules/trial.ts';
import type { Exception, Flow } from '../../../model/flow.ts';
import type { SyncPlan } from '../../../model/plan.ts';
import type { Shapes } from '../../../model/shape.ts';
import type { Common, Lookable } from '../../../protocol/calls/inbox-rules.ts';
import type { StoodBy } from '../../../run/inbox/rules.ts';
import { labelIn } from './asked.ts';

const conditionsMax = 10;

const pastOf = (unit: string, stood: readonly StoodBy[]) =>
  stood.map((one) => one.past).filter(({ question }) => question.unit === unit);

/** A condition with its value as the field holds it. */
function canonical(sync: SyncPlan, { side, ...condition }: Exception): Exception {
  const type = sync[side].fields.find((one) => one.name === condition.field)?.type;
  return { side, ...(type === undefined ? condition : canonCondition(condition, type)) };
}

/**
 * A rule that is offered, with conditions of a person's own, tried again. Rules for records that meet have none.
 * @param unless left out: as it is offered
 */
export function withConditions(
  suggestion: Suggestion,
  unless: readonly Exception[] | undefined,
  sync: SyncPlan,
  stood: readonly StoodBy[],
): Suggestion {
  const unit = sync.units.find((one) => one.id === suggestion.unit);
  if (unless === undefined || unit === undefined) return suggestion;
  const rule = withExceptions(
    suggestion.rule,
    unless.map((one) => canonical(sync, one)),
  );
  const trial = tryRule(sync, unit, rule, pastOf(unit.id, stood));
  const told = trial.agree + trial.differ.length;
  return { ...suggestion, rule, trial, score: told === 0 ? 0 : trial.agree / told };
}

/** A condition that would bring most of the decisions to a person that the rule would have made otherwise; null: none would. */
export function commonOf({ unit: id, rule }: Suggestion, sync: SyncPlan, stood: readonly StoodBy[]): Common | null {
  const unit = sync.units.find((one) => one.id === id);
  if (unit === undefined || exceptionsOf(rule).length >= conditionsMax) return null;
  const found = commonCause(sync, unit, rule, pastOf(unit.id, stood));
  if (found === null) return null;
  const { exception, common, trial } = found;
  return { exception, common, differ: trial.differ.length, asks: trial.asks };
}

/** All fields of both records, mapped or not. */
export function lookableIn(flow: Flow, sync: SyncPlan, shapes: Shapes): Lookable[] {
  const drawn = flow.syncs.find((one) => one.id === sync.id);
  if (drawn === undefined) return [];
  return (['left', 'right'] as const).flatMap((side) => {
    const { connection, object, modifiedAt } = drawn[side];
    const fields = shapes[connection]?.objects[object]?.fields ?? [];
    return fields
      .filter(({ name }) => name !== modifiedAt)
      .map(({ name, label, type }) => {
        const isRead = sync[side].fields.some((one) => one.name === name);
        return { side, name, label: isRead ? labelIn(sync, side, name) : (label ?? name), type };
      });
  });
}
