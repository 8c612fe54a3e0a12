import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Store } from '../store/contract.ts';
import { type OpenOptions, openStore } from '../store/open.ts';
import { startOfTests } from './state-samples.ts';

/** A folder of its own for a test, removed after it. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A fresh state, closed and removed after the test. */
export async function freshStore(
  options: Partial<OpenOptions> = {},
): Promise<{ readonly store: Store; readonly file: string }> {
  const file = join(testFolder(), '.tandem', 'state.sqlite');
  const { store } = await openStore(file, { now: () => startOfTests, ...options });
  onTestFinished(() => store.close());
  return { store, file };
}
