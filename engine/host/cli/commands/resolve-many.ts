import { z } from 'zod';
import { type Conflict, ConflictReason } from '../../../model/conflict.ts';
import type { ConflictId } from '../../../model/ids.ts';
import { answerConflict } from '../../../run/answer.ts';
import type { Given } from '../../../run/inbox/given.ts';
import type { World } from '../../../run/world.ts';
import type { Scope } from '../../../store/contract.ts';
import { plansOfConflicts } from '../asked-plan.ts';
import { confirmed } from '../confirm.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import { placeFor, sourceFor } from '../source.ts';
import { withWorld } from '../with-world.ts';
import { counted } from '../words.ts';

const pageMax = 500;
/** Refused answers that a person is shown; the others are counted. */
const shownMax = 20;

export const ManyOptions = z.object({
  sync: z.string().optional(),
  unit: z.string().optional(),
  reason: ConflictReason.optional(),
});
export type ManyOptions = z.infer<typeof ManyOptions>;

/** An answer that can be given to many questions at once. */
export type ManyChoice = Exclude<Given['choose'], 'values'>;

type Asked = { readonly scope: Scope; readonly conflict: Conflict };

/** Whether a question is among those that are meant: asked for by its parts, and one that the answer fits. */
function isMeant({ scope, conflict }: Asked, options: ManyOptions, choice: ManyChoice): boolean {
  const { question } = conflict;
  const about = choice === 'left' || choice === 'right' ? 'unit' : 'removal';
  if (question.about !== about || conflict.state !== 'open') return false;
  if (options.sync !== undefined && scope.sync !== options.sync) return false;
  if (options.reason !== undefined && question.reason !== options.reason) return false;
  return options.unit === undefined || (question.about === 'unit' && question.unit === options.unit);
}

async function meant(
  world: World,
  flow: string | undefined,
  fits: (asked: Asked) => boolean,
): Promise<readonly Asked[]> {
  const found: Asked[] = [];
  for (let after: ConflictId | null = null; ; ) {
    const page: readonly Asked[] = await world.store.conflicts(null, { states: ['open'] }, after, pageMax);
    const last = page.at(-1);
    if (last === undefined) return found;
    found.push(...page.filter((one) => (flow === undefined || one.scope.flow === flow) && fits(one)));
    after = last.conflict.id;
  }
}

/**
 * `tandem resolve --all [FLOW]`: one answer for every question that fits. Each is bound to the values that the question
 * shows now; those that moved on meanwhile are told and stay open.
 */
export async function resolveMany(
  context: Context,
  words: readonly string[],
  asked: { readonly choice: ManyChoice; readonly options: ManyOptions },
): Promise<number> {
  const { choice, options } = asked;
  const source = words[0] === undefined ? null : sourceFor(context, words[0]);
  const place = source?.place ?? placeFor(context);
  const { screen } = context;
  const flow = source?.flow.id;
  return withWorld(context, { place, plan: null }, async (world) => {
    const questions = await meant(world, flow, (one) => isMeant(one, options, choice));
    if (questions.length === 0)
      throw usage(
        'no-questions',
        'No open question fits.',
        'List them with "tandem conflicts", or ask for fewer parts.',
      );
    const question = `Answer ${counted(questions.length, 'question')} with "${choice}"?`;
    if (!(await confirmed(context, question))) return exitCodes.cancelled;
    const planOf = plansOfConflicts(world.store);
    let refused = 0;
    for (const { scope, conflict } of questions) {
      const plan = await planOf(scope.flow, conflict);
      const shown = { id: conflict.id, revision: conflict.revision, by: world.who };
      const done = plan === null ? null : await answerConflict(plan, world, shown, { choose: choice });
      if (done?.ok === true) continue;
      refused += 1;
      const why = done === null ? 'its plan is not in the state any more; run the flow again' : done.error.message;
      screen.item({ refused: { conflict: conflict.id, message: why } });
      if (refused <= shownMax) screen.line(`  ${conflict.id}: ${why}`);
    }
    const answered = questions.length - refused;
    const rest = refused === 0 ? '' : ` ${counted(refused, 'question')} stayed open.`;
    screen.line(`${counted(answered, 'question')} answered; the next run writes them.${rest}`);
    screen.item({ answered, refused });
    return exitCodes.done;
  });
}
