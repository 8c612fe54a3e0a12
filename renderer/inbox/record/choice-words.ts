import type { Asked, Decided, InboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';
import { pastWords } from '../../app/time-words.ts';
import { wordsOf } from '../../words/words.ts';

const chosen = [
  'agreed',
  'values',
  'typed',
  'merged',
  'keep',
  'remove',
  'unlink',
  'retry',
  'drop',
  'link',
  'apart',
] as const;

/** What was chosen, as a few words: a side by its system. */
export function choiceWords({ sides }: Pick<InboxRecord, 'sides'>, choose: string): string {
  if (choose === 'left' || choose === 'right') return sides[choose].name;
  const known = chosen.find((one) => one === choose);
  return known === undefined ? choose : wordsOf('inboxRecord')(`chose_${known}`);
}

/** Who decided, what and when. */
export const decidedWords = (
  record: InboxRecord,
  { by, choose, at }: Pick<Decided, 'by' | 'choose' | 'at'>,
  now: number,
): string => wordsOf('inboxRecord')('decided', { by, what: choiceWords(record, choose), when: pastWords(at, now) });

/** What a question has come to that nobody needs to answer any more. */
export function outcomeWords({ outcome }: Pick<Asked, 'outcome'>): string {
  const words = wordsOf('inboxRecord');
  const known = (['resolved', 'agreed', 'withdrawn'] as const).find((one) => one === outcome);
  return words(known === undefined ? 'outcome_over' : `outcome_${known}`);
}
