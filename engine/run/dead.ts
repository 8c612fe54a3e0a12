import { refusedOn } from '../core/merge/refused.ts';
import type { Intent } from '../model/change.ts';
import type { Conflict } from '../model/conflict.ts';
import type { Problem } from '../model/problem.ts';
import { err, ok, type Result } from '../model/result.ts';
import type { Scope } from '../store/contract/scope.ts';
import type { Store } from '../store/contract.ts';
import { deedMark } from './deed.ts';
import { conflictId } from './ids.ts';
import { answerMany, type PlanOf } from './inbox/answer-many.ts';
import { holding } from './lease.ts';
import { lookAgain } from './refused.ts';
import type { World } from './world.ts';

/** A write that was set aside, with its cause and the question about it. */
export interface DeadLetter {
  readonly scope: Scope;
  readonly intent: Intent;
  /** Null for one from before people were asked about refused writes. */
  readonly conflict: Conflict | null;
}

async function lettersOf(store: Store, scope: Scope | null, limit: number): Promise<readonly DeadLetter[]> {
  const rows = await store.intents(scope, ['dead'], limit);
  const ids = rows.map((row) => conflictId(row.scope, row.intent.link, refusedOn(row.intent.write.side)));
  const asked = await store.conflictsById([...new Set(ids)]);
  return rows.map((row, at) => {
    const id = ids[at];
    const conflict = id === undefined ? undefined : asked.get(id)?.conflict;
    return { ...row, conflict: conflict === undefined || conflict.state === 'closed' ? null : conflict };
  });
}

/** Writes that were refused for good or ran out of attempts, oldest first; those that are to be sent again are not among them. */
export const deadLetters = async (
  world: Pick<World, 'store'>,
  scope: Scope | null,
  limit: number,
): Promise<readonly DeadLetter[]> =>
  (await lettersOf(world.store, scope, limit)).filter((one) => one.conflict?.state !== 'answered');

/** What a person says about writes that were set aside. */
export interface DeadWish {
  readonly ids: readonly string[];
  readonly choose: 'retry' | 'drop';
  readonly why: string | null;
}

/** One that nobody is asked about: what is said of it is a deed, and takes effect at once. */
async function settleUnasked(world: World, { scope, intent }: DeadLetter, { choose, why }: DeadWish): Promise<void> {
  const { id, link, source, write } = intent;
  const { side, op, key, fields, before, was: agreed } = write;
  const question = { about: 'refused', reason: 'refused', side, op, key, source, fields, before, agreed } as const;
  const said = intent.problem ?? { code: 'dead', message: '', fix: '' };
  const asked = { link, question: { ...question, left: {}, right: {}, problem: said } };
  const again = choose === 'retry' ? await lookAgain(world.store, scope, asked) : [];
  // What a system said in its own words belongs to the question about the write, not to what a person did.
  const { cause: _, ...problem } = said;
  const says = { side, op, key, fields, link, problem: intent.problem === null ? null : problem };
  await world.store.commit([
    { drop: 'intent', id },
    ...again,
    deedMark(world, scope, { action: choose, about: id, says, why }),
  ]);
}

/**
 * Lets writes that were set aside be decided about again by the next run, or gives them up: the same as answering their
 * questions in the inbox, in one batch.
 * @returns the batch by which it can be taken back; null where there was no question about any of them
 */
export async function settleDead(
  planOf: PlanOf,
  world: World,
  wish: DeadWish,
): Promise<Result<string | null, Problem>> {
  const all = await deadLetters(world, null, Number.MAX_SAFE_INTEGER);
  const letters: DeadLetter[] = [];
  for (const id of wish.ids) {
    const letter = all.find((one) => one.intent.id === id);
    if (letter === undefined) return err(unknownLetter(id));
    letters.push(letter);
  }
  const unasked = letters.filter((one) => one.conflict === null);
  if (unasked.length > 0)
    await holding(world, async () => {
      for (const one of unasked) await settleUnasked(world, one, wish);
    });
  const wishes = letters.flatMap(({ conflict }) =>
    conflict === null ? [] : [{ id: conflict.id, revision: conflict.revision, said: { choose: wish.choose } }],
  );
  if (wishes.length === 0) return ok(null);
  const done = await answerMany(planOf, world, wishes, { why: wish.why, strict: true });
  const [refused] = done.refused;
  return refused === undefined ? ok(done.batch) : err(refused.problem);
}

const unknownLetter = (id: string): Problem => ({
  code: 'dead/unknown',
  message: `There is no write "${id}" that was set aside.`,
  fix: 'List them with "tandem dead".',
});
