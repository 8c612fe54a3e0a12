import type { Problem } from '../../model/problem.ts';
import type { Looked } from './probing.ts';

/** Whether one object may be written. */
export interface Writable {
  readonly object: string;
  readonly create: boolean;
  readonly update: boolean;
  readonly remove: boolean;
  /** It has no key, so that no right would help. */
  readonly keyless: boolean;
  /** What must be done so that it may be, where it may not. */
  readonly remedy: Omit<Problem, 'message'> | null;
}

const namedMax = 5;

/** A few names, and how many more there are. */
export function named(names: readonly string[]): string {
  const more = names.length - namedMax;
  const shown = names.slice(0, namedMax).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}

const may = (one: Writable): boolean => one.create || one.update;

/** "update, but not add or remove": what is not allowed in an object that may be written otherwise. */
function lacking(one: Writable): string | null {
  const lacks = [
    ...(one.create ? [] : ['new ones']),
    ...(one.update ? [] : ['changes']),
    ...(one.remove ? [] : ['removals']),
  ];
  return lacks.length === 0 ? null : `${one.object}: no ${lacks.join(', no ')}`;
}

/** What to do about the first of the objects, and that the others need the same. */
function remedyFor(asked: readonly string[], remedy: Writable['remedy'] | undefined): string | null {
  if (remedy === undefined || remedy === null) return null;
  const others = asked.slice(1);
  return others.length === 0 ? remedy.fix : `${remedy.fix} The same for ${named(others)}.`;
}

/**
 * What the rights on all objects mean for the check `write`.
 * @param who who writes, as the sentence names it
 * @param wanted objects that syncs write to
 */
export function writeLook(who: string, objects: readonly Writable[], wanted: readonly string[]): Looked {
  const open = objects.filter(may);
  const missed = wanted.filter((name) => !open.some((one) => one.object === name));
  const hopeful = objects.some((one) => !one.keyless) ? objects.filter((one) => !one.keyless) : objects;
  const asked = missed.length > 0 ? missed : open.length === 0 ? hopeful.map((one) => one.object) : [];
  if (asked.length > 0) {
    const remedy = objects.find((one) => asked.includes(one.object))?.remedy;
    const problem: Problem = {
      code: remedy?.code ?? 'connection/cannot-write',
      message: `${who} may not change ${named(asked)}.`,
      fix: remedyFor(asked, remedy) ?? 'Choose another object, or discover the connection again.',
      ...(remedy?.cause === undefined ? {} : { cause: remedy.cause }),
    };
    return { state: 'failed', problem };
  }
  const closed = objects.filter((one) => !may(one)).map((one) => one.object);
  const partly = open.flatMap((one) => lacking(one) ?? []);
  const all =
    open.length === 1
      ? `${open[0]?.object}`
      : closed.length === 0
        ? `all ${open.length}`
        : `${open.length} of ${objects.length}`;
  const words = [
    `May change ${all}, tried without writing.`,
    ...(closed.length === 0 ? [] : [`Only to be read: ${named(closed)}.`]),
    ...(partly.length === 0 ? [] : [`In ${named(partly)}.`]),
  ];
  return { state: 'fine', words: words.join(' ') };
}
