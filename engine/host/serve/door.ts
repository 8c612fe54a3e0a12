import { afterFailure, type Failures, isForgotten, waitMs } from '../../core/roles/lock-out.ts';
import { PersonName } from '../../model/person.ts';
import { isPassword, passwordMost } from '../people/passwords.ts';
import type { PeopleBook } from '../people/people-book.ts';
import type { Person } from '../people/people-file.ts';

/** What became of a try to sign in. */
export type Entry =
  | { readonly is: 'in'; readonly person: Person }
  | { readonly is: 'wrong' }
  | { readonly is: 'wait'; readonly seconds: number; readonly began: boolean };

/** Where people sign in by name and password. */
export interface Door {
  enter(name: string, password: string): Promise<Entry>;
}

/** Names that were tried in vain are remembered up to this many; the oldest are forgotten first. */
const namesMax = 10_000;
/** Passwords are tried one after the other, and no more than this many wait. */
const waitingMax = 20;

/**
 * Failures by name, whether somebody has it or not: nobody learns from it which names there are. Those of an earlier password
 * do not count for a new one, so that an admin can let somebody in again.
 */
function failureBook(nowMs: () => number) {
  const failures = new Map<string, Failures>();
  return {
    waitMs: (tried: string) => waitMs(failures.get(tried), nowMs()),
    fail(tried: string): number {
      const next = afterFailure(failures.get(tried), nowMs());
      failures.delete(tried);
      failures.set(tried, next);
      for (const [old, one] of failures)
        if (failures.size > namesMax || isForgotten(one, nowMs())) failures.delete(old);
        else break;
      return waitMs(next, nowMs());
    },
    forgive: (tried: string) => void failures.delete(tried),
  };
}

export function doorTo(people: PeopleBook, nowMs: () => number): Door {
  const failures = failureBook(nowMs);
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const tried = async (given: string, password: string): Promise<Entry> => {
    const name = PersonName.safeParse(given);
    const person = name.success ? people.find(name.data) : null;
    const account = `${given} ${person?.hash ?? ''}`;
    const left = failures.waitMs(account);
    if (left > 0) return { is: 'wait', seconds: Math.ceil(left / 1000), began: false };
    // Counted before the password is looked at: whoever breaks off has tried all the same.
    const wait = failures.fail(account);
    if (await isPassword(password.slice(0, passwordMost), person?.hash ?? null)) {
      failures.forgive(account);
      if (person !== null) return { is: 'in', person };
    }
    return wait === 0 ? { is: 'wrong' } : { is: 'wait', seconds: Math.ceil(wait / 1000), began: person !== null };
  };
  return {
    async enter(name, password) {
      if (waiting >= waitingMax) return { is: 'wait', seconds: 5, began: false };
      waiting++;
      const mine = turn.then(() => tried(name.trim().toLowerCase(), password));
      turn = mine.catch(() => {});
      try {
        return await mine;
      } finally {
        waiting--;
      }
    },
  };
}
