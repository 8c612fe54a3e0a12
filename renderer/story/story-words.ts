import type { Side } from '../../engine/model/ids.ts';
import type { Story } from '../../engine/protocol/calls/story.ts';
import type { ToldException } from '../../engine/protocol/told-exception.ts';
import { labelIn, ruleUnless } from '../canvas/words/exception-words.ts';
import type { Tone } from '../ui/Value.tsx';
import { clockWords, dayWords, momentWords } from '../words/formats.ts';
import { wordsOf } from '../words/words.ts';

/** The colour of the side that a value came from. */
export const toneOf = (source: Side | null): Tone => (source === null ? 'a' : source === 'left' ? 'l' : 'r');

const dayOf = (instant: string | number): string => new Date(instant).toDateString();

/** A moment as a list shows it: of today only the time of day. */
export function whenWords(instant: string): string {
  const words = wordsOf('story');
  return dayOf(instant) === dayOf(Date.now()) ? `${words('today')} ${clockWords(instant)}` : momentWords(instant);
}

/** A moment as an axis shows it. */
export const axisWords = (instant: string): string =>
  dayOf(instant) === dayOf(Date.now()) ? whenWords(instant) : dayWords(instant);

/** Rules that chose between two sides, as people drew them. */
const choosing = new Set(
  'left-wins right-wins last-write-wins newest longest larger smaller union never-blank first-non-blank first-link'.split(
    ' ',
  ),
);
export const isChoosing = (rule: string): boolean => choosing.has(rule);

/** The rule by which a run wrote a value, in a sentence. */
export function ruleWords(rule: string, side: Side, story: Story): string {
  const words = wordsOf('story');
  const [left, right] = [story.left.name, story.right.name];
  const [from, to] = side === 'left' ? [right, left] : [left, right];
  switch (rule) {
    case 'edited':
    case 'source-edited':
      return words('ruleEdited', { from });
    case 'drift':
      return words('ruleDrift', { from, to });
    case 'left-wins':
      return words('ruleLeftWins', { left });
    case 'right-wins':
      return words('ruleRightWins', { right });
    case 'fill-blank':
    case 'first-non-blank':
      return words('ruleFill', { to });
    case 'create':
      return words('ruleCreate', { from });
    case 'propagate':
    case 'archive':
      return words('ruleRemove', { from });
    case 'undo':
      return words('ruleUndo');
    case 'restore':
      return words('ruleRestore');
    case 'split':
      return words('ruleSplit');
    case 'merge':
      return words('ruleMerge');
    case 'last-write-wins':
    case 'newest':
      return words('ruleNewest');
    case 'union':
      return words('ruleUnion');
    case 'longest':
      return words('ruleLongest');
    case 'larger':
      return words('ruleLarger');
    case 'smaller':
      return words('ruleSmaller');
    case 'never-blank':
      return words('ruleFilled');
    case 'first-link':
      return words('ruleFirst', { from });
    case 'person':
      return words('rulePerson');
    default:
      return words('ruleOther', { rule });
  }
}

/** The rule that decided, with its conditions, which did not hold. */
export function decidedWords(
  rule: string,
  side: Side,
  { story, unless }: { readonly story: Story; readonly unless: readonly ToldException[] },
): string {
  const said = ruleWords(rule, side, story);
  if (unless.length === 0) return said;
  const names = { left: story.left.name, right: story.right.name };
  return wordsOf('conditions')('didNotHold', { rule: ruleUnless(said, unless, names, labelIn(unless)) });
}
