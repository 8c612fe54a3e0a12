import type { Command } from '../../../core/flow/command.ts';
import { edit } from '../../../core/flow/edit.ts';
import { ruleCommand, type Suggestion } from '../../../core/rules/suggest.ts';
import { type PastDecision, tryRule } from '../../../core/rules/trial.ts';
import { Fault } from '../../../model/fault.ts';
import type { ConflictId, FlowId, SyncId } from '../../../model/ids.ts';
import { type Decision, InboxQuery } from '../../../model/inbox.ts';
import type { Plan, SyncPlan } from '../../../model/plan.ts';
import type { RuleOffer, RuleOffers, RuleTrial, Tried } from '../../../protocol/calls/inbox-rules.ts';
import { lineOfQuestion, syncOf } from '../../../run/inbox/question-line.ts';
import { acceptedRule, suggestionsFor } from '../../../run/inbox/rules.ts';
import type { Store } from '../../../store/contract.ts';
import { compiled } from '../../cli/planned.ts';
import type { Who } from '../part.ts';
import { planOf } from '../plans.ts';
import { cellTexts } from '../review/record-words.ts';
import { standOf } from '../versions/stand.ts';
import type { InboxDesk } from './desk.ts';

const pageMax = 2_000;
const triedMax = 1_000;

const offerOf = (flow: FlowId, { id, sync, unit, label, rule, trial }: Suggestion): RuleOffer => ({
  id,
  flow,
  sync,
  unit,
  label,
  rule,
  agree: trial.agree,
  differ: trial.differ.length,
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

  async function one(flow: FlowId, id: string): Promise<{ readonly plan: Plan; readonly suggestion: Suggestion }> {
    const { plan, found } = await suggested(flow);
    const suggestion = found.find((each) => each.id === id);
    if (suggestion !== undefined) return { plan, suggestion };
    throw new Fault('setting', {
      code: 'rules/gone',
      message: 'This rule is not offered any more: decisions or the draft changed.',
      fix: 'Look at what is offered now.',
    });
  }

  const draftOf = (flow: FlowId): number => standOf(engine.place, drafts.open(flow)).draft;

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
    async offers(flow: FlowId, sync: SyncId): Promise<RuleOffers> {
      const { plan, found } = await suggested(flow);
      return {
        offers: found.filter((each) => each.sync === sync).map((each) => offerOf(flow, each)),
        sides: desk.sidesOf(syncOf(plan, sync)),
        draft: draftOf(flow),
      };
    },
    async trial(flow: FlowId, id: string): Promise<RuleTrial> {
      const { plan, suggestion } = await one(flow, id);
      const began = performance.now();
      const tried = await triedOn(desk, plan, suggestion);
      const { sync, unit } = suggestion;
      const query = { flow, sync, ...(unit === null ? {} : { units: [unit] }), states: ['open'] };
      const open = await engine.store.countInbox(InboxQuery.parse(query), engine.world().now());
      return { offer: offerOf(flow, suggestion), tried, open, tookMs: performance.now() - began };
    },
    async accept(flow: FlowId, id: string, told: { readonly who: Who; readonly why: string | null }): Promise<number> {
      const { suggestion } = await one(flow, id);
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
      return draftOf(flow);
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
      return draftOf(flow);
    },
  };
}

type Standing = { readonly decision: Decision; readonly past: PastDecision };

/** The decisions about a field map that people stood by, oldest first. */
async function pastOf(store: Store, flow: FlowId, { sync, unit }: Suggestion): Promise<readonly Standing[]> {
  const past: Standing[] = [];
  for (let after = 0; ; ) {
    const page = await store.decisions({ scope: { flow, sync } }, after, pageMax);
    for (const { decision } of page) {
      const { conflict, question, choice, state } = decision;
      if (state === 'replaced' || state === 'taken-back' || question.about !== 'unit') continue;
      if (unit === null ? question.reason !== 'first-link' : question.unit !== unit) continue;
      if (choice.choose === 'link' || choice.choose === 'apart' || choice.choose === 'drop') continue;
      past.push({ decision, past: { conflict, question, answer: choice } });
    }
    const last = page.at(-1);
    if (last === undefined || page.length < pageMax) return past.slice(-triedMax);
    after = last.decision.seq;
  }
}

const firstLinkOf = { 'left-wins': 'left-wins', 'right-wins': 'right-wins', newest: 'newest-wins' } as const;

function cameOf(plan: Plan, suggestion: Suggestion, past: PastDecision): Tried['came'] {
  const sync = syncOf(plan, suggestion.sync);
  const unit = sync?.units.find((each) => each.id === past.question.unit);
  if (sync === undefined || unit === undefined) return 'unsure';
  const { rule } = suggestion.rule;
  const firstLink: SyncPlan['rules']['firstLink'] =
    rule === 'left-wins' || rule === 'right-wins' || rule === 'newest' ? firstLinkOf[rule] : 'ask';
  const rules = suggestion.unit === null ? { ...sync, rules: { ...sync.rules, firstLink } } : sync;
  const { agree, differ } = tryRule(rules, unit, suggestion.unit === null ? unit.conflict : suggestion.rule, [past]);
  return agree > 0 ? 'agree' : differ.length > 0 ? 'differ' : 'unsure';
}

async function triedOn(desk: InboxDesk, plan: Plan, suggestion: Suggestion): Promise<Tried[]> {
  const { store } = desk.house.engine;
  const scope = { flow: plan.flow, sync: suggestion.sync };
  const sync = syncOf(plan, suggestion.sync);
  const all = await pastOf(store, plan.flow, suggestion);
  const links = [...new Set(all.flatMap(({ decision }) => decision.link ?? []))];
  const titles = await desk.titlesOf(store, scope, sync, links);
  return all.map(({ decision, past }): Tried => {
    const { choice, link, by, at, why } = decision;
    const line = lineOfQuestion(past.question, sync);
    const text = (side: 'left' | 'right') =>
      line.about === 'unit' ? cellTexts(line[side], Object.keys(line[side])) : null;
    const conflict: ConflictId = decision.conflict;
    return {
      conflict,
      title: (link === null ? undefined : titles.get(link)) ?? conflict,
      left: text('left'),
      right: text('right'),
      chose: choice.choose === 'left' || choice.choose === 'right' ? choice.choose : 'other',
      came: cameOf(plan, suggestion, past),
      by,
      why,
      at,
    };
  });
}
