import type { PersonName } from '../../model/person.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Person, readPeople, stampOf } from './people-file.ts';

/** The people of a workspace as its file has them now, whoever changed it: the command line, the settings, or a backup. */
export interface PeopleBook {
  all(): readonly Person[];
  find(name: PersonName): Person | null;
  /** Whether people sign in by name. True as well where their file cannot be read: a broken file opens no door. */
  isNeeded(): boolean;
}

/** Looks at the file again only where it changed. */
export function peopleBook(place: Workspace): PeopleBook {
  let stamp: string | null = null;
  let people: readonly Person[] = [];
  let isBroken = false;
  const all = (): readonly Person[] => {
    const now = stampOf(place);
    if (now === stamp) return people;
    const read = readPeople(place);
    stamp = now;
    isBroken = !read.ok;
    people = read.ok ? read.value : [];
    return people;
  };
  return {
    all,
    find: (name) => all().find((one) => one.name === name) ?? null,
    isNeeded: () => all().length > 0 || isBroken,
  };
}
