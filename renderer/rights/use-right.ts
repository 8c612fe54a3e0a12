import type { Right } from '../../engine/core/roles/roles.ts';
import { useEngine } from '../state/engine.ts';
import { whyNot } from './rights.ts';

/** Why whoever sits here may not do something; null where they may. The engine refuses it whatever a screen shows. */
export function useRight(right: Right): string | null {
  // Drawn anew when somebody else sits here, or in another role.
  useEngine((state) => state.workspace?.role);
  return whyNot(right);
}
