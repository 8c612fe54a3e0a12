import type { ConflictId } from '../../../engine/model/ids.ts';
import { type InboxList, listInbox } from '../../../engine/protocol/calls/inbox.ts';
import { engine, onNews, useEngine } from '../../state/engine.ts';
import { freshInbox, type InboxState, useInbox } from './inbox-store.ts';
import { inPlaceOf, linesOf, recordFrom } from './list-lines.ts';
import { recordReady, renewRecord, showRecord } from './load-record.ts';
import { renewRows } from './load-rows.ts';
import { snoozedUntil } from './snoozed.ts';

let asking: Promise<void> | null = null;
let isWantedAgain = false;

type Asked = Pick<InboxState, 'view' | 'grouping' | 'text' | 'filter'>;

const askedNow = (): Asked => {
  const { view, grouping, text, filter } = useInbox.getState();
  return { view, grouping, text, filter };
};

const isSameAsked = (one: Asked, other: Asked): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The record that is shown is led by another of its questions now: what was chosen for that one stays. */
function followRecord(id: ConflictId): void {
  const { at, cursor } = useInbox.getState();
  useInbox.setState({ at: id, ...(cursor === at ? { cursor: id } : {}) });
  void renewRecord();
}

/** Takes up a list. The record that is shown stays while it is in it; else the one after it is shown. */
function take(list: InboxList): void {
  const { list: before, folded, at, cursor, marked, record } = useInbox.getState();
  const [was, is] = [linesOf(before, folded), linesOf(list, folded)];
  const names = new Set<string>(list.syncs.flatMap((sync) => sync.parts.flatMap((part) => part.rows)));
  renewRows();
  useInbox.setState({ list, problem: null, marked: new Set([...marked].filter((id) => names.has(id))) });
  if (at !== null && (names.has(at) || before === null)) return;
  const led = record?.questions.find((one) => names.has(one.id))?.id;
  if (led !== undefined) {
    followRecord(led);
    return;
  }
  const next = at === null ? recordFrom(is, -1, 1) : inPlaceOf(was, is, at);
  const isKept = cursor !== null && cursor !== at && is.some((line) => line.name === cursor);
  useInbox.setState({ cursor: isKept ? cursor : next });
  showRecord(next);
}

async function askAll(): Promise<void> {
  while (isWantedAgain) {
    isWantedAgain = false;
    const asked = askedNow();
    const answer = await engine.ask(listInbox, asked);
    if (!isSameAsked(asked, askedNow())) isWantedAgain = true;
    else if (answer.ok) take(answer.value);
    else useInbox.setState({ problem: answer.error });
  }
}

/** Asks for the list; a call while one is under way makes it ask once more. @returns when it is up to date */
export function renewList(): Promise<void> {
  isWantedAgain = true;
  asking ??= askAll().finally(() => {
    asking = null;
  });
  return asking;
}

/** Changes what the list shows. */
export function show(change: Partial<Asked>): void {
  useInbox.setState({ ...change, marked: new Set() });
  void renewList();
}

/** Where a link led to a question that is answered, over or asleep, the list shows those: else the next list would lead away from it. */
async function viewOf(id: ConflictId): Promise<void> {
  await recordReady();
  const { at, record, view } = useInbox.getState();
  if (at !== id || record === null || view !== 'open') return;
  if (record.questions.find((one) => one.id === id)?.state !== 'open') show({ view: 'resolved' });
  else if (snoozedUntil(record, new Date()) !== null) show({ view: 'snoozed' });
}

let open: (() => void) | null = null;

/** Begins to follow the inbox, at a question or with the questions of one flow. @returns what ends it */
export function openInbox(begin: Partial<Pick<InboxState, 'at' | 'filter'>>): () => void {
  open?.();
  const { batches, folded, grouping } = useInbox.getState();
  useInbox.setState({ ...freshInbox, batches, folded, grouping, filter: begin.filter ?? freshInbox.filter });
  if (begin.at !== undefined && begin.at !== null) {
    useInbox.setState({ cursor: begin.at });
    showRecord(begin.at);
    void viewOf(begin.at);
  }
  void renewList();
  const ends = [
    onNews((one) => {
      if (one.kind !== 'conflicts' && one.kind !== 'run') return;
      void renewList();
      void renewRecord();
    }),
    useEngine.subscribe((now, before) => {
      if (now.connected === 'open' && before.connected !== 'open') void renewList();
    }),
  ];
  const end = (): void => {
    for (const one of ends) one();
    open = null;
  };
  open = end;
  return end;
}
