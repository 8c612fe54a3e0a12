import type { Field } from '../../../model/shape.ts';
import { folded, jaroWinkler } from '../../match/likeness.ts';
import { type NameWord, readingsOf } from './name-words.ts';
import { relations } from './phrases.ts';

/** How alike the names of two fields are, from 0 to 1, and why, for people. */
export interface NameLikeness {
  readonly score: number;
  readonly reason: string | null;
}

const related: ReadonlyMap<string, number> = new Map(
  relations.flatMap(([one, other, likeness]) => [
    [`${one} ${other}`, likeness] as const,
    [`${other} ${one}`, likeness] as const,
  ]),
);

const spelledFrom = 0.85;
const spelledMax = 0.85;
const shortenedScore = 0.75;
const shortenedMin = 2;

/** Whether one word is the other with letters left out: "desc" and "description", "qnty" and "quantity". */
function isShortened(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < shortenedMin || short[0] !== long[0]) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at === short.length;
}

function wordLikeness(one: NameWord, other: NameWord): number {
  if (one.word === other.word) return 1;
  const likeness = related.get(`${one.word} ${other.word}`);
  if (likeness !== undefined) return likeness;
  if (one.known && other.known) return 0;
  const spelled = jaroWinkler(one.word, other.word);
  if (spelled >= spelledFrom) return spelled * spelledMax;
  return isShortened(one.word, other.word) ? shortenedScore : 0;
}

/** Each word of one name with the word of the other that it is most like, as a share of all that the two names say. */
function readingLikeness(one: readonly NameWord[], other: readonly NameWord[]): number {
  const free = new Set(other);
  let met = 0;
  for (const mine of [...one].sort((a, b) => b.weight - a.weight)) {
    let best: NameWord | null = null;
    let likeness = 0;
    for (const its of free) {
      const score = wordLikeness(mine, its);
      if (score > likeness) [best, likeness] = [its, score];
    }
    if (best === null) continue;
    free.delete(best);
    met += (mine.weight + best.weight) * likeness;
  }
  const all = [...one, ...other].reduce((sum, { weight }) => sum + weight, 0);
  return all === 0 ? 0 : met / all;
}

const shown = (field: Field): string => field.label ?? field.name;
/** Another word for the same thing may still mean another one. */
const meantMax = 0.95;
const meantFrom = 0.9;
const alikeFrom = 0.45;

const namesOf = (field: Field): readonly string[] =>
  [field.name, field.label ?? ''].map((name) => folded(name).replaceAll(' ', '')).filter((name) => name !== '');

/** @param left, right the words of the objects' own names, which say nothing about their fields */
export function nameLikeness(
  left: Field,
  right: Field,
  words: { readonly left: ReadonlySet<string>; readonly right: ReadonlySet<string> },
): NameLikeness {
  const names = namesOf(right);
  if (namesOf(left).some((name) => names.includes(name))) return { score: 1, reason: 'same name' };
  const score = Math.max(
    0,
    ...readingsOf(left, words.left).flatMap((one) =>
      readingsOf(right, words.right).map((other) => readingLikeness(one, other)),
    ),
  );
  if (score >= meantFrom)
    return { score: score * meantMax, reason: `${shown(left)} and ${shown(right)} mean the same` };
  return { score: score * meantMax, reason: score >= alikeFrom ? 'similar name' : null };
}
