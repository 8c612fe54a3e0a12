import { statSync } from 'node:fs';
import { z } from 'zod';
import { Role } from '../../core/roles/roles.ts';
import { PersonName } from '../../model/person.ts';
import type { Problem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import { type FileKind, readJson, writeText } from '../workspace/files.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Somebody who may sign in. */
export const Person = z.strictObject({
  name: PersonName,
  /** As they are called on screen and in the audit log. */
  label: z.string().min(1).max(100),
  role: Role,
  /** Never the password itself: its argon2id hash, with salt and cost. */
  hash: z.string().startsWith('$argon2id$'),
  since: z.string(),
  /** Whoever signed in before has to do so again. */
  signedOutAt: z.string().nullable(),
});
export type Person = z.infer<typeof Person>;

const PeopleFile = z.strictObject({ format: z.literal(1), people: z.array(Person) });

const kind: FileKind = { code: 'people', name: 'file of people' };

/** The people of a workspace; none where there is no file. */
export function readPeople({ peopleFile }: Workspace): Result<readonly Person[], Problem> {
  const read = readJson(peopleFile, kind, PeopleFile);
  if (read.ok) return ok(read.value.people);
  const [first] = read.error;
  if (first === undefined || first.code === 'people/no-file') return ok([]);
  return err(first);
}

/** Replaces the list. Only the account that runs Tandem can read it. */
export function writePeople({ peopleFile }: Workspace, people: readonly Person[]): void {
  writeText(peopleFile, `${JSON.stringify({ format: 1, people }, null, 2)}\n`, 0o600);
}

/** What tells whether the file changed since. */
export function stampOf({ peopleFile }: Workspace): string {
  const found = statSync(peopleFile, { throwIfNoEntry: false });
  return found === undefined ? '' : `${found.ino} ${found.mtimeMs} ${found.size}`;
}
