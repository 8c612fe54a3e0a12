import { Command } from '../../engine/core/flow/command.ts';
import { issueWords } from '../../engine/core/flow/issue.ts';
import { dispatch } from '../state/flow.ts';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';

/**
 * Edits the flow if the command is one that a flow takes.
 * @returns null where it was done; else what is wrong, in a sentence for the field that asked for it
 */
export function propose(command: Command): string | null {
  const words = wordsOf('inspector');
  const read = Command.safeParse(command);
  if (!read.success) {
    const [issue] = read.error.issues;
    return issue === undefined ? words('cannotSet') : issueWords(issue);
  }
  const done = dispatch(command);
  return done.ok ? null : `${inOwnWords(done.error.message)} ${inOwnWords(done.error.fix)}`;
}
