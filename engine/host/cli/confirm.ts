import { createInterface } from 'node:readline/promises';
import { canAsk } from './ask-hidden.ts';
import type { Context } from './context.ts';

/** Asks a person at a terminal; scripts and `--yes` have decided already. */
export async function confirmed(context: Context, question: string): Promise<boolean> {
  if (!canAsk(context)) return true;
  const lines = createInterface({ input: context.input, output: process.stderr });
  try {
    const answer = await lines.question(`${question} [y/N] `, { signal: context.stop });
    return /^y(es)?$/iu.test(answer.trim());
  } finally {
    lines.close();
  }
}
