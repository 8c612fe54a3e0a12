import { z } from 'zod';
import { Role } from '../../../core/roles/roles.ts';
import type { AuditAction } from '../../../model/audit.ts';
import type { PersonName } from '../../../model/person.ts';
import { addPerson, personName, removePerson, setPassword, setRole } from '../../people/change-people.ts';
import { peopleBook } from '../../people/people-book.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { askHidden } from '../ask-hidden.ts';
import { now } from '../clock.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import { piped } from '../piped.ts';
import { placeFor } from '../source.ts';
import { table } from '../table.ts';
import { withWorld } from '../with-world.ts';
import { listed } from '../words.ts';

const Options = z.object({ label: z.string().trim().min(1).max(100).optional() });

const form = 'For example: tandem people, tandem people add dana admin, tandem people role dana analyst.';

function list({ screen }: Context, place: Workspace): number {
  const people = peopleBook(place).all();
  if (people.length === 0)
    screen.line('Nobody signs in by name: whoever starts "tandem serve" is the only one. Add an admin first.');
  else
    table(
      screen,
      ['Name', 'Called', 'Role', 'Since'],
      people.map(({ name, label, role, since }) => [name, label, role, since.slice(0, 10)]),
    );
  for (const { name, label, role, since } of people) screen.item({ person: { name, label, role, since } });
  screen.item({ people: people.length });
  return exitCodes.done;
}

/** Typed twice, as nobody sees it; through a pipe it comes once. */
async function passwordOf(context: Context, name: string): Promise<string> {
  if (context.input.isTTY !== true) return piped(context);
  const password = (await askHidden(context, `Password of ${name}: `)) ?? '';
  const again = (await askHidden(context, 'Once more: ')) ?? '';
  if (password === again) return password;
  throw usage('password', 'The two passwords are not the same.', 'Give the command again.');
}

function roleOf(word: string | undefined): Role {
  const role = Role.safeParse(word);
  if (role.success) return role.data;
  throw usage('role', `"${word ?? ''}" is not a role.`, `The roles are ${listed(Role.options)}.`);
}

/** Writes into the audit log what was done. It may be done while the workspace is served. */
async function record(
  context: Context,
  place: Workspace,
  deed: { readonly action: AuditAction; readonly about: string; readonly says?: object },
): Promise<void> {
  const { action, about, says = {} } = deed;
  const row = { at: now(), by: context.by, action, flow: null, sync: null, about, why: null, says };
  await withWorld(context, { place, plan: null }, ({ store }) => store.commit([{ put: 'audit', deed: row }]));
}

interface Asked {
  readonly place: Workspace;
  readonly name: PersonName;
  readonly word: string | undefined;
  readonly label: string | undefined;
}

async function change(context: Context, action: string, { place, name, word, label }: Asked): Promise<string> {
  switch (action) {
    case 'add': {
      const role = roleOf(word);
      const made = { name, label: label ?? name, role, password: await passwordOf(context, name) };
      await addPerson(place, made, now());
      await record(context, place, { action: 'person-add', about: name, says: { label: made.label, role } });
      return `${made.label} signs in as "${name}", in the role of ${role}.`;
    }
    case 'remove': {
      const { label: called } = removePerson(place, name);
      await record(context, place, { action: 'person-remove', about: name, says: { label: called } });
      return `${called} is not let in any more.`;
    }
    case 'role': {
      const role = roleOf(word);
      const { label: called } = setRole(place, name, role);
      await record(context, place, { action: 'person-role', about: name, says: { role } });
      return `${called} has the role of ${role} now.`;
    }
    case 'password': {
      const { label: called } = await setPassword(place, name, await passwordOf(context, name), now);
      await record(context, place, { action: 'person-password', about: name });
      return `${called} has a new password and was signed out everywhere.`;
    }
    default:
      throw usage('people', `"${action}" is not something that can be done with people.`, form);
  }
}

/** `tandem people [list]`, `add NAME ROLE`, `remove NAME`, `role NAME ROLE`, `password NAME`. */
export async function peopleCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const { label } = Options.parse(given);
  const place = placeFor(context);
  const [action = 'list', name, word] = words;
  if (action === 'list' && name === undefined) return list(context, place);
  if (name === undefined) throw usage('people', 'Nobody was named.', form);
  const person = personName(name);
  context.screen.line(await change(context, action, { place, name: person, word, label }));
  context.screen.item({ person, did: action });
  return exitCodes.done;
}
