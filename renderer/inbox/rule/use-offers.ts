import { useEffect } from 'react';
import type { RuleOffers } from '../../../engine/protocol/calls/inbox-rules.ts';
import { loadOffers, type OfSync, offersOf, useRules } from './rule-store.ts';

/** What is offered for a sync; null until it is known. */
export function useOffers({ flow, sync }: OfSync): RuleOffers | null {
  useEffect(() => void loadOffers({ flow, sync }), [flow, sync]);
  return useRules((state) => offersOf(state, { flow, sync })) ?? null;
}
