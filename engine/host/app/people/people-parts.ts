import type { AuditAction } from '../../../model/audit.ts';
import { Fault } from '../../../model/fault.ts';
import type { PersonName } from '../../../model/person.ts';
import {
  addPerson,
  changeOwnPassword,
  listPeople,
  type PersonLook,
  removePerson,
  setPersonPassword,
  setPersonRole,
  signOutPerson,
} from '../../../protocol/calls/people.ts';
import * as change from '../../people/change-people.ts';
import { isPassword, passwordLeast } from '../../people/passwords.ts';
import type { House } from '../house.ts';
import { answers, type Part, type Who } from '../part.ts';

const notYours = new Fault('setting', {
  code: 'people/wrong-password',
  message: 'That is not your password.',
  fix: 'Type the one that you signed in with.',
});

const ownRight = new Fault('setting', {
  code: 'people/yourself',
  message: 'You cannot take your own rights away.',
  fix: 'Ask another admin.',
});

/** A window of the host has its own key, so that nobody has to sign in there. */
const noName = new Fault('setting', {
  code: 'people/no-name',
  message: 'You did not sign in by name, so you have no password here.',
  fix: 'Add people first.',
});

/** Writes into the audit log what was done about somebody. No password is in it. */
export async function recordAbout(
  { engine }: Pick<House, 'engine'>,
  by: string,
  deed: { readonly action: AuditAction; readonly about: string; readonly says?: object },
): Promise<void> {
  const { action, about, says = {} } = deed;
  const row = { at: engine.world().now(), by, action, flow: null, sync: null, about, why: null, says };
  await engine.store.commit([{ put: 'audit', deed: row }]);
}

/** What windows ask about people and roles. */
export function peopleParts(house: House): readonly Part[] {
  const { engine, people } = house;
  const { place } = engine;
  const now = (): string => engine.world().now();
  const told = async (
    who: Who,
    action: AuditAction,
    about: PersonName,
    says?: object,
  ): Promise<Record<string, never>> => {
    await recordAbout(house, who.by, { action, about, ...(says === undefined ? {} : { says }) });
    engine.news.tell({ kind: 'people' });
    return {};
  };
  const notOneself = (who: Who, name: PersonName): void => {
    if (who.person === name) throw ownRight;
  };
  return [
    answers(listPeople, 'look', async (_, { who }) => ({
      passwordLeast,
      people: people.book.all().map(
        ({ name, label, role, since }): PersonLook => ({
          name,
          label,
          role,
          since,
          isHere: people.presence.isHere(name),
          lastHereAt: people.presence.lastHereAt(name),
          isYou: who.person === name,
        }),
      ),
    })),
    answers(addPerson, 'manage', async ({ name, ...made }, { who }) => {
      const person = await change.addPerson(place, { name: change.personName(name), ...made }, now());
      await told(who, 'person-add', person.name, { label: person.label, role: person.role });
      return { name: person.name };
    }),
    answers(removePerson, 'manage', async ({ name }, { who }) => {
      notOneself(who, name);
      const { label } = change.removePerson(place, name);
      return told(who, 'person-remove', name, { label });
    }),
    answers(setPersonRole, 'manage', async ({ name, role }, { who }) => {
      notOneself(who, name);
      change.setRole(place, name, role);
      return told(who, 'person-role', name, { role });
    }),
    answers(setPersonPassword, 'manage', async ({ name, password }, { who }) => {
      await change.setPassword(place, name, password, now);
      return told(who, 'person-password', name);
    }),
    answers(changeOwnPassword, 'look', async ({ current, password }, { who }) => {
      if (who.person === undefined) throw noName;
      const person = people.book.find(who.person);
      if (person === null || !(await isPassword(current, person.hash))) throw notYours;
      await change.setPassword(place, who.person, password, now);
      return told(who, 'person-password', who.person);
    }),
    answers(signOutPerson, 'manage', async ({ name }, { who }) => {
      change.signOutPerson(place, name, now());
      return told(who, 'person-sign-out', name);
    }),
  ];
}
