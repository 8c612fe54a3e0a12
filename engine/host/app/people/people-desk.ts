import type { Visitor } from '../../../protocol/desktop.ts';
import { type PeopleBook, peopleBook } from '../../people/people-book.ts';
import type { Engine } from '../engine.ts';
import type { Who } from '../part.ts';
import { type Presence, presenceIn } from './presence.ts';

/** The people who may sign in, and who of them is here. */
export interface PeopleDesk {
  readonly book: PeopleBook;
  readonly presence: Presence;
  /** Somebody who signed in, for as long as they may be in. */
  visitor(visitor: Visitor): Who;
}

export function peopleDesk({ place, world }: Pick<Engine, 'place' | 'world'>): PeopleDesk {
  const book = peopleBook(place);
  return {
    book,
    presence: presenceIn(place, () => world().now()),
    visitor({ name, by, role }) {
      const cameMs = Date.now();
      const isOut = (): boolean => {
        const person = book.find(name);
        if (person === null || person.role !== role) return true;
        return person.signedOutAt !== null && cameMs <= Date.parse(person.signedOutAt);
      };
      return { by, role, person: name, isOut };
    },
  };
}
