import { type TakenBackInbox, takeBackInbox } from '../../../engine/protocol/calls/inbox.ts';
import { announce } from '../../app/announce.ts';
import { doOrTell } from '../../app/deeds.ts';
import { engine } from '../../state/engine.ts';
import { toast } from '../../ui/toasts.ts';
import { inOwnWords } from '../../words/sentences.ts';
import { wordsOf } from '../../words/words.ts';
import { useInbox } from './inbox-store.ts';
import { renewList } from './load-list.ts';
import { renewRecord } from './load-record.ts';
import { mayDecide } from './say.ts';
import { inTurn } from './turns.ts';

/** Has answers taken back: the last one to a question, or all of a batch. */
export async function takeBackNow(id: string, why = ''): Promise<void> {
  const said = why.trim() === '' ? null : why.trim();
  const done = await doOrTell(engine.ask(takeBackInbox, { id, why: said, preview: false }));
  useInbox.setState(({ batches }) => ({ back: null, batches: batches.filter((one) => one.id !== id) }));
  if (done === null) return;
  await Promise.all([renewList(), renewRecord()]);
  const words = wordsOf('inbox');
  announce(words('takenBack', { count: done.reopened }));
  const [left] = done.left;
  if (left !== undefined)
    toast({
      title: words('leftAlone', { count: done.left.length }),
      detail: inOwnWords(left.problem.message),
      look: 'need',
    });
}

const wroteNothing = (told: TakenBackInbox): boolean => told.written === 0 && told.left.length === 0;

async function lookFirst(id: string): Promise<void> {
  const told = await doOrTell(engine.ask(takeBackInbox, { id, why: null, preview: true }));
  if (told === null) {
    useInbox.setState(({ batches }) => ({ batches: batches.filter((one) => one.id !== id) }));
    return;
  }
  if (wroteNothing(told)) await takeBackNow(id);
  else useInbox.setState({ back: { id, told } });
}

/** Takes answers back at once where nothing was written yet; else shows first what would be written back. */
export const takeBack = (id: string): void =>
  inTurn(async () => {
    if (mayDecide()) await lookFirst(id);
  });

/** Takes back the last answers of this window. */
export const undo = (): void =>
  inTurn(async () => {
    const last = useInbox.getState().batches.at(-1);
    if (last !== undefined && mayDecide()) await lookFirst(last.id);
  });
