import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Context } from './context.ts';

/** Whether somebody sits at a terminal who can be asked. */
export const canAsk = ({ input, screen, yes }: Context): boolean =>
  !yes && !screen.json && input.isTTY === true && screen.progress.isTerminal;

/** Asks a person without showing what is typed; null when nobody is there or nothing was typed. */
export async function askHidden(context: Context, question: string): Promise<string | null> {
  if (!canAsk(context)) return null;
  context.screen.progress.clear();
  context.err.write(question);
  const mute = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: context.input, output: mute, terminal: true });
  try {
    const answer = await lines.question('', { signal: context.stop });
    return answer === '' ? null : answer;
  } finally {
    lines.close();
    context.err.write('\n');
  }
}
