import { randomBytes } from 'node:crypto';
import type { PersonName } from '../../model/person.ts';
import type { PeopleBook } from '../people/people-book.ts';
import type { Person } from '../people/people-file.ts';
import { isSame } from './guard.ts';

const tokenBytes = 32;
/** Sign-ins that were not used for so long are forgotten. */
const idleMs = 12 * 60 * 60_000;
/** Whoever signed in by name has to do so again after this long, used or not. */
const wholeMs = 7 * 24 * 60 * 60_000;

/** Who sits at a browser: whoever holds the token of the server, or somebody who signed in by name. */
export type Sitter = 'owner' | Person;

/** Browsers that have signed in, by a secret of their own in a cookie. */
export interface Sittings {
  /** The token that a browser shows once; printed for the person who started the server. */
  readonly token: string;
  /** Whether people sign in by name, so that the token opens nothing. */
  byName(): boolean;
  /** @returns the secret of a new sitting, or null where the token is not ours or opens nothing */
  open(token: string): string | null;
  /** @returns the secret of a new sitting of somebody whose password was right */
  openFor(name: PersonName): string;
  /** Who sits there now; null where nobody does any more. Looking is no use of it. */
  at(secret: string | undefined): Sitter | null;
  /** Notes that it is used. */
  use(secret: string | undefined): void;
  close(secret: string | undefined): void;
}

interface Sitting {
  readonly of: PersonName | null;
  readonly openedMs: number;
  readonly usedMs: number;
}

const secretOf = (): string => randomBytes(tokenBytes).toString('base64url');

/** Sittings in memory: they end with the server. */
export function sittings(nowMs: () => number, people: PeopleBook): Sittings {
  const token = secretOf();
  const all = new Map<string, Sitting>();
  const isOver = ({ of, openedMs, usedMs }: Sitting): boolean =>
    nowMs() - usedMs > idleMs || (of !== null && nowMs() - openedMs > wholeMs);
  const begin = (of: PersonName | null): string => {
    for (const [secret, sitting] of all) if (isOver(sitting)) all.delete(secret);
    const secret = secretOf();
    all.set(secret, { of, openedMs: nowMs(), usedMs: nowMs() });
    return secret;
  };
  return {
    token,
    byName: people.isNeeded,
    open: (shown) => (!people.isNeeded() && isSame(shown, token) ? begin(null) : null),
    openFor: begin,
    at(secret) {
      const sitting = secret === undefined ? undefined : all.get(secret);
      if (sitting === undefined || isOver(sitting)) return null;
      if (sitting.of === null) return people.isNeeded() ? null : 'owner';
      const person = people.find(sitting.of);
      if (person === null) return null;
      const { signedOutAt } = person;
      return signedOutAt !== null && sitting.openedMs <= Date.parse(signedOutAt) ? null : person;
    },
    use(secret) {
      const sitting = secret === undefined ? undefined : all.get(secret);
      if (secret !== undefined && sitting !== undefined) all.set(secret, { ...sitting, usedMs: nowMs() });
    },
    close(secret) {
      if (secret !== undefined) all.delete(secret);
    },
  };
}
