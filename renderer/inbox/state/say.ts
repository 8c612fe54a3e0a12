import type { ConflictId } from '../../../engine/model/ids.ts';
import type { InboxSaid } from '../../../engine/protocol/calls/inbox.ts';
import type { Asked } from '../../../engine/protocol/calls/inbox-record.ts';
import { tellProblem } from '../../app/deeds.ts';
import { refusedFor } from '../../rights/rights.ts';
import { canMerge, canType, isSameSaid, saidBy } from './choices.ts';
import { useInbox } from './inbox-store.ts';
import { openOf, recordReady } from './load-record.ts';
import { inTurn } from './turns.ts';
import { expectText, takeText } from './typed-ahead.ts';

/** Whether whoever sits here may decide; says why not. */
export function mayDecide(): boolean {
  const refused = refusedFor('decide');
  if (refused !== null) tellProblem(refused);
  return refused === null;
}

/** The question that comes after another and has no choice yet; the same where none has. */
function nextUnsaid(id: ConflictId): ConflictId {
  const { record, said } = useInbox.getState();
  const open = openOf(record);
  const at = open.findIndex((one) => one.id === id);
  return [...open.slice(at + 1), ...open.slice(0, at)].find((one) => !said.has(one.id))?.id ?? id;
}

/** Chooses for a question of the record that is shown, or takes the choice away. Nothing is written yet. */
export function say(id: ConflictId, said: InboxSaid | null): void {
  if (!mayDecide()) return;
  const next = new Map(useInbox.getState().said);
  if (said === null) next.delete(id);
  else next.set(id, said);
  useInbox.setState({ said: next, refused: null, typing: null });
  useInbox.setState({ focus: said === null ? id : nextUnsaid(id) });
}

/** Does something with the question in focus once the record that was chosen is there. */
export function withFocus(act: (asked: Asked) => void | Promise<void>): void {
  inTurn(() => {
    const now = (): void | Promise<void> => {
      const { record, focus } = useInbox.getState();
      const asked = openOf(record).find((one) => one.id === focus);
      if (asked !== undefined) return act(asked);
    };
    const { record, at } = useInbox.getState();
    return record?.id === at ? now() : recordReady().then(now);
  });
}

function sayOrTakeBack(asked: Asked, said: InboxSaid | null): void {
  if (said === null) return;
  say(asked.id, isSameSaid(useInbox.getState().said.get(asked.id), said) ? null : said);
}

/** Chooses by a key for the question in focus; once more takes the choice away. */
export const sayByKey = (key: 1 | 2 | 3): void => withFocus((asked) => sayOrTakeBack(asked, saidBy(asked, key)));

/** Chooses what both edits make together, where they do. */
export const sayMerged = (): void =>
  withFocus((asked) => sayOrTakeBack(asked, canMerge(asked) ? { choose: 'merged' } : null));

/** Opens the editor of the question in focus. What is typed before it is there is typed into it. */
export function typeValue(): void {
  expectText();
  withFocus((asked) => {
    if (canType(asked) && mayDecide()) useInbox.setState({ typing: asked.id });
  });
  inTurn(() => {
    if (useInbox.getState().typing === null) takeText();
  });
}
