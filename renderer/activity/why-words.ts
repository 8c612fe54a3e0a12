import { across, type Side } from '../../engine/model/ids.ts';
import type { ValueShift } from '../../engine/protocol/calls/activity.ts';
import { wordsOf } from '../words/words.ts';
import type { SideNames } from './shown-runs.ts';

const plain = {
  'last-write-wins': 'why-newest',
  newest: 'why-newest',
  longest: 'why-longest',
  larger: 'why-larger',
  smaller: 'why-smaller',
  'never-blank': 'why-never-blank',
  union: 'why-union',
  undo: 'why-undo',
  restore: 'why-restore',
  split: 'why-split',
  merge: 'why-merge',
} as const;

const isPlain = (why: string): why is keyof typeof plain => why in plain;

/**
 * Why a run wrote a value, in words.
 * @param why as the engine says it, and what people call the field map that decided
 * @param to the side that was written
 * @param person who decided, where a person did and it is known
 */
export function whyWords(
  { why, map }: Pick<ValueShift, 'why' | 'map'>,
  to: Side,
  person: string | null,
  names: SideNames,
): string {
  const words = wordsOf('activity');
  const [source, target] = [names[across(to)], names[to]];
  switch (why) {
    case 'edited':
      return words('why-edited', { source });
    case 'source-edited':
      return words('why-source-edited', { source });
    case 'drift':
      return words('why-drift', { source, target });
    case 'left-wins':
      return words('why-wins', { system: names.left, map });
    case 'right-wins':
      return words('why-wins', { system: names.right, map });
    case 'first-non-blank':
      return words('why-first-non-blank', { system: names.left });
    case 'first-link':
      return words('why-first-link', { source });
    case 'fill-blank':
      return words('why-fill-blank', { target });
    case 'create':
      return words('why-create', { source });
    case 'propagate':
    case 'remove':
      return words('why-remove', { source });
    case 'person':
      return person === null ? words('why-person') : words('why-person-named', { name: person });
    case 'archive':
      return words('why-archive', { source, target });
    default:
      return isPlain(why) ? words(plain[why]) : words('why-rule', { rule: why.replaceAll('-', ' ') });
  }
}
