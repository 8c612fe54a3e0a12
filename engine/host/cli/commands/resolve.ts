import { z } from 'zod';
import type { Conflict } from '../../../model/conflict.ts';
import { ConflictId, RecordKey } from '../../../model/ids.ts';
import type { Plan } from '../../../model/plan.ts';
import { answerMany, type Said } from '../../../run/inbox/answer-many.ts';
import type { Given } from '../../../run/inbox/given.ts';
import type { World } from '../../../run/world.ts';
import type { Scope } from '../../../store/contract/scope.ts';
import { plansOfConflicts } from '../asked-plan.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { Failure, usage } from '../failure.ts';
import { givenValues } from '../given-values.ts';
import { QueryOptions } from '../inbox-query.ts';
import { placeFor } from '../source.ts';
import { withWorld } from '../with-world.ts';
import { resolveFile } from './resolve-file.ts';
import { type ManyChoice, resolveMany } from './resolve-many.ts';
import { resolveUndo } from './resolve-undo.ts';

const Options = QueryOptions.extend({
  left: z.boolean().optional(),
  right: z.boolean().optional(),
  agreed: z.boolean().optional(),
  value: z.array(z.string()).optional(),
  keep: z.boolean().optional(),
  remove: z.boolean().optional(),
  unlink: z.boolean().optional(),
  retry: z.boolean().optional(),
  drop: z.boolean().optional(),
  link: z.array(z.string()).optional(),
  notTheSame: z.boolean().optional(),
  revision: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .optional(),
  all: z.boolean().optional(),
  why: z.string().min(1).max(2000).optional(),
  undo: z.string().optional(),
  from: z.string().optional(),
  dryRun: z.boolean().default(false),
  skipBad: z.boolean().default(false),
});
type Options = z.infer<typeof Options>;

type Choice =
  | { readonly kind: 'choose'; readonly choose: Exclude<Given['choose'], 'values'> }
  | { readonly kind: 'values'; readonly assignments: readonly string[] }
  | { readonly kind: 'link'; readonly left: RecordKey; readonly right: RecordKey }
  | { readonly kind: 'apart' }
  | { readonly kind: 'drop' };

const ways =
  'Give one of --left, --right, --agreed, --value FIELD=VALUE, --keep, --remove, --unlink, --link LEFT RIGHT, --not-the-same, --retry, --drop.';

function choiceOf(options: Options): Choice {
  const plain = (['left', 'right', 'agreed', 'keep', 'remove', 'unlink', 'retry'] as const).filter(
    (name) => options[name] === true,
  );
  const choices: Choice[] = plain.map((choose) => ({ kind: 'choose', choose }));
  if (options.value !== undefined) choices.push({ kind: 'values', assignments: options.value });
  if (options.notTheSame === true) choices.push({ kind: 'apart' });
  if (options.drop === true) choices.push({ kind: 'drop' });
  if (options.link !== undefined) {
    const [left, right, more] = options.link;
    if (left === undefined || right === undefined || more !== undefined)
      throw usage('link-keys', '"--link" takes two keys: the left record and the right one.', ways);
    choices.push({ kind: 'link', left: RecordKey.parse(left), right: RecordKey.parse(right) });
  }
  const [choice, another] = choices;
  if (choice === undefined) throw usage('no-answer', 'The command says no answer.', ways);
  if (another !== undefined) throw usage('answers', 'The command says more than one answer.', ways);
  return choice;
}

interface Asked {
  readonly scope: Scope;
  readonly conflict: Conflict;
  readonly plan: Plan;
}

async function askedOf(world: World, id: string): Promise<Asked> {
  const parsed = ConflictId.safeParse(id);
  const row = parsed.success ? await world.store.conflict(parsed.data) : null;
  if (row === null || row.conflict.state === 'closed')
    throw usage('unknown-conflict', `There is no open conflict "${id}".`, 'List them with "tandem conflicts".');
  const plan = await plansOfConflicts(world.store)(row.scope.flow, row.conflict);
  if (plan === null)
    throw new Failure({
      code: 'conflict/no-plan',
      message: `The plan that conflict ${id} was asked under is not in the state of this workspace.`,
      fix: `Run the flow again, then answer: tandem run ${row.scope.flow}`,
    });
  return { ...row, plan };
}

function saidOf({ plan, conflict }: Asked, choice: Choice): Said {
  switch (choice.kind) {
    case 'apart':
    case 'drop':
      return { choose: choice.kind };
    case 'link':
      return { choose: 'link', left: choice.left, right: choice.right };
    case 'choose':
      return { choose: choice.choose };
    case 'values':
      return givenValues(plan, conflict, choice.assignments);
  }
}

function wordsOf(choice: Choice): string {
  switch (choice.kind) {
    case 'apart':
      return 'They are not the same: the next run treats each as a record of its own.';
    case 'link':
      return `Linked ${choice.left} with ${choice.right}; the next run settles their fields.`;
    case 'drop':
      return 'Given up; its record is decided about again when it is edited.';
    case 'choose':
    case 'values':
      return 'Answered; the next run writes it, if both sides still hold what was shown.';
  }
}

const revisionOf = (options: Options): number | null =>
  options.revision === undefined ? null : Number(options.revision);

/** @throws Failure where the answer is one for a single question */
function manyOf(choice: Choice): ManyChoice {
  if (choice.kind === 'choose') return choice.choose;
  if (choice.kind === 'drop') return choice.kind;
  throw usage(
    'all-answer',
    'That answer is for one question.',
    'With --all, give --left, --right, --agreed, --keep, --remove, --unlink, --retry or --drop.',
  );
}

/** `tandem resolve CONFLICT`: answers a question; the next run acts on it. */
export async function resolveCommand(context: Context, words: readonly string[], raw: unknown): Promise<number> {
  const options = Options.safeParse(raw);
  if (!options.success) throw usage('revision', '"--revision" takes the number that "tandem conflicts" shows.', ways);
  const { data } = options;
  const why = data.why ?? null;
  if (data.undo !== undefined) return resolveUndo(context, data.undo, { why, dryRun: data.dryRun });
  if (data.from !== undefined) return resolveFile(context, words, { ...data, file: data.from, why });
  const choice = choiceOf(data);
  if (data.all === true) return resolveMany(context, words, { choice: manyOf(choice), options: data, why });
  const [id] = words;
  if (id === undefined) throw usage('no-conflict', 'The command names no question.', 'Name one, or add --all.');
  const place = placeFor(context);
  const { batch, flow } = await withWorld(context, { place, plan: null }, async (world) => {
    const asked = await askedOf(world, id);
    const wish = { id, revision: revisionOf(data), said: saidOf(asked, choice) };
    const planOf = () => Promise.resolve(asked.plan);
    const done = await answerMany(planOf, world, [wish], { why, strict: true });
    const [refused] = done.refused;
    if (refused !== undefined) throw new Failure(refused.problem);
    return { batch: done.batch, flow: asked.scope.flow };
  });
  context.screen.line(`${wordsOf(choice)} Next: tandem run ${flow}`);
  context.screen.item({ conflict: id, flow, answered: true, batch });
  return exitCodes.done;
}
