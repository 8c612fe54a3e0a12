import type { Conflict, Question } from '../model/conflict.ts';
import { RecordKey } from '../model/ids.ts';
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
  }
}

/** A closed question without values: what it was about, how it ended and who answered stays. */
export function blankConflict(conflict: Conflict, at: string): Conflict {
  const { answer } = conflict;
  const chosen = answer?.answer;
  const blanked = chosen?.choose === 'values' ? { ...chosen, left: {}, right: {} } : chosen;
  return {
    ...conflict,
    question: blankQuestion(conflict.question),
    answer: answer === null || blanked === undefined ? answer : { ...answer, answer: blanked },
    blanked: at,
  };
}

/** A run without the keys of the records that it was limited to, and without the raw words of systems. */
export function blankRun({ chosen: _, ...run }: Run): Run {
  const { problem } = run;
  if (problem === null) return run;
  const { cause: __, ...words } = problem;
  return { ...run, problem: words };
}
