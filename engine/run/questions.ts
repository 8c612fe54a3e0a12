import { refusedOn } from '../core/merge/refused.ts';
import { canonicalJson } from '../core/values/hash.ts';
import type { Change } from '../model/change.ts';
import type { Conflict, Question } from '../model/conflict.ts';
import type { SyncPlan, UnitPlan } from '../model/plan.ts';
import type { Mark } from '../store/contract/mark.ts';
import { conflictId } from './ids.ts';
import type { Work } from './world.ts';

/** What a question is about, within its link: the unit's id, `removal`, `match`, or the side that refused a write. */
export function aboutOf(question: Question): string {
  switch (question.about) {
    case 'unit':
      return question.unit;
    case 'refused':
      return refusedOn(question.side);
    case 'removal':
    case 'match':
      return question.about;
  }
}

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

/** An answer that the run acted on, though its question stands again: the write was sent once more, and refused once more. */
const ended = (work: Work, conflict: Conflict): Mark =>
  conflict.question.about === 'refused'
    ? { put: 'decided', of: { waiting: conflict.id }, to: 'done', run: work.run }
    : lapsed(work, conflict);

/** A question that is asked: new, standing, or changed since it was shown. The same question keeps its id (engine-model.md 1.9). */
export function asked(
  work: Work,
  change: Pick<Change, 'link'>,
  question: Question,
  all: readonly Conflict[],
): readonly Mark[] {
  const before = all.find((one) => aboutOf(one.question) === aboutOf(question));
  const now = work.world.now();
  const wasSentAgain = question.about === 'refused' && before?.state === 'answered';
  if (alive(before) && !wasSentAgain && shownAs(before.question) === shownAs(question)) {
    if (before.state === 'open') return [];
    return [{ put: 'conflict', scope: work.scope, conflict: { ...before, state: 'open' } }, lapsed(work, before)];
  }
  if (!alive(before) && question.about !== 'refused') work.tally.told.asked++;
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
    ...(before?.state === 'answered' ? [ended(work, before)] : []),
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

/** Whether a change left open what a question is about: a refused write stays so as long as a field of it was not looked at. */
function isSkipped(sync: SyncPlan, { skipped }: Change, question: Question): boolean {
  if (skipped.includes(aboutOf(question))) return true;
  if (question.about !== 'refused') return false;
  const isAbout = (unit: UnitPlan): boolean => unit.maps.some((map) => map.slot in question[question.side]);
  return skipped.includes('removal') || sync.units.some((unit) => skipped.includes(unit.id) && isAbout(unit));
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
    marks.push(...asked(work, change, question, before));
  }
  for (const one of before) {
    if (!alive(one) || about.has(aboutOf(one.question)) || isSkipped(work.sync, change, one.question)) continue;
    marks.push(...withdrawn(work, one));
  }
  return marks;
}
