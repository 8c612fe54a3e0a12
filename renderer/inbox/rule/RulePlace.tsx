import { useEffect } from 'react';
import type { RuleOffers } from '../../../engine/protocol/calls/inbox-rules.ts';
import { useEngine } from '../../state/engine.ts';
import { toast } from '../../ui/toasts.ts';
import { wordsOf } from '../../words/words.ts';
import { RuleDrawer } from './RuleDrawer.tsx';
import { loadAllAgain, type OfSync, openRule, useRules } from './rule-store.ts';

/** What was offered once is not told again: it may only have been in a draft meanwhile. */
const told = new Set<string>();

/** Tells of the first rule for a field that decisions just made possible. */
function tellNew(of: OfSync, before: RuleOffers, now: RuleOffers): void {
  const known = new Set([...before.offers, ...before.drafted].map((one) => one.unit));
  for (const one of before.offers) told.add(one.id);
  const fresh = now.offers.find((one) => !known.has(one.unit) && !told.has(one.id));
  if (fresh === undefined) return;
  told.add(fresh.id);
  const words = wordsOf('inboxRule');
  toast({
    title: words(fresh.unit === null ? 'offeredMet' : 'offered', { field: fresh.label, count: fresh.agree }),
    detail: words('offeredNote'),
    action: {
      label: words('make'),
      onAction: () => openRule({ flow: of.flow, sync: of.sync, rule: fresh.id, label: null }),
    },
  });
}

/** Draws the rule that is open, keeps what is offered up to date, and tells when a new one is. */
export function RulePlace() {
  const open = useRules((state) => state.open);
  const news = useEngine((state) => state.told.conflicts + state.told.draft + state.told.versions);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was told says when to ask again
  useEffect(() => void loadAllAgain(), [news]);
  useEffect(
    () =>
      useRules.subscribe((now, before) => {
        for (const [name, { told: offers, ...of }] of now.of) {
          const old = before.of.get(name)?.told;
          if (old !== undefined && old !== null && offers !== null && old !== offers) tellNew(of, old, offers);
        }
      }),
    [],
  );
  useEffect(() => () => openRule(null), []);
  return open === null ? null : <RuleDrawer open={open} />;
}
