import { coveredProblem, type Mask } from '../../core/roles/mask.ts';
import { may, type Right, Role, rightWords, rolesWith, seesPersonal } from '../../core/roles/roles.ts';
import type { Problem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import { freshLetters, maskIn } from '../roles/masker.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { exitCodes } from './exit-codes.ts';
import { Failure, usage } from './failure.ts';
import { listed } from './words.ts';

/** What a role may do and see in one command. */
export interface Sight {
  readonly role: Role;
  readonly maskFor: (place: Workspace) => Mask | null;
  readonly cover?: (problem: Problem) => Problem;
  /** @throws Failure when the role has not the right */
  check(right: Right): void;
}

const article = (role: Role): string => (/^[ao]/u.test(role) ? `an ${role}` : `a ${role}`);

function check(role: Role, right: Right): void {
  if (may(role, right)) return;
  throw new Failure(
    {
      code: 'role/not-allowed',
      message: `${article(role).replace(/^a/u, 'A')} may not do this: it needs the right to ${rightWords[right]}.`,
      fix: `Ask ${listed(rolesWith(right).map(article)).replace(' and ', ' or ')}. Nothing was done.`,
    },
    { exitCode: exitCodes.forbidden },
  );
}

function sightOf(role: Role): Sight {
  const known = { role, check: (right: Right) => check(role, right) };
  if (seesPersonal[role]) return { ...known, maskFor: () => null };
  const letters = freshLetters();
  const masks = new Map<string, Mask>();
  const maskFor = (place: Workspace): Mask => {
    const mask = masks.get(place.folder) ?? maskIn(place, letters);
    masks.set(place.folder, mask);
    return mask;
  };
  return { ...known, maskFor, cover: coveredProblem };
}

/** @param word `--as`; undefined: whoever starts the command line is an admin */
export function sight(word: string | undefined): Result<Sight, Failure> {
  const role = Role.safeParse(word ?? 'admin');
  if (role.success) return ok(sightOf(role.data));
  return err(usage('role', `"${word}" is not a role.`, `The roles are ${listed(Role.options)}.`));
}
