import { type Suggestion, withFirstLink } from '../../../core/rules/suggest.ts';
import { type Ends, followedIn, tryOne } from '../../../core/rules/trial.ts';
import type { Side } from '../../../model/ids.ts';
import type { Plan, SyncPlan, UnitPlan } from '../../../model/plan.ts';
import type { Fields } from '../../../model/value.ts';
import type { Tried } from '../../../protocol/calls/inbox-rules.ts';
import { lineOfQuestion, syncOf, unitOf } from '../../../run/inbox/question-line.ts';
import type { StoodBy } from '../../../run/inbox/rules.ts';
import { cellTexts } from '../review/record-words.ts';
import type { InboxDesk } from './desk.ts';

const triedMax = 1_000;

type Question = StoodBy['past']['question'];

const textOf = (fields: Fields): string | null => cellTexts(fields, Object.keys(fields));

/** What both sides have, as one text: in the terms of the side that it comes from, else in those of the left. */
function became(unit: UnitPlan, sync: SyncPlan, question: Question, ends: Ends | null): Tried['chosen'] {
  if (ends === null) return null;
  const side = followedIn(unit, question, ends);
  const line = lineOfQuestion({ ...question, left: ends.left, right: ends.right }, sync);
  return { text: line.about === 'unit' ? textOf(line[side ?? 'left']) : null, side };
}

function outcomesOf(
  sync: SyncPlan | undefined,
  { unit: of, rule }: Suggestion,
  { past }: StoodBy,
): Pick<Tried, 'came' | 'chose' | 'chosen' | 'ruled'> {
  const unit = unitOf(sync, past.question.unit);
  const { choose } = past.answer;
  const chose = choose === 'left' || choose === 'right' ? choose : 'other';
  if (sync === undefined || unit === undefined) return { came: 'unsure', chose, chosen: null, ruled: null };
  const rules = of === null ? withFirstLink(sync, rule) : sync;
  const tried = tryOne(rules, unit, of === null ? unit.conflict : rule, past);
  const chosen = became(unit, sync, past.question, tried.chosen);
  return {
    came: tried.came,
    // Whoever typed what one side has chose that side.
    chose: chose === 'other' ? (chosen?.side ?? 'other') : chose,
    chosen,
    ruled: became(unit, sync, past.question, tried.ruled),
  };
}

/** The decisions that a rule is about, the newest thousand at most: oldest first, each with what the rule would have done. */
export async function triedOn(
  desk: InboxDesk,
  plan: Plan,
  suggestion: Suggestion,
  stood: readonly StoodBy[],
): Promise<Tried[]> {
  const { store } = desk.house.engine;
  const scope = { flow: plan.flow, sync: suggestion.sync };
  const sync = syncOf(plan, suggestion.sync);
  const { unit } = suggestion;
  const mine = stood.filter(({ past: { question } }) =>
    unit === null ? question.reason === 'first-link' : question.unit === unit,
  );
  const all = mine.slice(-triedMax);
  const links = [...new Set(all.flatMap(({ decision }) => decision.link ?? []))];
  const titles = await desk.titlesOf(store, scope, sync, links);
  return all.map((one): Tried => {
    const { conflict, link, by, at, why } = one.decision;
    const line = lineOfQuestion(one.past.question, sync);
    const text = (side: Side): string | null => (line.about === 'unit' ? textOf(line[side]) : null);
    return {
      conflict,
      title: (link === null ? undefined : titles.get(link)) ?? conflict,
      left: text('left'),
      right: text('right'),
      ...outcomesOf(sync, suggestion, one),
      by,
      why,
      at,
    };
  });
}
