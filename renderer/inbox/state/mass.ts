import { alikeInbox, type InboxRow, type InboxSaid, type InboxWish } from '../../../engine/protocol/calls/inbox.ts';
import type { Asked } from '../../../engine/protocol/calls/inbox-record.ts';
import { doOrTell } from '../../app/deeds.ts';
import { engine } from '../../state/engine.ts';
import { answersOf } from './choices.ts';
import { type Mass, useInbox } from './inbox-store.ts';
import { linesOf } from './list-lines.ts';
import { wantRows } from './load-rows.ts';
import { unmark } from './marks.ts';
import { give } from './resolve.ts';
import { mayDecide, withFocus } from './say.ts';
import { inTurn } from './turns.ts';

/** What is proposed for all: what was chosen for the one, else what Tandem would choose, else the first answer. */
function proposed(asked: Asked): InboxSaid {
  const chosen = useInbox.getState().said.get(asked.id);
  if (chosen !== undefined) return chosen;
  const { what } = asked;
  if (what.about === 'unit' && what.suggest !== null) return { choose: what.suggest };
  if (what.about === 'removal') return { choose: what.suggest };
  return answersOf(what)[0] ?? { choose: 'left' };
}

async function lookAtAlike(asked: Asked): Promise<void> {
  if (asked.alike < 2) return;
  const found = await doOrTell(engine.ask(alikeInbox, { id: asked.id }));
  const { record } = useInbox.getState();
  if (found === null || !record?.questions.some((one) => one.id === asked.id)) return;
  const questions = [{ id: asked.id, revision: asked.revision }, ...found.questions];
  useInbox.setState({ mass: { asked, questions, said: proposed(asked), sides: record.sides } });
}

/** Shows all questions like the one in focus, to be answered together. */
export const openAlike = (): void => withFocus(lookAtAlike);

/** The rows that are chosen in the list, read where they were not yet. */
export async function markedRows(): Promise<readonly InboxRow[]> {
  const ids = [...useInbox.getState().marked];
  await wantRows(ids);
  const { rows } = useInbox.getState();
  return ids.flatMap((id) => rows.get(id) ?? []);
}

/** What the two sides are called where all records that are chosen are of one sync. */
export function sidesOfMarked(): Mass['sides'] {
  const { list, marked } = useInbox.getState();
  const syncs = new Set(
    linesOf(list, new Set()).flatMap((line) => (line.is === 'record' && marked.has(line.name) ? [line.sync] : [])),
  );
  const [first] = syncs;
  return syncs.size === 1 && first !== undefined ? first.sides : null;
}

/** Shows all fields that are asked about in the records that are chosen, to be answered by a side. */
export const openMarked = (side: 'left' | 'right'): void =>
  inTurn(async () => {
    if (!mayDecide()) return;
    const questions = (await markedRows()).flatMap(({ open }) => open.filter((one) => one.about === 'unit'));
    if (questions.length > 0)
      useInbox.setState({ mass: { asked: null, questions, said: { choose: side }, sides: sidesOfMarked() } });
  });

/** Answers for all questions of a mass. */
export const wishesOf = ({ questions, said }: Pick<Mass, 'questions' | 'said'>): readonly InboxWish[] =>
  questions.map(({ id, revision }) => ({ id, revision, said }));

export const closeMass = (): void => useInbox.setState({ mass: null });

/** Gives the same answer to all, in one step. */
export const resolveMass = (): void =>
  inTurn(async () => {
    const { mass, why } = useInbox.getState();
    if (mass === null || !mayDecide()) return;
    await give(wishesOf(mass), why, () => {
      unmark();
      closeMass();
    });
  });
