import type { InboxSaid, InboxSides } from '../../../engine/protocol/calls/inbox.ts';
import { wordsOf } from '../../words/words.ts';

/** An answer as a choice of a few words; a side is called by its system. */
export function saidWords({ choose }: InboxSaid, sides: InboxSides | null): string {
  const words = wordsOf('inbox');
  if (choose !== 'left' && choose !== 'right') return words(`say-${choose}`);
  return sides === null ? words(`say-${choose}`) : sides[choose].name;
}
