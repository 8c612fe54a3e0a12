import type { Conflict, Question } from '../model/conflict.ts';
import { RecordKey } from '../model/ids.ts';
import type { Decision } from '../model/inbox.ts';
import type { Run } from '../model/run.ts';

/** What stands for a key that was forgotten. */
export const forgottenKey = RecordKey.parse('forgotten');

/** Takes the values out of a row of the journal, as SQL: which fields, by which rule and in which run stays. */
export const blankJournal = `json_set(text, '$.before', json('{}'), '$.sent', json('{}'), '$.after', json('{}'),
  '$.settled', json('{}'), '$.was', json('{}'), '$.blanked', ?)`;

function blankQuestion(question: Question): Question {
  switch (question.about) {
    case 'unit': {
      const { detail: _, ...rest } = question;
      return { ...rest, left: {}, right: {}, agreed: {} };
    }
    case 'removal':
      return { ...question, kept: {} };
    case 'match':
      return { ...question, value: '', left: [], right: [] };
    case 'refused': {
      const { code, fix } = question.problem;
      const problem = { code, message: '', fix };
      return { ...question, key: null, source: null, fields: {}, before: {}, left: {}, right: {}, agreed: {}, problem };
    }
  }
}

function blankAnswer<A extends { readonly choose: string }>(answer: A): A {
  return answer.choose === 'values' ? { ...answer, left: {}, right: {} } : answer;
}

/** A decision without values: who decided, when, about which field and how stays, as long as that names no value. */
export function blankDecision<D extends Pick<Decision, 'question' | 'choice' | 'draft'>>(decision: D, at: string): D {
  const { question, choice, draft } = decision;
  return {
    ...decision,
    question: blankQuestion(question),
    choice: choice.choose === 'link' ? { ...choice, left: forgottenKey, right: forgottenKey } : blankAnswer(choice),
    draft: draft === null ? null : { ...draft, answer: blankAnswer(draft.answer) },
    why: null,
    blanked: at,
  };
}

/** A closed question without values: what it was about, how it ended and who answered stays. */
export function blankConflict(conflict: Conflict, at: string): Conflict {
  const { answer } = conflict;
  return {
    ...conflict,
    question: blankQuestion(conflict.question),
    answer: answer === null ? null : { ...answer, answer: blankAnswer(answer.answer) },
    blanked: at,
  };
}

/** A run without the keys of the records that it was limited to, and without the words of people and of systems. */
export function blankRun({ chosen: _, why: _why, ...run }: Run): Run {
  const { problem } = run;
  if (problem === null) return run;
  const { cause: __, ...words } = problem;
  return { ...run, problem: words };
}
