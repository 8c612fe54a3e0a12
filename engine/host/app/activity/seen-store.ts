import type { Store } from '../../../store/contract.ts';
import { sight } from '../../cli/sight.ts';
import { maskedStore } from '../../roles/masked-store.ts';
import type { Engine } from '../engine.ts';
import type { Who } from '../part.ts';

/** The state as somebody may see it: personal values are hidden from whoever is not shown them. */
export function seenStore({ store, place }: Pick<Engine, 'store' | 'place'>, { role }: Who): Store {
  const seen = sight(role);
  const mask = seen.ok ? seen.value.maskFor(place) : null;
  return mask === null ? store : maskedStore(store, mask);
}
