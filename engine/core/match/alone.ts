import type { Suggestion } from '../../model/review.ts';

/**
 * Suggestions of which neither record has another one: only these can be linked together without a look at each. The others
 * are a choice that a person must make.
 */
export function withoutRivals(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  const left = new Map<string, number>();
  const right = new Map<string, number>();
  for (const one of suggestions) {
    left.set(one.left, (left.get(one.left) ?? 0) + 1);
    right.set(one.right, (right.get(one.right) ?? 0) + 1);
  }
  return suggestions.filter((one) => left.get(one.left) === 1 && right.get(one.right) === 1);
}
