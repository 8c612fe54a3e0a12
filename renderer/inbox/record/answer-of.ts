import type { InboxSaid } from '../../../engine/protocol/calls/inbox.ts';
import type { Asked } from '../../../engine/protocol/calls/inbox-record.ts';

const plain = ['left', 'right', 'agreed', 'keep', 'remove', 'unlink', 'retry', 'drop', 'apart'] as const;

/** What was chosen for a question that waits for the next run; null: it is open, over, or values were typed. */
export function answerOf({ state, answer }: Asked): InboxSaid | null {
  if (state !== 'answered' || answer === null) return null;
  const choose = plain.find((one) => one === answer.choose);
  return choose === undefined ? null : { choose };
}
