import type { ConflictId } from '../../../engine/model/ids.ts';
import { useInbox } from './inbox-store.ts';
import { type Line, linesOf, recordFrom } from './list-lines.ts';
import { openOf, showRecord } from './load-record.ts';
import { inTurn } from './turns.ts';

const lines = (): readonly Line[] => {
  const { list, folded } = useInbox.getState();
  return linesOf(list, folded);
};

function put(line: Line): void {
  useInbox.setState({ cursor: line.name });
  if (line.is === 'record') showRecord(line.name);
}

/** Puts the cursor on a line of the list; the record of the line is shown. */
export const moveTo = (line: Line): void => inTurn(() => put(line));

function stepNow(by: 1 | -1): void {
  const { cursor } = useInbox.getState();
  const all = lines();
  const next = recordFrom(
    all,
    all.findIndex((line) => line.name === cursor),
    by,
  );
  const line = next === null ? undefined : all.find((one) => one.name === next);
  if (line !== undefined) put(line);
}

/** Moves to the next record, or the one before; heads of the list are passed over. */
export const step = (by: 1 | -1): void => inTurn(() => stepNow(by));

/** Folds or unfolds a head of the list; a cursor within it moves to the head. */
export function fold(head: string, isFolded: boolean): void {
  const { folded, cursor } = useInbox.getState();
  const next = new Set(folded);
  if (isFolded) next.add(head);
  else next.delete(head);
  useInbox.setState({ folded: next });
  const { list } = useInbox.getState();
  const isShown = linesOf(list, next).some((line) => line.name === cursor);
  if (!isShown) useInbox.setState({ cursor: head });
}

/** Has the keys answer another question of the record. */
export const focusOn = (id: ConflictId): void => useInbox.setState({ focus: id });

/** Has the keys answer the next question of the record, or the one before. */
export const stepFocus = (by: 1 | -1): void =>
  inTurn(() => {
    const { record, focus } = useInbox.getState();
    const open = openOf(record);
    const next = open[open.findIndex((one) => one.id === focus) + by];
    if (next !== undefined) useInbox.setState({ focus: next.id });
  });
