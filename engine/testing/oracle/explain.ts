import { across } from '../../model/ids.ts';
import type { Value } from '../../model/value.ts';
import { personOf } from '../world/scenario.ts';
import type { AnswerRecord } from './story.ts';
import { type Effect, eq, type Life, type Truth } from './truth.ts';

/** Answers about a record that were taken. */
export function answersAbout(truth: Truth, life: Life): readonly AnswerRecord[] {
  return truth.story.answers.filter((one) => one.accepted && one.question[life.side].includes(life.key));
}

/** Whether a person decided against this value of this side, having been shown it. */
export function answeredAgainst(truth: Truth, life: Life, field: string, value: Value): boolean {
  return answersAbout(truth, life).some(({ question, choose }) => {
    if (question.about === 'unit') {
      const shown = question.shown[life.side][field];
      return question.fields.includes(field) && choose === across(life.side) && eq(shown, value);
    }
    return choose === 'remove';
  });
}

/** Whether a rule of the flow lets the other side's value win on this side. */
export function ruledAgainst(truth: Truth, effect: Effect, field: string): boolean {
  const setup = truth.fields.find((one) => one.name === field);
  if (setup === undefined) return false;
  const { side } = effect;
  if (setup.direction === (side === 'right' ? 'to-right' : 'to-left')) return true;
  if (setup.conflict === 'last-write-wins') return true;
  if (setup.conflict === 'left-wins' && side === 'right') return true;
  if (setup.conflict === 'right-wins' && side === 'left') return true;
  return firstLinkAgainst(truth, effect, field);
}

/** Two records that people made each by themselves, no agreed value for the field yet, and a first-link rule. */
function firstLinkAgainst(truth: Truth, { life, side, entry }: Effect, field: string): boolean {
  const { setup, restoredAt, evidence } = truth.story;
  if (setup.rules.firstLink !== (side === 'right' ? 'left-wins' : 'right-wins')) return false;
  // With an older state nothing counts as agreed any more: it is a first meeting again.
  if (restoredAt !== null && entry.seq > restoredAt) return true;
  const meeting = evidence.journal.find((row) => row.intent === entry.intent)?.link;
  const sure = (intent: string | null): boolean =>
    evidence.journal.some(
      (row) => row.intent === intent && row.link === meeting && (row.outcome === 'done' || row.outcome === 'landed'),
    );
  // A write of this field that is known to have landed, the create included, left a value agreed with that same record.
  return !truth.effects.some(
    (one) =>
      one.life === life &&
      one.entry.seq < entry.seq &&
      one.entry.changes[field] !== undefined &&
      sure(one.entry.intent),
  );
}

/** Whether a question that is still open, or a write that is set aside, tells people about this record (and field). */
export function isTold(truth: Truth, life: Life, field: string | null): boolean {
  const { evidence } = truth.story;
  const asked = evidence.questions.some((one) => {
    if (one.state === 'closed' || !one[life.side].includes(life.key)) return false;
    return one.about !== 'unit' || field === null || one.fields.includes(field);
  });
  if (asked) return true;
  const links = evidence.links.filter((one) => one[life.side] === life.key).map((one) => one.id);
  return evidence.pending.some(
    (one) =>
      one.state === 'dead' &&
      ((one.side === life.side && one.key === life.key) ||
        links.includes(one.link) ||
        (one.op === 'create' && personOf(one.fields['email']) === life.person)),
  );
}

export function isUnlinked(truth: Truth, life: Life): boolean {
  return truth.story.evidence.links.some(
    (one) => one[life.side] === life.key && (one.state === 'unlinked' || one.state === 'undone'),
  );
}

/** A side refuses everything about this person. */
export function isPoisoned(truth: Truth, person: number | null): boolean {
  const { left, right } = truth.story.setup;
  return person !== null && (left.poison.includes(person) || right.poison.includes(person));
}
