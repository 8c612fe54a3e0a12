import type { Problem } from '../../../engine/model/problem.ts';
import { type InboxSaid, type InboxWrite, inboxWrites } from '../../../engine/protocol/calls/inbox.ts';
import type { Asked } from '../../../engine/protocol/calls/inbox-record.ts';
import { engine } from '../../state/engine.ts';

/** What an answer would write, or why it cannot be one. */
export interface Foretold {
  readonly writes: readonly InboxWrite[];
  readonly problem: Problem | null;
}

const linesMax = 6;

/** Asks what an answer to one question would write. */
export async function foretell(
  { id, revision }: Pick<Asked, 'id' | 'revision'>,
  said: InboxSaid,
  stop?: AbortSignal,
): Promise<Foretold> {
  const answer = await engine.ask(inboxWrites, { wishes: [{ id, revision, said }], limit: linesMax }, stop);
  if (!answer.ok) return { writes: [], problem: answer.error };
  return { writes: answer.value.lines, problem: answer.value.refused[0]?.problem ?? null };
}
