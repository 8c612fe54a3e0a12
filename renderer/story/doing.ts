import type { Story, StoryMoment } from '../../engine/protocol/calls/story.ts';
import { wordsOf } from '../words/words.ts';
import { decidedWords, isChoosing, ruleWords, whenWords } from './story-words.ts';

/** Whose doing something was, in words: somebody in a system, somebody who was asked, or a run by a rule. */
export type Doing =
  | { readonly by: 'people'; readonly told: string; readonly seen: string }
  | { readonly by: 'person'; readonly name: string; readonly told: string }
  | { readonly by: 'run'; readonly told: string; readonly version: string | null; readonly isCarried: boolean };

/** What somebody had done to these very records, without being asked. */
const byHand: ReadonlySet<string> = new Set(['split', 'merge', 'restore']);

/**
 * Whose doing a moment of a story was.
 * @param when how moments are written
 */
export function doingOf(story: Story, moment: StoryMoment, when: (instant: string) => string = whenWords): Doing {
  const words = wordsOf('story');
  const { by, side, seenAt, at, person, reason, changed, became, version } = moment;
  if (by === 'people') {
    const seen = words('seenBy', { moment: when(seenAt) });
    return { by: 'people', told: words('people', { system: story[side].name }), seen };
  }
  const rules = [...new Set(changed.flatMap((one) => one.why ?? []))];
  if (person !== null && rules.some((rule) => byHand.has(rule))) {
    const what = rules.map((rule) => ruleWords(rule, side, story)).join(', ');
    const told = reason === null ? words('doneBy', { what, person }) : words('doneByWhy', { what, person, reason });
    return { by: 'person', name: person, told };
  }
  if (person !== null) {
    const told = reason === null ? words('chose', { person }) : words('choseWhy', { person, reason });
    return { by: 'person', name: person, told };
  }
  const told = rules.length > 0 ? rules : [became === 'gone' ? 'propagate' : became === 'there' ? 'create' : 'edited'];
  const unlessOf = (rule: string) => changed.find((one) => one.why === rule)?.unless ?? [];
  return {
    by: 'run',
    told: told.map((rule) => decidedWords(rule, side, { story, unless: unlessOf(rule) })).join(', '),
    version: version !== null && rules.some(isChoosing) ? words('inVersion', { version }) : null,
    isCarried: at === seenAt,
  };
}

/** How two records came to be linked; null where it is not known. */
export function linkedWords(how: string | null): string | null {
  const words = wordsOf('story');
  if (how === null || how === '') return null;
  return how.startsWith('match') ? words('linkedByMatch') : words('linkedHow', { how });
}
