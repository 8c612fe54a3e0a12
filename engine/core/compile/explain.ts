import type { Plan } from '../../model/plan.ts';
import { factsOf } from './facts.ts';

/**
 * A plan as text for people: what it keeps in step and by which rules. What holds anyway is left out.
 * The text is for reading; `Plan` is for machines.
 */
export function explain(plan: Plan): string {
  const lines = [`${plan.label} (plan ${plan.hash.slice(0, 8)})`];
  let node = '';
  for (const fact of factsOf(plan)) {
    const [sync, part] = fact.about;
    if (fact.node !== node) {
      if (part === undefined) lines.push('', `${sync}: ${fact.says}`);
      else lines.push(`  ${fact.what === 'line' ? '' : `${fact.what}: `}${fact.says}`);
      node = fact.node;
    } else if (!fact.usual) lines.push(`${part === undefined ? '  ' : '      '}${fact.what}: ${fact.says}`);
  }
  return lines.join('\n');
}
