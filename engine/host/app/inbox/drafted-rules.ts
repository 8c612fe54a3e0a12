import { exceptionsOf } from '../../../core/compile/exceptions.ts';
import { unitLabel } from '../../../core/merge/unit-label.ts';
import { firstLinkRule } from '../../../core/rules/suggest.ts';
import { canonicalJson } from '../../../core/values/hash.ts';
import type { ConflictRule, Flow } from '../../../model/flow.ts';
import type { SyncPlan } from '../../../model/plan.ts';
import type { DraftedRule } from '../../../protocol/calls/inbox-rules.ts';
import { labelIn } from './asked.ts';

const ask: ConflictRule = { rule: 'ask' };

/** The rule of a field map or a group as a flow draws it; null: of records when they are linked. */
function ruleIn(flow: Flow, sync: string, unit: string | null): ConflictRule {
  const drawn = flow.syncs.find((one) => one.id === sync);
  if (unit === null) return firstLinkRule(drawn?.rules?.firstLink) ?? ask;
  const held = drawn?.fields.find((one) => one.id === unit) ?? drawn?.groups?.find((one) => one.id === unit);
  return held?.conflict ?? ask;
}

/** Rules that a draft has and the live flow has not; those that only ask are none. Pure. */
export function draftedRules(sync: SyncPlan, draft: Flow, live: Flow): DraftedRule[] {
  const units = [
    { unit: null, label: 'records when they are linked' },
    ...sync.units.map((unit) => ({ unit: unit.id, label: unitLabel(unit) })),
  ];
  return units
    .map((one) => {
      const rule = ruleIn(draft, sync.id, one.unit);
      return {
        ...one,
        rule,
        unless: exceptionsOf(rule).map((each) => ({ ...each, label: labelIn(sync, each.side, each.field) })),
      };
    })
    .filter(
      ({ unit, rule }) => rule.rule !== 'ask' && canonicalJson(rule) !== canonicalJson(ruleIn(live, sync.id, unit)),
    );
}
