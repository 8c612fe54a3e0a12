import type { Value } from '../../model/value.ts';
import type { Values } from './step.ts';

/** Where a surplus of parts goes: into the last part, into the first part, or nowhere. */
export type Extra = 'last' | 'first' | 'fail';

/** Exactly `count` parts of a text (the missing ones NULL), or null where there are too many and `extra` is `fail`. */
export function partsOf(text: string, separator: string, count: number, extra: Extra): Value[] | null {
  const found = text.split(separator);
  const surplus = found.length - count;
  if (surplus > 0) {
    if (extra === 'fail') return null;
    return extra === 'last'
      ? [...found.slice(0, count - 1), found.slice(count - 1).join(separator)]
      : [found.slice(0, surplus + 1).join(separator), ...found.slice(surplus + 1)];
  }
  const missing = Array.from({ length: -surplus }, () => null);
  return extra === 'first' && found.length === 1 ? [...missing, ...found] : [...found, ...missing];
}

/** The parts with the separator between them; NULL if all are NULL. Blank parts are left out if `skipBlank`, else empty. */
export function joined(parts: Values, separator: string, skipBlank: boolean): Value {
  if (parts.every((part) => part === null)) return null;
  const texts = parts.map((part) => (typeof part === 'string' ? part : ''));
  return (skipBlank ? texts.filter((part) => part !== '') : texts).join(separator);
}

/**
 * The parts of an edited text, keeping the old parts that still stand at its start or at its end, so that
 * "Anna Maria" + "Smith" edited to "Anna Maria Jones" is not taken for "Anna" + "Maria Jones".
 */
export function partsNear(text: string, separator: string, old: Values): Value[] | null {
  for (let kept = old.length - 1; kept > 0; kept -= 1) {
    const head = filled(old.slice(0, kept));
    const start = head === null ? null : `${head.join(separator)}${separator}`;
    if (head !== null && start !== null && text.startsWith(start)) {
      const tail = partsOf(text.slice(start.length), separator, old.length - kept, 'last');
      if (tail !== null) return [...head, ...tail];
    }
    const back = filled(old.slice(-kept));
    const end = back === null ? null : `${separator}${back.join(separator)}`;
    if (back !== null && end !== null && text.endsWith(end)) {
      const front = partsOf(text.slice(0, -end.length), separator, old.length - kept, 'first');
      if (front !== null) return [...front, ...back];
    }
  }
  return null;
}

function filled(parts: Values): readonly string[] | null {
  const texts = parts.flatMap((part) => (typeof part === 'string' && part !== '' ? [part] : []));
  return texts.length === parts.length ? texts : null;
}
