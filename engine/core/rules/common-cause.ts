import type { ConflictRule, Exception } from '../../model/flow.ts';
import type { Side } from '../../model/ids.ts';
import type { SidePlan, SyncPlan, UnitPlan } from '../../model/plan.ts';
import type { Field } from '../../model/shape.ts';
import type { FieldKind, Value } from '../../model/value.ts';
import { exceptionsOf, withExceptions } from '../compile/exceptions.ts';
import { holds } from '../values/holds.ts';
import { type PastDecision, type Trial, tryOne, tryRule } from './trial.ts';

/** So many of the differences must have it in common before it is worth a condition. */
const commonMin = 3;
/** And at most so large a part of what the rule would have done as people did. */
const agreeingMax = 0.1;
const valueLengthMax = 200;

/** What most of the decisions that a rule would have made otherwise have in common, and few others. */
export interface CommonCause {
  readonly exception: Exception;
  /** How many of the decisions that differ have it in common. */
  readonly common: number;
  /** How the rule does with the condition added. */
  readonly trial: Trial;
}

/** Kinds of values that records have in common by what they mean: no long texts, times or amounts by chance. */
const telling: ReadonlySet<FieldKind> = new Set<FieldKind>(['text', 'choice', 'boolean', 'integer']);

function fieldsOn(sync: SyncPlan, side: Side): readonly Field[] {
  const plan: SidePlan = sync[side];
  return plan.fields.filter(({ name }) => name !== plan.modifiedAt && !plan.key.includes(name));
}

const isSayable = (value: Value | undefined): value is string | boolean =>
  typeof value === 'boolean' || (typeof value === 'string' && value !== '' && value.length <= valueLengthMax);

/** What could be asked of a field: that it is blank, or not, or one of the values that are there. A value of a person is not put into a drawing. */
function askable(sync: SyncPlan, side: Side, field: Field, values: readonly (Value | undefined)[]): Exception[] {
  const { name, type } = field;
  const isReference = sync[side].references.some((one) => one.field === name);
  const sayable = telling.has(type.kind) && !isReference && !sync.personal[side].includes(name);
  const each = sayable ? new Set(values.filter(isSayable)) : [];
  return [
    ...[...each].map((value): Exception => ({ side, field: name, is: 'equal', value })),
    { side, field: name, is: 'blank' },
    { side, field: name, is: 'not-blank' },
  ];
}

const heldBy = (past: readonly PastDecision[], field: Field, { side, field: name, ...condition }: Exception): number =>
  past.filter(({ around }) => {
    const value = around?.[side][name];
    return value !== undefined && holds(condition, field.type, value);
  }).length;

/**
 * The condition that would bring most of the decisions to a person that a rule would have made otherwise, and few of those that
 * it would have made the same way: what one field of either record was, or that it was blank or not. Pure.
 * @param past decisions about the unit, with the records as they were asked about
 * @returns null where there is no such thing
 */
export function commonCause(
  sync: SyncPlan,
  unit: UnitPlan,
  rule: ConflictRule,
  past: readonly PastDecision[],
): CommonCause | null {
  const came = past.map((one) => ({ one, came: tryOne(sync, unit, rule, one).came }));
  const ofKind = (kind: 'agree' | 'differ') => came.filter((each) => each.came === kind).map((each) => each.one);
  const [agree, differ] = [ofKind('agree'), ofKind('differ')];
  let best: { exception: Exception; common: number; net: number } | null = null;
  for (const side of ['left', 'right'] as const) {
    for (const field of fieldsOn(sync, side)) {
      const values = differ.map(({ around }) => around?.[side][field.name]);
      for (const exception of askable(sync, side, field, values)) {
        const common = heldBy(differ, field, exception);
        if (common < commonMin || common * 2 <= differ.length) continue;
        const besides = heldBy(agree, field, exception);
        if (besides > agree.length * agreeingMax || besides * 2 > common) continue;
        if (best === null || common - besides > best.net) best = { exception, common, net: common - besides };
      }
    }
  }
  if (best === null) return null;
  const { exception, common } = best;
  const excepted = withExceptions(rule, [...exceptionsOf(rule), exception]);
  return { exception, common, trial: tryRule(sync, unit, excepted, past) };
}
