import type { z } from 'zod';
import type { InboxQuery } from '../../../model/inbox.ts';
import { type InboxPlace, inboxPageMax } from '../../../model/inbox.ts';
import { answerMany, type Wish } from '../../../run/inbox/answer-many.ts';
import type { Given } from '../../../run/inbox/given.ts';
import type { World } from '../../../run/world.ts';
import { plansOfConflicts } from '../asked-plan.ts';
import { confirmed } from '../confirm.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import { type QueryOptions, queryOf } from '../inbox-query.ts';
import { liveFor } from '../live-source.ts';
import { placeFor } from '../source.ts';
import { withWorld } from '../with-world.ts';
import { counted } from '../words.ts';

/** Refused answers that a person is shown; the others are counted. */
const shownMax = 20;

/** An answer that can be given to many questions at once. */
export type ManyChoice = Exclude<Given['choose'], 'values'> | 'drop';

/** What is asked where a choice is an answer. */
const aboutOf: Record<ManyChoice, InboxQuery['about']> = {
  left: 'unit',
  right: 'unit',
  agreed: 'unit',
  keep: 'removal',
  remove: 'removal',
  unlink: 'removal',
  retry: 'refused',
  drop: 'refused',
};

async function wishesOf(world: World, query: InboxQuery, choice: ManyChoice): Promise<readonly Wish[]> {
  const wishes: Wish[] = [];
  for (let after: InboxPlace | null = null; ; ) {
    const page = await world.store.inbox(query, world.now(), after, inboxPageMax);
    for (const { conflict } of page)
      wishes.push({ id: conflict.id, revision: conflict.revision, said: { choose: choice } });
    const last = page.at(-1);
    if (last === undefined || page.length < inboxPageMax) return wishes;
    after = { openedAt: last.conflict.openedAt, id: last.conflict.id };
  }
}

/**
 * `tandem resolve --all [FLOW]`: one answer for every question that fits, all in one commit. Each is bound to the values
 * that the question shows now; those that it does not fit are told and stay open.
 */
export async function resolveMany(
  context: Context,
  words: readonly string[],
  asked: {
    readonly choice: ManyChoice;
    readonly options: z.infer<typeof QueryOptions>;
    readonly why: string | null;
  },
): Promise<number> {
  const { choice, options, why } = asked;
  const source = words[0] === undefined ? null : liveFor(context, words[0]);
  const place = source?.place ?? placeFor(context);
  const { screen } = context;
  return withWorld(context, { place, plan: null }, async (world) => {
    const query = await queryOf(context, world, source?.flow.id ?? null, {
      ...options,
      more: { about: aboutOf[choice], states: ['open'] },
    });
    const wishes = await wishesOf(world, query, choice);
    if (wishes.length === 0)
      throw usage(
        'no-questions',
        'No open question fits.',
        'List them with "tandem conflicts", or ask for fewer parts.',
      );
    const question = `Answer ${counted(wishes.length, 'question')} with "${choice}"?`;
    if (!(await confirmed(context, question))) return exitCodes.cancelled;
    const done = await answerMany(plansOfConflicts(world.store), world, wishes, { why, strict: false });
    for (const [index, { id, problem }] of done.refused.entries()) {
      screen.item({ refused: { conflict: id, message: problem.message } });
      if (index < shownMax) screen.line(`  ${id}: ${problem.message}`);
    }
    const [answered, refused] = [done.answered.length, done.refused.length];
    const rest = refused === 0 ? '' : ` ${counted(refused, 'question')} stayed open.`;
    screen.line(`${counted(answered, 'question')} answered; the next run writes them.${rest}`);
    if (answered > 0) screen.line(`To take all of it back: tandem resolve --undo ${done.batch}`);
    screen.item({ answered, refused, batch: done.batch });
    return exitCodes.done;
  });
}
