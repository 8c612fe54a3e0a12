import type { Command } from '../../../core/flow/command.ts';
import { edit } from '../../../core/flow/edit.ts';
import type { Mask } from '../../../core/roles/mask.ts';
import { maskedCondition } from '../../../core/roles/masked.ts';
import { ruleCommand, rulesTried, type Suggestion } from '../../../core/rules/suggest.ts';
import { Fault } from '../../../model/fault.ts';
import type { Exception } from '../../../model/flow.ts';
import type { FlowId, SyncId } from '../../../model/ids.ts';
import { InboxQuery } from '../../../model/inbox.ts';
import type { Plan, SyncPlan } from '../../../model/plan.ts';
import type { DraftedRule, RuleOffer, RuleOffers, RuleTrial } from '../../../protocol/calls/inbox-rules.ts';
import { syncOf } from '../../../run/inbox/question-line.ts';
import { acceptedRule, decisionsStoodBy, type StoodBy, suggestionsFor } from '../../../run/inbox/rules.ts';
import { compiled, knownShapes } from '../../cli/planned.ts';
import { liveVersion } from '../../versions/versions.ts';
import type { Who } from '../part.ts';
import { planOf } from '../plans.ts';
import { standOf } from '../versions/stand.ts';
import type { InboxDesk } from './desk.ts';
import { draftedRules } from './drafted-rules.ts';
import { commonOf, lookableIn, withConditions } from './rule-conditions.ts';
import { triedOn } from './rule-tried.ts';

/** A rule that was named, among all that fit, with what they were tried on. */
interface Named {
  readonly plan: Plan;
  readonly sync: SyncPlan;
  readonly suggestion: Suggestion;
  readonly fitting: readonly Suggestion[];
  readonly stood: readonly StoodBy[];
}

const offerOf = (flow: FlowId, { id, sync, unit, label, rule, trial }: Suggestion): RuleOffer => ({
  id,
  flow,
  sync,
  unit,
  label,
  rule,
  agree: trial.agree,
  differ: trial.differ.length,
  asks: trial.asks,
  unsure: trial.unsure,
});

/** Suggestions of all drafts, tried again only when the draft or the decisions changed. */
export function ruleDesk(desk: InboxDesk) {
  const { engine, drafts } = desk.house;
  const known = new Map<FlowId, { readonly key: string; readonly found: readonly Suggestion[] }>();

  async function suggested(flow: FlowId): Promise<{ readonly plan: Plan; readonly found: readonly Suggestion[] }> {
    const { plan } = await planOf(desk.house, flow, 'draft');
    const [run] = await engine.store.runs(flow, 1);
    const key = [plan.hash, desk.decided(), run?.id ?? ''].join('|');
    const before = known.get(flow);
    if (before?.key === key) return { plan, found: before.found };
    const found = await suggestionsFor(engine.store, plan);
    known.set(flow, { key, found });
    return { plan, found };
  }

  /** A rule by its name, among all that fit what it is about; with conditions of a person's own where they are given. */
  async function one(flow: FlowId, id: string, unless?: readonly Exception[]): Promise<Named> {
    const { plan } = await suggested(flow);
    for (const sync of plan.syncs) {
      const units = [null, ...sync.units.map((each) => each.id)];
      const unit = units.find((each) => id.startsWith(`${sync.id}.${each ?? 'firstLink'}.`));
      if (unit === undefined) continue;
      const stood = await decisionsStoodBy(engine.store, flow, sync);
      const fitting = rulesTried(
        sync,
        unit,
        stood.map((each) => each.past),
      );
      const offered = fitting.find((each) => each.id === id);
      if (offered === undefined) continue;
      return { plan, sync, suggestion: withConditions(offered, unless, sync, stood), fitting, stood };
    }
    throw new Fault('setting', {
      code: 'rules/gone',
      message: 'This rule is not offered any more: decisions or the draft changed.',
      fix: 'Look at what is offered now.',
    });
  }

  function standing(flow: FlowId): Pick<RuleTrial, 'draft' | 'live'> {
    const { draft, live } = standOf(engine.place, drafts.open(flow));
    return { draft, live };
  }

  function drafted(flow: FlowId, sync: SyncPlan | undefined): DraftedRule[] {
    const live = liveVersion(engine.place, flow);
    if (sync === undefined || !live.ok || live.value === null) return [];
    return draftedRules(sync, drafts.open(flow).flow, live.value.flow);
  }

  /** Edits the draft once it is sure that it still has a plan. */
  async function land(flow: FlowId, command: Command, window: string): Promise<void> {
    const draft = drafts.open(flow);
    const edited = edit(draft.flow, command);
    if (!edited.ok) throw new Fault('setting', edited.error);
    const check = await compiled(engine.context, { ...draft, flow: edited.value[0] }, 'when-missing');
    const problem = check.ok ? undefined : check.error.find((each) => each.stops);
    if (problem !== undefined)
      throw new Fault('setting', { code: problem.code, message: problem.message, fix: problem.fix });
    const saved = drafts.edit(flow, draft.revision, command);
    if (!saved.ok) throw new Fault('setting', saved.error);
    engine.news.tell({ kind: 'draft', flow, revision: saved.value.revision, window });
  }

  return {
    /** @param mask what hides personal values from whoever asks; null: nothing does */
    async offers(flow: FlowId, sync: SyncId, mask: Mask | null): Promise<RuleOffers> {
      const { plan, found } = await suggested(flow);
      return {
        offers: found.filter((each) => each.sync === sync).map((each) => offerOf(flow, each)),
        sides: desk.sidesOf(syncOf(plan, sync)),
        drafted: drafted(flow, syncOf(plan, sync)).map((one) =>
          mask === null
            ? one
            : { ...one, unless: one.unless.map((each) => maskedCondition(mask, { flow, sync }, each)) },
        ),
        ...standing(flow),
      };
    },
    async trial(flow: FlowId, id: string, unless?: readonly Exception[]): Promise<RuleTrial> {
      const began = performance.now();
      const { plan, sync: of, suggestion, fitting, stood } = await one(flow, id, unless);
      const draft = drafts.open(flow);
      const tried = await triedOn(desk, plan, suggestion, stood);
      const { sync, unit } = suggestion;
      const query = { flow, sync, ...(unit === null ? {} : { units: [unit] }), states: ['open'] };
      const open = await engine.store.countInbox(InboxQuery.parse(query), engine.world().now());
      return {
        offer: offerOf(flow, suggestion),
        others: fitting.map((each) => offerOf(flow, each)),
        tried,
        common: commonOf(suggestion, of, stood),
        lookable: lookableIn(draft.flow, of, await knownShapes(engine.context, draft)),
        open,
        tookMs: performance.now() - began,
        sides: desk.sidesOf(of),
        ...standing(flow),
      };
    },
    async accept(
      flow: FlowId,
      { rule, unless }: { readonly rule: string; readonly unless?: readonly Exception[] | undefined },
      told: { readonly who: Who; readonly why: string | null },
    ): Promise<number> {
      const { suggestion } = await one(flow, rule, unless);
      const draft = drafts.open(flow);
      const command = ruleCommand(draft.flow, suggestion);
      if (command === null)
        throw new Fault('setting', {
          code: 'rules/no-unit',
          message: `The draft has no field map "${suggestion.label}" any more.`,
          fix: 'Look at what is offered now.',
        });
      await land(flow, command, '');
      await acceptedRule(desk.worldFor(told.who), flow, suggestion, { file: draft.file, why: told.why });
      return standing(flow).draft;
    },
    async addPair(
      flow: FlowId,
      at: { sync: SyncId; map: string; step: number; from: string; to: string },
    ): Promise<number> {
      const draft = drafts.open(flow);
      const map = draft.flow.syncs.find((each) => each.id === at.sync)?.fields.find((each) => each.id === at.map);
      const step = map?.steps?.[at.step];
      if (map === undefined || step === undefined || step.use !== 'value-map')
        throw new Fault('setting', {
          code: 'rules/no-step',
          message: 'The draft has no such value map any more.',
          fix: 'Open the canvas and add the pair there.',
        });
      const pairs: unknown = step.settings?.['pairs'];
      const more = [...(Array.isArray(pairs) ? pairs : []), { from: at.from, to: at.to }];
      const set = { settings: { ...step.settings, pairs: more } };
      await land(flow, { do: 'change-step', sync: at.sync, map: map.id, step: step.id, set }, '');
      return standing(flow).draft;
    },
  };
}
