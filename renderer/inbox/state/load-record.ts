import type { ConflictId } from '../../../engine/model/ids.ts';
import { type InboxRecord, inboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';
import { engine } from '../../state/engine.ts';
import { useInbox } from './inbox-store.ts';
import { noteOpened } from './opened.ts';

let loading: Promise<void> = Promise.resolve();

/** When the record that the cursor is on is there, or cannot be had. */
export const recordReady = (): Promise<void> => loading;

/** The questions of a record that wait for an answer. */
export const openOf = (record: InboxRecord | null) => (record?.questions ?? []).filter((one) => one.state === 'open');

/** The question that keys answer: the same as before, else the first without a choice. */
function focusIn(record: InboxRecord, before: ConflictId | null): ConflictId | null {
  const { said } = useInbox.getState();
  if (before !== null && record.questions.some((one) => one.id === before)) return before;
  const open = openOf(record);
  return (open.find((one) => !said.has(one.id)) ?? open[0] ?? record.questions[0])?.id ?? null;
}

/** Takes up a record; what was chosen about values that moved on meanwhile is dropped. */
function take(record: InboxRecord): void {
  const { record: before, said, focus, typing } = useInbox.getState();
  const revisions = new Map(before?.questions.map((one) => [one.id, one.revision]));
  // Of another record there is nothing to compare with.
  const stale = record.questions.filter(({ id, revision, state }) => {
    const known = revisions.get(id);
    return state === 'open' && known !== undefined && known !== revision;
  });
  const open = new Set(openOf(record).map((one) => one.id));
  const gone = new Set(stale.map((one) => one.id));
  useInbox.setState({
    record,
    recordProblem: null,
    said: new Map([...said].filter(([id]) => open.has(id) && !gone.has(id))),
    typing: typing !== null && open.has(typing) && !gone.has(typing) ? typing : null,
  });
  useInbox.setState({ focus: focusIn(record, focus) });
  noteOpened(record);
}

async function load(id: ConflictId): Promise<void> {
  const answer = await engine.ask(inboxRecord, { id });
  if (useInbox.getState().at !== id) return;
  if (answer.ok) take(answer.value);
  else useInbox.setState({ record: null, recordProblem: answer.error });
}

/** Shows the record of another question. Nothing is chosen about it yet. */
export function showRecord(id: ConflictId | null): void {
  if (useInbox.getState().at === id) return;
  useInbox.setState({
    at: id,
    record: null,
    recordProblem: null,
    said: new Map(),
    focus: null,
    typing: null,
    refused: null,
    why: '',
    caring: null,
    isBesideOut: false,
  });
  loading = id === null ? Promise.resolve() : load(id);
}

/** Reads the record that is shown anew. */
export function renewRecord(): Promise<void> {
  const { at } = useInbox.getState();
  if (at !== null) loading = load(at);
  return loading;
}
