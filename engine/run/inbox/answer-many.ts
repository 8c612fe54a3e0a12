import type { AuditAction } from '../../model/audit.ts';
import type { Conflict } from '../../model/conflict.ts';
import type { ConflictId, FlowId, LinkId, RecordKey } from '../../model/ids.ts';
import { ConflictId as ConflictIdOf } from '../../model/ids.ts';
import type { Choice, Decision } from '../../model/inbox.ts';
import type { Plan } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { InboxRow } from '../../store/contract/inbox.ts';
import type { Mark } from '../../store/contract/mark.ts';
import type { Scope } from '../../store/contract/scope.ts';
import { deedMark } from '../deed.ts';
import { beside, holdingSoon } from '../lease.ts';
import type { World } from '../world.ts';
import { closedMark, linkMarks, partMarks } from './by-hand.ts';
import { answerOf, type Given, inTheirLinks, notInPlan, problem, unknownConflict } from './given.ts';
import { lineOfQuestion, type QuestionLine, readable, syncOf } from './question-line.ts';

/** The plan that a question was asked under; null where it is not known any more. */
export type PlanOf = (flow: FlowId, asked: Pick<Conflict, 'openedIn'>) => Promise<Plan | null>;

/** What a person says about one question. */
export type Said =
  | Given
  | { readonly choose: 'link'; readonly left: RecordKey; readonly right: RecordKey }
  | { readonly choose: 'apart' }
  /** A refused write is given up. */
  | { readonly choose: 'drop' };

export interface Wish {
  readonly id: string;
  /** The revision that the person saw; null takes the one that is there now. */
  readonly revision: number | null;
  readonly said: Said;
  /** Why, in the person's words; the batch's where it is left out. */
  readonly why?: string | null;
}

export interface Batch {
  readonly why: string | null;
  /** Records nothing where one of the wishes is refused. */
  readonly strict: boolean;
  /** Who decides; default: the one the world works for. */
  readonly by?: string;
  /** Recorded with the answers, in the same commit. */
  readonly with?: readonly Mark[];
  /** Only tells what would be recorded. */
  readonly dryRun?: boolean;
}

export interface Refused {
  readonly id: string;
  readonly problem: Problem;
}

/** What became of wishes. `answered` are the conflicts as they now stand. */
export interface Settled {
  /** The id by which all of it can be taken back. */
  readonly batch: string;
  readonly answered: readonly Conflict[];
  readonly refused: readonly Refused[];
  /** Whether anything was recorded. */
  readonly recorded: boolean;
}

interface Made {
  readonly conflict: Conflict;
  readonly choice: Choice;
  readonly state: Decision['state'];
  readonly marks: readonly Mark[];
}

interface Bench {
  readonly world: World;
  readonly planOf: PlanOf;
  readonly by: string;
  readonly at: string;
  /** Records that an answer of this batch links already. */
  readonly linked: Set<string>;
}

const movedOn = (id: string, revision: number): Problem =>
  problem(
    'moved-on',
    `The values of conflict ${id} changed since you looked (revision ${revision}).`,
    'Look at it again, then decide.',
  );

/** Whether a question can still be answered as it was shown. */
function faultOf(wish: Wish, row: InboxRow | undefined): Problem | null {
  if (row === undefined || row.conflict.state === 'closed') return unknownConflict(wish.id);
  if (wish.revision === null || wish.revision === row.conflict.revision) return null;
  return movedOn(wish.id, row.conflict.revision);
}

const isClosed = (row: InboxRow | undefined): boolean => row === undefined || row.conflict.state === 'closed';

async function matched(bench: Bench, row: InboxRow, said: Said): Promise<Result<Made, Problem>> {
  const { scope, conflict } = row;
  const { question } = conflict;
  const { world } = bench;
  if (question.about !== 'match') return err(notInPlan());
  const closed = closedMark(world, scope, conflict);
  const made = { conflict: closed.conflict, state: 'done' as const };
  if (said.choose === 'apart') {
    return ok({ ...made, choice: { choose: 'apart' }, marks: [...partMarks(scope, question), closed] });
  }
  if (said.choose !== 'link') return err(notInPlan());
  const names = [`${scope.sync}/left/${said.left}`, `${scope.sync}/right/${said.right}`];
  const taken = names.find((name) => bench.linked.has(name));
  if (taken !== undefined)
    return err(
      problem('linked-twice', 'Another answer links one of these records already.', 'Link each record once only.'),
    );
  const marks = await linkMarks(world, scope, said);
  if (!marks.ok) return marks;
  for (const name of names) bench.linked.add(name);
  return ok({
    ...made,
    choice: { choose: 'link', left: said.left, right: said.right },
    marks: [...marks.value, closed],
  });
}

/** A refused write that is given up is over at once; its record is decided about again when it is edited. */
function dropped({ world }: Bench, { scope, conflict }: InboxRow): Result<Made, Problem> {
  if (conflict.question.about !== 'refused') return err(notInPlan());
  const closed = closedMark(world, scope, conflict);
  return ok({ conflict: closed.conflict, choice: { choose: 'drop' }, state: 'done', marks: [closed] });
}

const answeredMark = (scope: Scope, link: LinkId): Mark => ({
  put: 'dirty',
  scope,
  dirty: { link, side: 'left', sighting: null, reason: 'answered' },
});

async function valued(bench: Bench, row: InboxRow, plan: Plan | null, said: Given): Promise<Result<Made, Problem>> {
  const { scope, conflict } = row;
  const sync = plan?.syncs.find((one) => one.id === conflict.sync);
  if (sync === undefined || conflict.link === null) return err(notInPlan());
  // The next run takes up by itself what is said about a refused write: it may be taken back until then.
  const isRefused = conflict.question.about === 'refused';
  const named = await inTheirLinks(sync, said, { flow: scope.flow, store: bench.world.store });
  if (!named.ok) return named;
  const answer = answerOf(sync, conflict, named.value);
  if (!answer.ok) return answer;
  const answered: Conflict = {
    ...conflict,
    state: 'answered',
    answer: { revision: conflict.revision, by: bench.by, at: bench.at, answer: answer.value },
  };
  return ok({
    conflict: answered,
    choice: answer.value,
    state: 'waiting',
    marks: [{ put: 'conflict', scope, conflict: answered }, ...(isRefused ? [] : [answeredMark(scope, conflict.link)])],
  });
}

/** A refused write that is sent again or given up is a deed with a name of its own. */
const actionOf = ({ choose }: Said): AuditAction => (choose === 'retry' || choose === 'drop' ? choose : 'answer');

/** What the audit log says of an answer: what was shown, and what was chosen, in the words of the fields. */
async function saysOf(bench: Bench, row: InboxRow, plan: Plan | null, said: Said): Promise<object> {
  const { scope, conflict, keys } = row;
  const sync = syncOf(plan, scope.sync);
  const line = lineOfQuestion(conflict.question, sync);
  const shown: QuestionLine = await readable(line, sync, { flow: scope.flow, store: bench.world.store });
  return { revision: conflict.revision, keys, shown, chosen: said };
}

function madeOf(bench: Bench, row: InboxRow, plan: Plan | null, said: Said): Promise<Result<Made, Problem>> {
  if (said.choose === 'drop') return Promise.resolve(dropped(bench, row));
  const isMatch = row.conflict.question.about === 'match';
  if (said.choose === 'link' || said.choose === 'apart' || isMatch) return matched(bench, row, said);
  return valued(bench, row, plan, said);
}

async function settle(
  bench: Bench,
  wish: Wish,
  row: InboxRow,
  batch: { readonly id: string; readonly why: string | null },
): Promise<Result<{ conflict: Conflict; marks: readonly Mark[] }, Problem>> {
  const { world, by, at } = bench;
  const { scope, conflict } = row;
  const { said } = wish;
  const plan = await bench.planOf(scope.flow, conflict);
  const made = await madeOf(bench, row, plan, said);
  if (!made.ok) return made;
  const why = wish.why ?? batch.why;
  const { choice, state, marks } = made.value;
  const { id, link, revision, question, answer } = conflict;
  const draft = answer;
  const decision = { conflict: id, link, revision, question, choice, by, at, why, batch: batch.id, draft, state };
  const says = { ...(await saysOf(bench, row, plan, said)), batch: batch.id };
  return ok({
    conflict: made.value.conflict,
    marks: [
      ...marks,
      { put: 'decided', of: { waiting: id }, to: 'replaced', run: null },
      { put: 'decision', scope, decision: { ...decision, run: null } },
      deedMark(world, scope, { action: actionOf(said), about: id, says, why, by }),
    ],
  });
}

async function rowsOf(world: World, wishes: readonly Wish[]): Promise<ReadonlyMap<string, InboxRow>> {
  const ids = wishes.flatMap(({ id }): ConflictId[] => {
    const parsed = ConflictIdOf.safeParse(id);
    return parsed.success ? [parsed.data] : [];
  });
  return world.store.conflictsById([...new Set(ids)]);
}

async function answerAll(
  planOf: PlanOf,
  world: World,
  wishes: readonly Wish[],
  { why, strict, by = world.who, with: beyond = [], dryRun = false }: Batch,
): Promise<Settled> {
  const rows = await rowsOf(world, wishes);
  const bench: Bench = { world, planOf, by, at: world.now(), linked: new Set() };
  const batch = { id: world.newId('b'), why };
  const refused: Refused[] = [];
  const made: { readonly id: string; readonly conflict: Conflict; readonly marks: readonly Mark[] }[] = [];
  for (const wish of wishes) {
    const row = rows.get(wish.id);
    const fault = faultOf(wish, row);
    const done =
      fault !== null || row === undefined
        ? err(fault ?? unknownConflict(wish.id))
        : await settle(bench, wish, row, batch);
    if (!done.ok) refused.push({ id: wish.id, problem: done.error });
    else made.push({ id: wish.id, ...done.value });
  }
  // A run beside may have asked some of them anew meanwhile; nothing comes between this look and the commit but the store.
  const now = await rowsOf(world, wishes);
  const moved = made.filter(
    ({ id }) => now.get(id)?.conflict.revision !== rows.get(id)?.conflict.revision || isClosed(now.get(id)),
  );
  for (const { id } of moved) refused.push({ id, problem: movedOn(id, now.get(id)?.conflict.revision ?? 0) });
  const kept = made.filter((one) => !moved.includes(one));
  const answered = kept.map((one) => one.conflict);
  const all = [...kept.flatMap((one) => one.marks), ...beyond];
  const recorded = !dryRun && all.length > 0 && !(strict && refused.length > 0);
  if (recorded) await world.store.commit(all);
  return { batch: batch.id, answered, refused, recorded };
}

/** What takes effect at once, and not by the next run. */
const atOnce: readonly Said['choose'][] = ['link', 'apart', 'drop'];

/**
 * Records what a person decided about questions, all in one commit with the deeds that say who, when, what and why. Fields
 * and removals are written by the next run, and only if both sides still hold what was shown (G11, P21); what is said about
 * a match takes effect at once. Each wish is refused by itself: an unknown question, values that moved on, an answer that
 * does not fit.
 * @throws Fault `state` while another process works in the workspace, and for a match also while a run does
 */
export function answerMany(planOf: PlanOf, world: World, wishes: readonly Wish[], batch: Batch): Promise<Settled> {
  const links = wishes.some(({ said }) => atOnce.includes(said.choose));
  return (links ? holdingSoon : beside)(world, () => answerAll(planOf, world, wishes, batch));
}
