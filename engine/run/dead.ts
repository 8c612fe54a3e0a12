import type { Intent } from '../model/change.ts';
import { across } from '../model/ids.ts';
import type { Problem } from '../model/problem.ts';
import { err, ok, type Result } from '../model/result.ts';
import type { Mark, Scope } from '../store/contract.ts';
import { deedMark } from './deed.ts';
import { holding } from './lease.ts';
import type { World } from './world.ts';

/** A write that was set aside, with its cause. */
export interface DeadLetter {
  readonly scope: Scope;
  readonly intent: Intent;
}

/** Writes that were refused for good or ran out of attempts, oldest first. */
export const deadLetters = (
  world: Pick<World, 'store'>,
  scope: Scope | null,
  limit: number,
): Promise<readonly DeadLetter[]> => world.store.intents(scope, ['dead'], limit);

async function retryMarks(world: World, { scope, intent }: DeadLetter): Promise<readonly Mark[]> {
  const drop: Mark = { drop: 'intent', id: intent.id };
  const { write } = intent;
  const link = (await world.store.links(scope, [intent.link])).get(intent.link);
  if (link?.state === 'live')
    return [
      drop,
      { put: 'dirty', scope, dirty: { link: link.id, side: write.side, sighting: null, reason: 'retried' } },
    ];
  if (intent.source === null) return [drop];
  return [drop, { put: 'lone-state', scope, side: across(write.side), key: intent.source, state: 'new' }];
}

function deedOf(world: World, letter: DeadLetter, action: 'retry' | 'drop', why: string | null): Mark {
  const { scope, intent } = letter;
  const { side, op, key, fields } = intent.write;
  const says = { side, op, key, fields, link: intent.link, problem: intent.problem };
  return deedMark(world, scope, { action, about: intent.id, says, why });
}

/** Lets a dead letter be decided about again by the next run. */
export async function retryDead(world: World, id: string, why: string | null = null): Promise<Result<null, Problem>> {
  return holding(world, async () => {
    const letter = (await deadLetters(world, null, Number.MAX_SAFE_INTEGER)).find((one) => one.intent.id === id);
    if (letter === undefined) return err(unknownLetter(id));
    await world.store.commit([...(await retryMarks(world, letter)), deedOf(world, letter, 'retry', why)]);
    return ok(null);
  });
}

/** Gives a dead letter up; its record is decided about again only when it is edited. */
export async function dropDead(world: World, id: string, why: string | null = null): Promise<Result<null, Problem>> {
  return holding(world, async () => {
    const letter = (await deadLetters(world, null, Number.MAX_SAFE_INTEGER)).find((one) => one.intent.id === id);
    if (letter === undefined) return err(unknownLetter(id));
    await world.store.commit([{ drop: 'intent', id: letter.intent.id }, deedOf(world, letter, 'drop', why)]);
    return ok(null);
  });
}

const unknownLetter = (id: string): Problem => ({
  code: 'dead/unknown',
  message: `There is no write "${id}" that was set aside.`,
  fix: 'List them with "tandem dead".',
});
