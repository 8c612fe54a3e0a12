import type { Role } from '../../core/roles/roles.ts';
import { Fault } from '../../model/fault.ts';
import { PersonName } from '../../model/person.ts';
import type { Problem } from '../../model/problem.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { hashPassword, passwordLeast, passwordMost } from './passwords.ts';
import { type Person, readPeople, writePeople } from './people-file.ts';

const fault = (code: string, message: string, fix: string): Fault =>
  new Fault('setting', { code: `people/${code}`, message, fix });

/** @throws Fault `setting` */
export function personName(text: string): PersonName {
  const name = PersonName.safeParse(text);
  if (name.success) return name.data;
  throw fault(
    'name',
    `"${text}" cannot be a name to sign in with.`,
    'Take letters, digits and . _ @ + -, up to 100 of them; an address of e-mail is one.',
  );
}

/** @throws Fault `setting` where it is easily guessed */
function checkPassword(password: string, { name, label }: Pick<Person, 'name' | 'label'>): void {
  const told = password.toLowerCase();
  const isOwn = told.includes(name) || told === label.toLowerCase();
  const isOne = new Set(told).size < 5;
  if (password.length >= passwordLeast && password.length <= passwordMost && !isOwn && !isOne) return;
  throw fault(
    'password',
    `The password is too easily guessed: it needs ${passwordLeast} characters or more, of several kinds, without the name.`,
    'Take a sentence of a few words, or let a password manager make one.',
  );
}

/** @throws Fault */
function open(place: Workspace): readonly Person[] {
  const read = readPeople(place);
  if (read.ok) return read.value;
  const problem: Problem = { ...read.error, fix: `${read.error.fix} Nobody is let in until then.` };
  throw new Fault('setting', problem);
}

function known(people: readonly Person[], name: PersonName): Person {
  const found = people.find((one) => one.name === name);
  if (found !== undefined) return found;
  throw fault('unknown', `Nobody signs in as "${name}".`, 'Look at the list of people.');
}

/** Somebody has to be able to let others in. */
function checkAdmin(after: readonly Person[]): void {
  if (after.length === 0 || after.some((one) => one.role === 'admin')) return;
  throw fault(
    'last-admin',
    'Nobody would be left who may manage people.',
    'Make somebody else an admin first; the first person of a workspace is one.',
  );
}

function put(place: Workspace, after: readonly Person[]): void {
  checkAdmin(after);
  writePeople(place, after);
}

export interface NewPerson {
  readonly name: PersonName;
  readonly label: string;
  readonly role: Role;
  readonly password: string;
}

/** @throws Fault `setting` when the name is taken, the password weak, or the first one is no admin */
export async function addPerson(place: Workspace, made: NewPerson, now: string): Promise<Person> {
  const { password, ...rest } = made;
  if (open(place).some((one) => one.name === made.name))
    throw fault('taken', `Somebody signs in as "${made.name}" already.`, 'Take another name.');
  checkPassword(password, made);
  const person: Person = { ...rest, hash: await hashPassword(password), since: now, signedOutAt: null };
  put(place, [...open(place), person]);
  return person;
}

/** @throws Fault `setting` when it is the last admin and others are left */
export function removePerson(place: Workspace, name: PersonName): Person {
  const people = open(place);
  const person = known(people, name);
  put(
    place,
    people.filter((one) => one !== person),
  );
  return person;
}

function change(place: Workspace, name: PersonName, to: Partial<Person>): Person {
  const people = open(place);
  const person = { ...known(people, name), ...to };
  put(
    place,
    people.map((one) => (one.name === name ? person : one)),
  );
  return person;
}

/** @throws Fault `setting` when it is the last admin */
export const setRole = (place: Workspace, name: PersonName, role: Role): Person => change(place, name, { role });

/** Ends every sign-in of somebody. */
export const signOutPerson = (place: Workspace, name: PersonName, now: string): Person =>
  change(place, name, { signedOutAt: now });

/** Sets a password and ends every sign-in that was made with the one before. @throws Fault `setting` where it is weak */
export async function setPassword(place: Workspace, name: PersonName, password: string, now: () => string) {
  checkPassword(password, known(open(place), name));
  const hash = await hashPassword(password);
  return change(place, name, { hash, signedOutAt: now() });
}
