import { createInterface } from 'node:readline/promises';
import type { Context } from './context.ts';

/** Asks a person at a terminal; scripts and `--yes` have decided already. */
export async function confirmed(context: Context, question: string): Promise<boolean> {
  const { input, screen, yes } = context;
  if (yes || screen.json || input.isTTY !== true || !screen.progress.isTerminal) return true;
  const lines = createInterface({ input, output: process.stderr });
  try {
    const answer = await lines.question(`${question} [y/N] `, { signal: context.stop });
    return /^y(es)?$/iu.test(answer.trim());
  } finally {
    lines.close();
  }
}
