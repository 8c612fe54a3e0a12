import { useActions } from '../app/keys.ts';
import { wordsOf } from '../words/words.ts';

/** The keys that move through the time of a story. */
export function useTimeKeys({
  onStep,
  toBeginning,
  toToday,
}: {
  readonly onStep: (by: -1 | 1) => void;
  readonly toBeginning: () => void;
  readonly toToday: () => void;
}): void {
  const words = wordsOf('story');
  const place = words('title');
  useActions('story', [
    { id: 'story.earlier', label: words('earlier'), place, keys: ['['], run: () => onStep(-1), isForKeysOnly: true },
    { id: 'story.later', label: words('later'), place, keys: [']'], run: () => onStep(1), isForKeysOnly: true },
    { id: 'story.first', label: words('beginning'), place, keys: ['Home'], run: toBeginning, isForKeysOnly: true },
    { id: 'story.last', label: words('today'), place, keys: ['End'], run: toToday, isForKeysOnly: true },
  ]);
}
