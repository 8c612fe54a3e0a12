import { type Suggestion, suggestRules } from '../../core/rules/suggest.ts';
import type { PastDecision } from '../../core/rules/trial.ts';
import type { FlowId } from '../../model/ids.ts';
import type { Decision } from '../../model/inbox.ts';
import type { Plan, SyncPlan } from '../../model/plan.ts';
import type { Mark } from '../../store/contract/mark.ts';
import type { Scope } from '../../store/contract/scope.ts';
import type { Store } from '../../store/contract.ts';
import { deedMark } from '../deed.ts';
import { beside } from '../lease.ts';
import type { World } from '../world.ts';
import { recordsAsAsked } from './past-records.ts';

const pageMax = 2_000;

/** A decision as a rule can be tried on it. */
export interface StoodBy {
  readonly decision: Decision;
  readonly past: PastDecision;
}

/** All decisions of a sync about fields that people stood by, oldest first, with the records as they were asked about. */
export async function decisionsStoodBy(store: Store, flow: FlowId, sync: SyncPlan): Promise<readonly StoodBy[]> {
  const scope: Scope = { flow, sync: sync.id };
  const stood: StoodBy[] = [];
  for (let after = 0; ; ) {
    const page = await store.decisions({ scope }, after, pageMax);
    const around = await recordsAsAsked(
      store,
      scope,
      sync,
      page.map((one) => one.decision),
    );
    for (const { decision } of page) {
      const { seq, conflict, question, choice, state } = decision;
      if (state === 'replaced' || state === 'taken-back' || question.about !== 'unit') continue;
      if (choice.choose === 'link' || choice.choose === 'apart' || choice.choose === 'drop') continue;
      const records = around.get(seq);
      const past = { conflict, question, answer: choice, ...(records === undefined ? {} : { around: records }) };
      stood.push({ decision, past });
    }
    const last = page.at(-1);
    if (last === undefined || page.length < pageMax) return stood;
    after = last.decision.seq;
  }
}

/** Conflict rules that would have done as people did, by sync of a flow, each with its trial on all past decisions. */
export async function suggestionsFor(store: Store, plan: Plan): Promise<readonly Suggestion[]> {
  const all: Suggestion[] = [];
  for (const sync of plan.syncs) {
    const stood = await decisionsStoodBy(store, plan.flow, sync);
    all.push(
      ...suggestRules(
        sync,
        stood.map((one) => one.past),
      ),
    );
  }
  return all;
}

/** Records that a person made a suggestion a rule of the flow: which, how it did on the past, and where it stands. */
export async function acceptedRule(
  world: World,
  flow: Plan['flow'],
  suggestion: Suggestion,
  told: { readonly file: string; readonly why: string | null },
): Promise<void> {
  const { id, sync, unit, rule, trial } = suggestion;
  const says = {
    unit,
    rule,
    agree: trial.agree,
    differ: trial.differ,
    asks: trial.asks,
    unsure: trial.unsure,
    file: told.file,
  };
  const deed: Mark = deedMark(world, { flow, sync }, { action: 'rule', about: id, says, why: told.why });
  await beside(world, () => world.store.commit([deed]));
}
