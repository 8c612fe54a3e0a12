import { ConflictId } from '../../model/ids.ts';
import type { Problem } from '../../model/problem.ts';
import type { InboxRow } from '../../store/contract/inbox.ts';
import type { Mark } from '../../store/contract/mark.ts';
import type { Store } from '../../store/contract.ts';
import { holdingSoon } from '../lease.ts';
import { letterMarks, lookAgain } from '../refused.ts';
import type { World } from '../world.ts';
import type { Refused } from './answer-many.ts';
import { memberMarks, pairsOf } from './by-hand.ts';
import { problem } from './given.ts';
import { isSettled, partedMarks } from './take-back-link.ts';
import { takeBackWritten } from './take-back-written.ts';
import { openAgain, type Plans, type Taken, type TakenBack, takenMarks } from './taken.ts';

const pageMax = 1_000;

const stands = ({ decision }: Taken): boolean => decision.state === 'waiting' || decision.state === 'done';

/**
 * The decisions that an id means: all of a batch that still stand, or the last one about a question.
 * @param id of a batch or of a conflict
 */
export async function decisionsOf(store: Store, id: string): Promise<readonly Taken[]> {
  const found: Taken[] = [];
  const conflict = ConflictId.safeParse(id);
  for (const of of [{ batch: id }, ...(conflict.success ? [{ conflict: conflict.data }] : [])]) {
    for (let after = 0; ; ) {
      const page: readonly Taken[] = await store.decisions(of, after, pageMax);
      found.push(...page);
      const last = page.at(-1);
      if (last === undefined || page.length < pageMax) break;
      after = last.decision.seq;
    }
    if (found.length === 0) continue;
    if ('batch' in of) return found.filter(stands);
    // What an earlier answer led to is not taken back behind a later one.
    return found
      .filter(({ decision }) => decision.state !== 'replaced')
      .slice(-1)
      .filter(stands);
  }
  return [];
}

/** Whether taking a decision back has to write: then the systems of its flow must be open. */
export async function needsWriting(store: Store, { scope, decision }: Taken): Promise<boolean> {
  if (decision.choice.choose === 'link') return isSettled(store, scope, decision.choice);
  const { choose } = decision.choice;
  return decision.state === 'done' && choose !== 'apart' && choose !== 'retry' && choose !== 'drop';
}

const askedAgain = (id: ConflictId): Problem =>
  problem('asked-again', `Question ${id} was asked again since; its values moved on.`, 'Answer it as it stands now.');

async function unpart(world: World, taken: Taken, row: InboxRow): Promise<readonly Mark[] | Problem> {
  const { scope, decision } = taken;
  const { question } = decision;
  if (question.about !== 'match') return [];
  for (const side of ['left', 'right'] as const) {
    for (const key of question[side]) {
      const entries = await world.store.journalOfRecord(scope, { side, key }, 1);
      const held = (await world.store.linksByKeys(scope, side, [key])).get(key);
      const made = held === undefined ? [] : await world.store.journalOfRecord(scope, { link: held.id }, pageMax);
      const since = [...entries, ...made].find((one) => one.op === 'create' && one.at >= decision.at);
      if (since !== undefined)
        return problem(
          'made-since',
          `The run ${since.run} has made a twin for the ${side} record "${key}".`,
          `Take that back first: tandem undo ${since.run}`,
        );
    }
  }
  return [
    ...pairsOf(question).map((pair): Mark => ({ drop: 'apart', scope, ...pair })),
    ...memberMarks(scope, question, 'asked'),
    openAgain(taken, row, decision.draft),
  ];
}

const sentAgain = ({ decision }: Taken): Problem =>
  problem(
    'sent-again',
    `The refused write of question ${decision.conflict} was sent again${decision.run === null ? '' : ` by the run ${decision.run}`}, and landed.`,
    `Undo it, if it is to go: tandem undo ${decision.run ?? 'RUN'}`,
  );

/** A write that was given up is set aside again, beside its question, and its record is looked at by the next run. */
async function restored(world: World, taken: Taken, row: InboxRow): Promise<readonly Mark[]> {
  const { scope, decision } = taken;
  return [
    openAgain(taken, row, decision.draft),
    ...letterMarks(world, scope, { ...row.conflict, question: decision.question }),
    ...(await lookAgain(world.store, scope, decision)),
  ];
}

/** Marks that take back what no run has acted on yet, or why they cannot. */
async function unwritten(world: World, taken: Taken, row: InboxRow): Promise<readonly Mark[] | Problem> {
  const { scope, decision } = taken;
  const { choice } = decision;
  const isAsked = row.conflict.state !== 'closed';
  if (choice.choose === 'drop') return isAsked ? askedAgain(row.conflict.id) : restored(world, taken, row);
  if (choice.choose === 'retry' && decision.state === 'done' && !isAsked) return sentAgain(taken);
  if (choice.choose === 'apart' || choice.choose === 'link') {
    if (isAsked) return askedAgain(row.conflict.id);
    return choice.choose === 'apart'
      ? unpart(world, taken, row)
      : [...(await partedMarks(world, scope, choice)), openAgain(taken, row, decision.draft)];
  }
  if (row.conflict.state === 'answered') return [openAgain(taken, row, decision.draft)];
  return askedAgain(row.conflict.id);
}

/**
 * Takes decisions back. What no run has acted on yet is open again as it was, in one commit. What was written is written
 * back, as an undo limited to what the decision changed, and the question is asked again; what people edited since is left
 * alone and told.
 * @throws Fault `state` while a run or another process works in the workspace
 */
export async function takeBack(
  world: World,
  plans: Plans,
  all: readonly Taken[],
  why: string | null,
): Promise<TakenBack> {
  const reopened: ConflictId[] = [];
  const left: Refused[] = [];
  const written: Taken[] = [];
  await holdingSoon(world, async () => {
    const rows = await world.store.conflictsById(all.map((one) => one.decision.conflict));
    const marks: Mark[] = [];
    for (const taken of all) {
      const row = rows.get(taken.decision.conflict);
      if (row === undefined) continue;
      if (await needsWriting(world.store, taken)) {
        // Who else fits a pair that was linked is asked under the same question.
        if (row.conflict.state === 'closed' || taken.decision.choice.choose === 'link') written.push(taken);
        else left.push({ id: row.conflict.id, problem: askedAgain(row.conflict.id) });
        continue;
      }
      const made = await unwritten(world, taken, row);
      if ('code' in made) left.push({ id: row.conflict.id, problem: made });
      else {
        marks.push(...made, ...takenMarks(world, taken, why));
        reopened.push(row.conflict.id);
      }
    }
    await world.store.commit(marks);
  });
  const back = await takeBackWritten(world, plans, written, why);
  return {
    reopened: [...reopened, ...back.reopened],
    restored: back.restored,
    left: [...left, ...back.left],
    runs: back.runs,
  };
}
