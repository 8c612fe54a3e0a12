/**
 * A process that rewrites a state under one key, another one and none in turn until it is killed, for tests of the store:
 * `rewrite-forever.ts FILE`. After each rewriting it prints a line.
 */
import { rewriteState } from '../store/rewrite.ts';
import { startOfTests } from './state-samples.ts';

/** The keys that it takes in turn; null: none. */
export const keysInTurn: readonly (Buffer | null)[] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2), null];

async function rewriteForever(file: string): Promise<void> {
  const keys = keysInTurn.filter((key) => key !== null);
  for (let round = 0; ; round += 1) {
    const deed = {
      at: startOfTests,
      by: 'test',
      action: 'encryption',
      flow: null,
      sync: null,
      about: '',
      why: null,
    } as const;
    const to = keysInTurn[round % keysInTurn.length] ?? null;
    await rewriteState(file, { keys, to, deed: { ...deed, says: { round } } });
    process.stdout.write(`${round}\n`);
  }
}

const [file] = process.argv.slice(2);
if (file !== undefined && import.meta.main) await rewriteForever(file);
