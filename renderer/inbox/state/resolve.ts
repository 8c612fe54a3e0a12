import type { ConflictId } from '../../../engine/model/ids.ts';
import { type InboxWish, resolveInbox } from '../../../engine/protocol/calls/inbox.ts';
import { announce } from '../../app/announce.ts';
import { doOrTell } from '../../app/deeds.ts';
import { engine } from '../../state/engine.ts';
import { wordsOf } from '../../words/words.ts';
import { type InboxState, useInbox } from './inbox-store.ts';
import { renewList } from './load-list.ts';
import { openOf, recordReady, renewRecord } from './load-record.ts';
import { mayDecide } from './say.ts';
import { inTurn } from './turns.ts';

/** Everything that was chosen for the record that is shown, bound to the values that are shown. */
export function wishesIn({ record, said }: Pick<InboxState, 'record' | 'said'>): readonly InboxWish[] {
  return openOf(record).flatMap(({ id, revision }) => {
    const one = said.get(id);
    return one === undefined ? [] : [{ id, revision, said: one }];
  });
}

/** What was chosen for questions is settled, or was refused. */
function forget(ids: readonly ConflictId[]): void {
  useInbox.setState(({ said }) => ({ said: new Map([...said].filter(([id]) => !ids.includes(id))) }));
}

/**
 * Gives answers in one step. What is refused is told, and its question is shown as it is now.
 * @param over what is done as soon as they are recorded, before the list is up to date
 */
export async function give(wishes: readonly InboxWish[], why: string, over: () => void = () => {}): Promise<void> {
  useInbox.setState({ isResolving: true, refused: null });
  const done = await doOrTell(
    engine.ask(resolveInbox, { wishes: [...wishes], why: why.trim() === '' ? null : why.trim(), strict: false }),
  );
  if (done === null) {
    useInbox.setState({ isResolving: false });
    return;
  }
  const { batch, answered, refused } = done;
  if (batch !== null)
    useInbox.setState(({ batches }) => ({ batches: [...batches, { id: batch, questions: answered }] }));
  over();
  useInbox.setState({ why: '' });
  forget(wishes.map((one) => one.id));
  await Promise.all([renewList(), renewRecord()]);
  useInbox.setState({ isResolving: false, refused: refused[0]?.problem ?? null });
  if (answered > 0) announce(wordsOf('inbox')('answered', { count: answered }));
}

/** Gives the answers that were chosen for the record; the list goes on to the next one once nothing of it is left. */
export const resolve = (): void =>
  inTurn(async () => {
    await recordReady();
    const wishes = wishesIn(useInbox.getState());
    if (wishes.length > 0 && mayDecide()) await give(wishes, useInbox.getState().why);
  });
