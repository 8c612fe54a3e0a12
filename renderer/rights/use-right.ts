import type { Right } from '../../engine/core/roles/roles.ts';
import { useEngine } from '../state/engine.ts';
import { wordsOf } from '../words/words.ts';

/** Why whoever sits here may not do something; null where they may. The engine refuses it whatever a screen shows. */
export function useRight(right: Right): string | null {
  const role = useEngine((state) => state.workspace?.role);
  const may = useEngine((state) => state.workspace?.rights.includes(right) ?? true);
  if (may || role === undefined) return null;
  const words = wordsOf('rights');
  return words(right, { role: words(role).toLocaleLowerCase() });
}
