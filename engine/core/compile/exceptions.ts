import type { ConflictRule, Exception } from '../../model/flow.ts';

/** The conditions under which a rule does not decide; a rule that asks anyway has none. */
export const exceptionsOf = (rule: ConflictRule): readonly Exception[] =>
  rule.rule === 'ask' ? [] : (rule.unless ?? []);

/** A rule with other conditions; without any, it decides always. */
export function withExceptions(rule: ConflictRule, unless: readonly Exception[]): ConflictRule {
  if (rule.rule === 'ask') return rule;
  const { unless: _, ...always } = rule;
  return unless.length === 0 ? always : { ...always, unless: [...unless] };
}
