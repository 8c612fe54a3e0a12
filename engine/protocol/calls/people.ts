import { z } from 'zod';
import { Role } from '../../core/roles/roles.ts';
import { PersonName } from '../../model/person.ts';
import { call } from '../call.ts';

/** Somebody who may sign in, as windows are shown them. */
export const PersonLook = z.object({
  name: PersonName,
  /** As they are called on screen and in the audit log. */
  label: z.string(),
  role: Role,
  since: z.string(),
  /** Whether one of their windows is open now. */
  isHere: z.boolean(),
  /** When the last of their windows was open; null: never. */
  lastHereAt: z.string().nullable(),
  /** Whether it is the one who asks. */
  isYou: z.boolean(),
});
export type PersonLook = z.infer<typeof PersonLook>;

/** Who may sign in. None: whoever started Tandem is the only one. */
export const listPeople = call(
  'people.list',
  z.object({}),
  z.object({ people: z.array(PersonLook), passwordLeast: z.int() }),
);

const Done = z.object({});

/** The first person of a workspace is an admin; from then on everybody signs in by name. */
export const addPerson = call(
  'people.add',
  z.object({
    name: z.string().max(100),
    label: z.string().trim().min(1).max(100),
    role: Role,
    password: z.string().max(1000),
  }),
  z.object({ name: PersonName }),
);

export const removePerson = call('people.remove', z.object({ name: PersonName }), Done);

export const setPersonRole = call('people.role', z.object({ name: PersonName, role: Role }), Done);

/** Sets the password of somebody else, and signs them out everywhere. */
export const setPersonPassword = call(
  'people.password',
  z.object({ name: PersonName, password: z.string().max(1000) }),
  Done,
);

/** Changes the password of whoever asks, and signs them out everywhere. */
export const changeOwnPassword = call(
  'people.own-password',
  z.object({ current: z.string().max(1000), password: z.string().max(1000) }),
  Done,
);

/** Ends every sign-in of somebody. */
export const signOutPerson = call('people.sign-out', z.object({ name: PersonName }), Done);
