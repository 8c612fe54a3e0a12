import type { NodeId } from '../../model/ids.ts';
import type { Plan } from '../../model/plan.ts';
import { type Fact, factsOf } from './facts.ts';

/** One thing that two plans say differently; null where one of them does not say it. */
export interface Difference {
  readonly node: NodeId;
  readonly about: string;
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

const keyOf = (fact: Fact): string => JSON.stringify([fact.node, fact.what]);

/** What changes for people between two plans of a flow, in the order of the later one; what is gone comes at its end. */
export function compare(before: Plan, after: Plan): readonly Difference[] {
  const was = new Map(factsOf(before).map((fact) => [keyOf(fact), fact]));
  const now = factsOf(after);
  const kept = new Set(now.map(keyOf));
  const changed = now.flatMap((fact) => {
    const old = was.get(keyOf(fact));
    if (old?.says === fact.says || (old === undefined && fact.usual)) return [];
    return [difference(fact, old?.says ?? null, fact.says)];
  });
  const gone = [...was.values()]
    .filter((fact) => !kept.has(keyOf(fact)) && !fact.usual)
    .map((fact) => difference(fact, fact.says, null));
  return [...changed, ...gone];
}

const difference = ({ node, about, what }: Fact, before: string | null, after: string | null): Difference => ({
  node,
  about: about.join(', '),
  what,
  before,
  after,
});

/** The differences as lines of text; an empty text where there are none. */
export const comparison = (before: Plan, after: Plan): string => compare(before, after).map(differenceLine).join('\n');

function differenceLine({ about, what, before, after }: Difference): string {
  if (before === null) return `+ ${about}: ${what}: ${after}`;
  if (after === null) return `- ${about}: ${what}: ${before}`;
  return `~ ${about}: ${what}: ${before}  =>  ${after}`;
}
