import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { edit } from '../../../core/flow/edit.ts';
import { ruleCommand, type Suggestion } from '../../../core/rules/suggest.ts';
import type { Flow } from '../../../model/flow.ts';
import { acceptedRule, suggestionsFor } from '../../../run/inbox/rules.ts';
import { liveNumber } from '../../versions/versions.ts';
import { writeFlow } from '../../workspace/flows.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { Failure, usage } from '../failure.ts';
import { compiled, planFor } from '../planned.ts';
import { type Source, sourceFor } from '../source.ts';
import { table } from '../table.ts';
import { withWorld } from '../with-world.ts';
import { count, counted } from '../words.ts';

const Options = z.object({ output: z.string().optional(), why: z.string().optional() });

const percent = (score: number): string => `${Math.floor(score * 100)} %`;

const itemOf = (flow: string, { id, sync, unit, rule, trial, score }: Suggestion): object => ({
  suggestion: {
    id,
    flow,
    sync,
    unit,
    rule,
    agree: trial.agree,
    differ: trial.differ.length,
    unsure: trial.unsure,
    score,
    differing: trial.differ,
  },
});

async function list(context: Context, source: Source): Promise<number> {
  const { screen } = context;
  const { plan } = await planFor(context, source);
  const found = await withWorld(context, { place: source.place, plan: null }, ({ store }) =>
    suggestionsFor(store, plan),
  );
  for (const one of found) screen.item(itemOf(plan.flow, one));
  screen.item({ suggestions: found.length });
  if (found.length === 0) {
    screen.line('No rule would have done as people did; at least three decisions about a field must agree with one.');
    return exitCodes.done;
  }
  table(
    screen,
    ['Rule', 'Field', 'As people did', 'Agree', 'Differ', 'Cannot tell'],
    found.map(({ id, label, score, trial }) => [
      id,
      label,
      percent(score),
      count(trial.agree),
      count(trial.differ.length),
      count(trial.unsure),
    ]),
  );
  for (const { id, trial } of found.filter((one) => one.trial.differ.length > 0))
    screen.line(`${id} differs on ${trial.differ.join(', ')}`);
  screen.line('To make one a rule of the flow: tandem rules accept RULE');
  return exitCodes.done;
}

/** The lines of a text that are not in the text before it: from the first to the last that differ, from 1. */
function changedLines(before: string, after: string): readonly [from: number, to: number] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let from = 0;
  while (from < now.length && old[from] === now[from]) from += 1;
  let back = 0;
  while (back < now.length - from && back < old.length - from && old.at(-1 - back) === now.at(-1 - back)) back += 1;
  return [from + 1, Math.max(from + 1, now.length - back)];
}

/** The flow with the rule in it, once it is sure that it still has a plan. */
async function ruled(context: Context, source: Source, suggestion: Suggestion): Promise<Flow> {
  const command = ruleCommand(source.flow, suggestion);
  const edited = command === null ? null : edit(source.flow, command);
  if (edited === null || !edited.ok)
    throw new Failure(
      edited?.error ?? {
        code: 'rules/no-unit',
        message: `The flow ${source.flow.id} has no field map or group "${suggestion.unit ?? ''}" any more.`,
        fix: 'List the rules again with "tandem rules".',
      },
    );
  const [flow] = edited.value;
  const check = await compiled(context, { ...source, flow }, 'when-missing');
  const problem = check.ok ? undefined : check.error.find((one) => one.stops);
  if (problem !== undefined) {
    const { stops: _, ...rest } = problem;
    throw new Failure(rest);
  }
  return flow;
}

async function accept(context: Context, words: readonly string[], raw: unknown): Promise<number> {
  const { output, why = null } = Options.parse(raw);
  const { screen } = context;
  const [id, flowWord] = words;
  if (id === undefined) throw usage('rule', '"rules accept" takes the name of a rule.', 'List them: tandem rules');
  const source = sourceFor(context, flowWord);
  const { plan } = await planFor(context, source);
  return withWorld(context, { place: source.place, plan: null }, async (world) => {
    const suggestion = (await suggestionsFor(world.store, plan)).find((one) => one.id === id);
    if (suggestion === undefined)
      throw usage('unknown-rule', `No rule "${id}" is suggested for ${plan.flow}.`, 'List them: tandem rules');
    const flow = await ruled(context, source, suggestion);
    const file = output === undefined ? source.file : resolve(context.cwd, output);
    const before = readFileSync(source.file, 'utf8');
    writeFlow(file, flow);
    const [from, to] = changedLines(before, readFileSync(file, 'utf8'));
    await acceptedRule(world, plan.flow, suggestion, { file, why });
    const { agree, differ, unsure } = suggestion.trial;
    const lines = from === to ? `line ${from}` : `lines ${from} to ${to}`;
    screen.line(`${suggestion.rule.rule} is the rule of ${suggestion.label} now: ${file}, ${lines}.`);
    screen.line(
      `Of ${counted(agree + differ.length + unsure, 'past decision')}, ${agree} agree, ${differ.length} differ.`,
    );
    const next = liveNumber(source.place, plan.flow) === null ? 'run' : 'publish it';
    screen.line(`Look at what it does, then ${next}: tandem preview ${plan.flow}`);
    screen.item({ rule: id, flow: plan.flow, file, from, to, agree, differ: differ.length, unsure });
    return exitCodes.done;
  });
}

/** `tandem rules [FLOW]`: conflict rules that would have done as people did; `rules accept RULE [FLOW]` makes one. */
export async function rulesCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  if (words[0] === 'accept') return accept(context, words.slice(1), given);
  return list(context, sourceFor(context, words[0]));
}
