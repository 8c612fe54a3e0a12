/**
 * A process that commits batches until it is killed, for tests of the store: `commit-forever.ts FILE NAME [BATCHES [KEY]]`. Batch n is a run of
 * that name with twenty links, shadows and journal rows. After each commit it prints n.
 */
import { openStore } from '../store/open.ts';
import { aLink, anEntry, aRun, aShadow, key, linkId, people, runId, startOfTests } from './state-samples.ts';

export const batchSize = 20;

async function commitForever(file: string, name: string, batches: number, keys: readonly Buffer[]): Promise<void> {
  const { store, notices } = await openStore(file, { now: () => startOfTests, keys: async () => keys });
  if (notices.length > 0) throw new Error(JSON.stringify(notices));
  await store.takeLease({ holder: name, pid: process.pid, boot: 'test', heartbeatAt: startOfTests }, startOfTests);
  for (let batch = 0; batch < batches; batch += 1) {
    const run = runId(`${name}-${batch}`);
    const ids = Array.from({ length: batchSize }, (_, at) => `${run}-${at}`);
    await store.commit([
      { put: 'run', run: aRun(run) },
      ...ids.flatMap((id) => [
        { put: 'link' as const, scope: people, link: aLink(id) },
        { put: 'shadow' as const, scope: people, link: linkId(id), shadow: aShadow('x'.repeat(500)) },
        { put: 'journal' as const, scope: people, entry: anEntry({ run, link: linkId(id), key: key(id) }) },
      ]),
    ]);
    process.stdout.write(`${batch}\n`);
  }
  await store.close();
}

const [file, name, batches, stateKey] = process.argv.slice(2);
if (file !== undefined && name !== undefined && import.meta.main) {
  const keys = stateKey === undefined ? [] : [Buffer.from(stateKey, 'hex')];
  await commitForever(file, name, Number(batches ?? Number.MAX_SAFE_INTEGER), keys);
}
