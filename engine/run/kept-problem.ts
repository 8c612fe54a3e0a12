import { causeMax, type KeptProblem, type Problem } from '../model/problem.ts';

/** What is kept of a failure: the raw words of a system are cut where they are longer than anybody reads. */
export function keptProblem({ code, message, fix, cause = '' }: Problem): KeptProblem {
  if (cause === '') return { code, message, fix };
  return { code, message, fix, cause: cause.length <= causeMax ? cause : `${cause.slice(0, causeMax - 1)}…` };
}
