import type { Value } from '../../model/value.ts';
import { canon } from '../values/canon.ts';
import { isBlank } from '../values/equal.ts';
import { compareText } from '../values/text.ts';

/** What one side held when the two agreed, and holds now. */
export interface Turn {
  readonly was: Value;
  readonly now: Value;
}

interface Delta {
  readonly now: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** The elements of a set; null for a list that holds one twice or holds something else than texts: joining would lose it. */
function elements(value: Value): readonly string[] | null {
  if (isBlank(value)) return [];
  const made = canon({ kind: 'set' }, value);
  if (!made.ok || !Array.isArray(value) || !Array.isArray(made.value)) return null;
  return made.value.length === value.length ? made.value : null;
}

function deltaOf(turn: Turn): Delta | null {
  const [was, now] = [elements(turn.was), elements(turn.now)];
  if (was === null || now === null) return null;
  return {
    now,
    added: now.filter((one) => !was.includes(one)),
    removed: was.filter((one) => !now.includes(one)),
  };
}

const edited = (here: Delta, there: Delta): Value =>
  [...new Set([...here.now.filter((one) => !there.removed.includes(one)), ...there.added])].sort(compareText);

/**
 * Both sides' additions and removals since they agreed (G9), all in one side's terms. Each side gets what the other did,
 * so that what they agreed to hold differently stays so.
 * @returns what each side should hold, or null when one side added what the other removed, or when a value is no set
 */
export function unite(left: Turn, right: Turn): { readonly left: Value; readonly right: Value } | null {
  const [here, there] = [deltaOf(left), deltaOf(right)];
  if (here === null || there === null) return null;
  const disputed = (one: Delta, other: Delta) => one.added.some((element) => other.removed.includes(element));
  if (disputed(here, there) || disputed(there, here)) return null;
  return { left: edited(here, there), right: edited(there, here) };
}
