import type { Right } from '../../engine/core/roles/roles.ts';
import type { Problem } from '../../engine/model/problem.ts';
import { useEngine } from '../state/engine.ts';
import { wordsOf } from '../words/words.ts';

/** Why whoever sits here may not do something; null where they may. For what is done without drawing: keys, menus, edits. */
export function whyNot(right: Right): string | null {
  const { workspace } = useEngine.getState();
  if (workspace === null || workspace.rights.includes(right)) return null;
  const words = wordsOf('rights');
  return words(right, { role: words(workspace.role).toLocaleLowerCase() });
}

/** The same as a problem. */
export function refusedFor(right: Right): Problem | null {
  const why = whyNot(right);
  return why === null ? null : { code: 'role/not-allowed', message: why, fix: '' };
}
