import type { InboxSaid } from '../../../engine/protocol/calls/inbox.ts';
import type { Asked } from '../../../engine/protocol/calls/inbox-record.ts';
import { type Foretold, foretell } from './foretell.ts';
import { say } from './say.ts';
import { dropWaiting, inTurn } from './turns.ts';

/**
 * Chooses what was typed as soon as it is known that it can be an answer; keys that follow wait for that. Where it cannot be
 * one, they are given up, as they were meant for it.
 * @param refused told what is wrong
 */
export const takeTyped = (
  asked: Pick<Asked, 'id' | 'revision'>,
  said: InboxSaid,
  refused: (told: Foretold) => void,
): void =>
  inTurn(async () => {
    const told = await foretell(asked, said);
    if (told.problem === null) {
      say(asked.id, said);
      return;
    }
    dropWaiting();
    refused(told);
  });
