/**
 * Stops the run on a bug of our own.
 * @param rule an id from engine/SPEC.md and what it promises
 * @throws when `holds` is false; never for bad input, which is a `Problem`
 */
export function invariant(holds: boolean, rule: string): asserts holds {
  if (!holds) throw new Error(`Broken rule ${rule}. This is a bug in the engine; the run was stopped.`);
}
