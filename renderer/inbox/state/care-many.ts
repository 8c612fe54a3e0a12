import type { z } from 'zod';
import { careInbox } from '../../../engine/protocol/calls/inbox.ts';
import { announce } from '../../app/announce.ts';
import { doOrTell } from '../../app/deeds.ts';
import { engine } from '../../state/engine.ts';
import { wordsOf } from '../../words/words.ts';
import { renewList } from './load-list.ts';
import { renewRecord } from './load-record.ts';
import { unmark } from './marks.ts';
import { markedRows } from './mass.ts';
import { mayDecide } from './say.ts';
import { inTurn } from './turns.ts';

type Edit = z.input<typeof careInbox.params>['edit'];

/** Assigns or snoozes all records that are chosen in the list. */
export const careForMarked = (edit: Edit): void =>
  inTurn(async () => {
    if (!mayDecide()) return;
    const ids = (await markedRows()).flatMap((row) =>
      row.open.length === 0 ? [row.id] : row.open.map((one) => one.id),
    );
    if (ids.length === 0) return;
    const done = await doOrTell(engine.ask(careInbox, { ids, edit }));
    if (done === null) return;
    unmark();
    await Promise.all([renewList(), renewRecord()]);
    announce(wordsOf('inbox')('caredFor', { count: done.questions }));
  });
