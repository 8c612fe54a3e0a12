import type { ConflictId } from '../../../engine/model/ids.ts';
import { type InboxRow, openedInbox } from '../../../engine/protocol/calls/inbox.ts';
import type { InboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';
import { whyNot } from '../../rights/rights.ts';
import { engine } from '../../state/engine.ts';
import { useInbox } from './inbox-store.ts';

type Seen = ReadonlyMap<ConflictId, number>;

const isSeen = (opened: Seen, { id, revision }: { readonly id: ConflictId; readonly revision: number }): boolean =>
  (opened.get(id) ?? -1) >= revision;

/** Whether something about a record was not looked at yet by whoever sits here, with the values that it has now. */
export const isNewRow = ({ state, isNew, open }: InboxRow, opened: Seen): boolean =>
  state === 'open' && isNew && !open.every((one) => isSeen(opened, one));

/** Tells the host what is looked at, once for each question and its values. A mark that is lost only shows a dot again. */
export function noteOpened({ questions }: InboxRecord): void {
  const { opened } = useInbox.getState();
  const fresh = questions.filter((one) => one.state === 'open' && !isSeen(opened, one));
  if (fresh.length === 0 || whyNot('decide') !== null) return;
  const seen = fresh.map(({ id, revision }) => ({ id, revision }));
  useInbox.setState({ opened: new Map([...opened, ...seen.map((one) => [one.id, one.revision] as const)]) });
  void engine.ask(openedInbox, { questions: seen });
}
