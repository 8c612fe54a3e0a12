import { canonicalJson } from '../core/values/hash.ts';
import type { Change } from '../model/change.ts';
import type { Conflict, Question } from '../model/conflict.ts';
import type { Mark } from '../store/contract.ts';
import { conflictId } from './ids.ts';
import type { Work } from './world.ts';

/** What a question is about, within its link: the unit's id, `removal` or `match`. */
export const aboutOf = (question: Question): string => (question.about === 'unit' ? question.unit : question.about);

/** What a person is shown: other fields of a record may be modified without the question being another. */
const shownAs = (question: Question): string =>
  canonicalJson(question.about === 'unit' ? { ...question, edited: undefined } : question);

const alive = (one: Conflict | undefined): one is Conflict => one !== undefined && one.state !== 'closed';

/** An answer that the run could not act on, since its question stands again. */
const lapsed = (work: Work, { id }: Conflict): Mark => ({
  put: 'decided',
  of: { waiting: id },
  to: 'lapsed',
  run: work.run,
});

/** A question that is asked: new, standing, or changed since it was shown. The same question keeps its id (engine-model.md 1.9). */
function asked(work: Work, change: Change, question: Question, before: Conflict | undefined): readonly Mark[] {
  const now = work.world.now();
  if (alive(before) && shownAs(before.question) === shownAs(question)) {
    if (before.state === 'open') return [];
    return [{ put: 'conflict', scope: work.scope, conflict: { ...before, state: 'open' } }, lapsed(work, before)];
  }
  const conflict: Conflict = {
    id: conflictId(work.scope, change.link, aboutOf(question)),
    sync: work.sync.id,
    link: question.about === 'match' ? null : change.link,
    question,
    revision: (before?.revision ?? 0) + 1,
    state: 'open',
    answer: alive(before) ? before.answer : null,
    openedAt: alive(before) ? before.openedAt : now,
    openedIn: work.run,
    closedAt: null,
    outcome: null,
  };
  return [
    { put: 'conflict', scope: work.scope, conflict },
    ...(before?.state === 'answered' ? [lapsed(work, before)] : []),
  ];
}

/** Whether a conflict was not open before: what the conflict brake counts. */
export const isNew = (before: readonly Conflict[], question: Question): boolean =>
  !before.some((one) => alive(one) && aboutOf(one.question) === aboutOf(question));

/** A question that no longer arises. */
export function withdrawn(work: Work, conflict: Conflict): readonly Mark[] {
  const outcome = conflict.state === 'answered' ? 'resolved' : 'withdrawn';
  const closed: Conflict = { ...conflict, state: 'closed', closedAt: work.world.now(), outcome };
  const put: Mark = { put: 'conflict', scope: work.scope, conflict: closed };
  if (outcome === 'withdrawn') return [put];
  return [put, { put: 'decided', of: { waiting: conflict.id }, to: 'done', run: work.run }];
}

/**
 * Brings the inbox in step with what was decided about a link: new questions, changed ones, and those that answered
 * themselves or were answered. Questions about what could not be looked at stay as they are.
 * @param before all conflicts of the link, closed ones too
 */
export function questionMarks(work: Work, change: Change, before: readonly Conflict[]): readonly Mark[] {
  const marks: Mark[] = [];
  const about = new Set(change.questions.map(aboutOf));
  for (const question of change.questions) {
    marks.push(
      ...asked(
        work,
        change,
        question,
        before.find((one) => aboutOf(one.question) === aboutOf(question)),
      ),
    );
  }
  for (const one of before) {
    if (!alive(one) || about.has(aboutOf(one.question)) || change.skipped.includes(aboutOf(one.question))) continue;
    marks.push(...withdrawn(work, one));
  }
  return marks;
}
