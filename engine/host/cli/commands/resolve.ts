import { z } from 'zod';
import type { Conflict } from '../../../model/conflict.ts';
import { ConflictId, RecordKey } from '../../../model/ids.ts';
import type { Plan } from '../../../model/plan.ts';
import { answerConflict } from '../../../run/answer.ts';
import { linkByHand, partByHand } from '../../../run/hand.ts';
import type { Given } from '../../../run/inbox/given.ts';
import type { World } from '../../../run/world.ts';
import type { Scope } from '../../../store/contract.ts';
import { plansOfConflicts } from '../asked-plan.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { Failure, usage } from '../failure.ts';
import { givenValues } from '../given-values.ts';
import { placeFor } from '../source.ts';
import { withWorld } from '../with-world.ts';
import { ManyOptions, resolveMany } from './resolve-many.ts';

const Options = z.object({
  left: z.boolean().optional(),
  right: z.boolean().optional(),
  value: z.array(z.string()).optional(),
  keep: z.boolean().optional(),
  remove: z.boolean().optional(),
  unlink: z.boolean().optional(),
  link: z.array(z.string()).optional(),
  notTheSame: z.boolean().optional(),
  revision: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .optional(),
  all: z.boolean().optional(),
  sync: z.string().optional(),
  unit: z.string().optional(),
  reason: z.string().optional(),
});
type Options = z.infer<typeof Options>;

type Choice =
  | { readonly kind: 'choose'; readonly choose: Exclude<Given['choose'], 'values'> }
  | { readonly kind: 'values'; readonly assignments: readonly string[] }
  | { readonly kind: 'link'; readonly left: RecordKey; readonly right: RecordKey }
  | { readonly kind: 'apart' };

const ways =
  'Give one of --left, --right, --value FIELD=VALUE, --keep, --remove, --unlink, --link LEFT RIGHT, --not-the-same.';

function choiceOf(options: Options): Choice {
  const plain = (['left', 'right', 'keep', 'remove', 'unlink'] as const).filter((name) => options[name] === true);
  const choices: Choice[] = plain.map((choose) => ({ kind: 'choose', choose }));
  if (options.value !== undefined) choices.push({ kind: 'values', assignments: options.value });
  if (options.notTheSame === true) choices.push({ kind: 'apart' });
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

async function answer(world: World, asked: Asked, choice: Choice, options: Options): Promise<string> {
  const { conflict, scope, plan } = asked;
  switch (choice.kind) {
    case 'apart': {
      const done = await partByHand(world, conflict.id);
      if (!done.ok) throw new Failure(done.error);
      return 'They are not the same: the next run treats each as a record of its own.';
    }
    case 'link': {
      const done = await linkByHand(world, scope, choice, { conflict: conflict.id });
      if (!done.ok) throw new Failure(done.error);
      return `Linked ${choice.left} with ${choice.right}; the next run settles their fields.`;
    }
    case 'choose':
    case 'values': {
      const given: Given =
        choice.kind === 'values' ? givenValues(plan, conflict, choice.assignments) : { choose: choice.choose };
      const shown = { id: conflict.id, revision: revisionOf(options), by: world.who };
      const done = await answerConflict(plan, world, shown, given);
      if (!done.ok) throw new Failure(done.error);
      return 'Answered; the next run writes it, if both sides still hold what was shown.';
    }
  }
}

const revisionOf = (options: Options): number | null =>
  options.revision === undefined ? null : Number(options.revision);

/** @throws Failure where the answer is one for a single question */
function manyOf(options: Options, choice: Choice): Parameters<typeof resolveMany>[2] {
  const { sync, unit, reason } = options;
  if (choice.kind !== 'choose')
    throw usage(
      'all-answer',
      'That answer is for one question.',
      'With --all, give --left, --right, --keep, --remove or --unlink.',
    );
  const read = ManyOptions.safeParse({ sync, unit, reason });
  if (!read.success)
    throw usage('reason', `There is no reason "${reason ?? ''}".`, 'Take one that "tandem conflicts --json" shows.');
  return { choice: choice.choose, options: read.data };
}

/** `tandem resolve CONFLICT`: answers a question; the next run acts on it. */
export async function resolveCommand(context: Context, words: readonly string[], raw: unknown): Promise<number> {
  const options = Options.safeParse(raw);
  if (!options.success) throw usage('revision', '"--revision" takes the number that "tandem conflicts" shows.', ways);
  const choice = choiceOf(options.data);
  if (options.data.all === true) return resolveMany(context, words, manyOf(options.data, choice));
  if (words[0] === undefined) throw usage('no-conflict', 'The command names no question.', 'Name one, or add --all.');
  const place = placeFor(context);
  const [id = ''] = words;
  const { said, flow } = await withWorld(context, { place, plan: null }, async (world) => {
    const asked = await askedOf(world, id);
    return { said: await answer(world, asked, choice, options.data), flow: asked.scope.flow };
  });
  context.screen.line(`${said} Next: tandem run ${flow}`);
  context.screen.item({ conflict: id, flow, answered: true });
  return exitCodes.done;
}
