import { createInterface } from 'node:readline/promises';
import { canAsk } from './ask-hidden.ts';
import type { Context } from './context.ts';

/** Asks a person at a terminal; scripts and `--yes` have decided already. */
export async function confirmed(context: Context, question: string): Promise<boolean> {
  if (!canAsk(context)) return true;
  context.err.write(`${question} [y/N] `);
  const lines = createInterface({ input: context.input });
  try {
    const answer = await lines.question('', { signal: context.stop });
    return /^y(es)?$/iu.test(answer.trim());
  } finally {
    lines.close();
  }
}
