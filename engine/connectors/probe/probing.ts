import { Fault } from '../../model/fault.ts';
import type { Problem } from '../../model/problem.ts';
import { type CheckName, checks, type Finding } from '../contract.ts';

/** What a look found; `ends` where nothing behind it can be tried. */
export type Looked =
  | { readonly state: 'fine'; readonly words: string }
  | { readonly state: 'failed'; readonly problem: Problem; readonly ends?: true }
  | { readonly state: 'skipped'; readonly words: string; readonly problem?: Problem };

/** What each check does, in the order of `checks`. One that throws a fault failed, and so ends the probe. */
export type Looks = { readonly [check in CheckName]: () => Promise<Looked> };

const names: { readonly [check in CheckName]: string } = {
  reach: 'reaching it',
  'sign-in': 'signing in',
  read: 'reading',
  write: 'writing',
  limit: 'asking for its version',
};

async function looked(look: () => Promise<Looked>): Promise<Looked> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof Fault) return { state: 'failed', problem: withCause(error), ends: true };
    throw error;
  }
}

/** The problem of a fault with the raw words of whoever caused it. */
function withCause({ problem, cause }: Fault): Problem {
  return problem.cause !== undefined || !(cause instanceof Error) ? problem : { ...problem, cause: cause.message };
}

/**
 * Carries out the looks of a probe one after the other; behind one that ends it, the others are skipped.
 * @param leave closes what the looks opened, however the probe ends
 */
export async function* probing(looks: Looks, leave: () => Promise<void>): AsyncGenerator<Finding> {
  let ended: CheckName | null = null;
  try {
    for (const check of checks) {
      if (ended !== null) {
        const words = `Not tried, because ${names[ended]} failed.`;
        yield { check, state: 'skipped', words, problem: null, ms: 0 };
        continue;
      }
      const begun = performance.now();
      const found = await looked(looks[check]);
      const ms = performance.now() - begun;
      if (found.state === 'failed') {
        if (found.ends === true) ended = check;
        yield { check, state: 'failed', words: found.problem.message, problem: found.problem, ms };
      } else yield { check, state: found.state, words: found.words, problem: problemIn(found), ms };
    }
  } finally {
    await leave();
  }
}

const problemIn = (found: Exclude<Looked, { readonly state: 'failed' }>): Problem | null =>
  found.state === 'skipped' ? (found.problem ?? null) : null;
