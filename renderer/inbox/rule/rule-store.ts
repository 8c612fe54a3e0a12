import { create } from 'zustand';
import type { Exception } from '../../../engine/model/flow.ts';
import type { FlowId, SyncId } from '../../../engine/model/ids.ts';
import { type RuleOffers, ruleOffers } from '../../../engine/protocol/calls/inbox-rules.ts';
import { engine } from '../../state/engine.ts';

export interface OfSync {
  readonly flow: FlowId;
  readonly sync: SyncId;
}

/** A rule that is looked at: its name, and what its sync is called. */
export interface OpenRule extends OfSync {
  readonly rule: string;
  readonly label: string | null;
  /** Conditions of a person's own; left out: those that it is offered with. */
  readonly unless?: readonly Exception[];
}

interface Rules {
  /** What is offered, by sync; null: it cannot be told, for example because the draft has problems. */
  readonly of: ReadonlyMap<string, OfSync & { readonly told: RuleOffers | null }>;
  readonly open: OpenRule | null;
}

const nameOf = ({ flow, sync }: OfSync): string => `${flow}/${sync}`;

/** Rules that are offered for the syncs that were looked at, and the one that is open. */
export const useRules = create<Rules>(() => ({ of: new Map(), open: null }));

/** @returns undefined while it was not asked for */
export const offersOf = (rules: Rules, of: OfSync): RuleOffers | null | undefined => rules.of.get(nameOf(of))?.told;

const asking = new Set<string>();
const stale = new Set<string>();

/** Asks what is offered for a sync; once more where it is called meanwhile. */
export async function loadOffers(of: OfSync): Promise<void> {
  const name = nameOf(of);
  if (asking.has(name)) {
    stale.add(name);
    return;
  }
  asking.add(name);
  const { flow, sync } = of;
  do {
    stale.delete(name);
    const answer = await engine.ask(ruleOffers, { flow, sync });
    useRules.setState((state) => ({
      of: new Map(state.of).set(name, { flow, sync, told: answer.ok ? answer.value : null }),
    }));
  } while (stale.has(name));
  asking.delete(name);
}

/** Asks again for every sync that was looked at. */
export async function loadAllAgain(): Promise<void> {
  for (const one of useRules.getState().of.values()) await loadOffers(one);
}

export const openRule = (open: OpenRule | null): void => useRules.setState({ open });

/** Gives the rule that is open other conditions. */
export function setConditions(unless: readonly Exception[]): void {
  const { open } = useRules.getState();
  if (open !== null) openRule({ ...open, unless });
}
