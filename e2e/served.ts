import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const tandem = join(import.meta.dirname, '../engine/host/cli/tandem.mjs');

/** What a workspace holds at first: the sample, nothing, or the sample beside eight syncs that stand in all ways a sync can. */
export type Kind = 'sample' | 'empty' | 'nine';

const run = promisify(execFile);

/** A workspace of its own, and the process that serves it. */
export interface Served {
  readonly folder: string;
  /** Signs a browser in. */
  readonly address: string;
  /** Runs a command of the command line; only while the workspace is not served. */
  readonly command: (...words: readonly string[]) => Promise<string>;
  /** The serving process. */
  readonly pid: () => number;
  readonly stop: () => Promise<void>;
  /** Serves the workspace again, at the same port where it is given. */
  readonly start: (port?: number) => Promise<void>;
}

const command = async (folder: string, words: readonly string[]): Promise<string> =>
  (await run(process.execPath, [tandem, ...words, '--workspace', folder])).stdout;

/** Resolves with the address that a serving process tells, or fails with its words. */
async function addressOf(process: ChildProcess): Promise<string> {
  let said = '';
  for await (const chunk of process.stdout ?? []) {
    said += String(chunk);
    const address = /Tandem is at (\S+)\s/.exec(said)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error(`tandem serve ended: ${said}`);
}

/** Makes a workspace in a temporary folder, fills it while nothing serves it, and serves it on a free port. */
export async function servePrepared(
  kind: Kind,
  prepare: (served: Served) => void | Promise<void>,
): Promise<Served & { readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'tandem-e2e-'));
  if (kind === 'nine') await run(process.execPath, [join(import.meta.dirname, 'data/make-nine-syncs.ts'), folder]);
  else await run(process.execPath, [tandem, 'init', folder, ...(kind === 'sample' ? ['--sample'] : [])]);
  let serving: ChildProcess | null = null;
  let address = '';
  const start = async (port = 0): Promise<void> => {
    serving = spawn(process.execPath, [tandem, 'serve', folder, '--port', String(port), '--by', 'Dana'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    address = await addressOf(serving);
  };
  const stop = async (): Promise<void> => {
    if (serving === null) return;
    const ended = once(serving, 'exit');
    serving.kill('SIGTERM');
    await ended;
    serving = null;
  };
  const served = {
    folder,
    get address() {
      return address;
    },
    command: (...words: readonly string[]) => command(folder, words),
    pid: () => serving?.pid ?? 0,
    start,
    stop,
    remove: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await prepare(served);
  await start();
  return served;
}

/** Makes a workspace in a temporary folder, and serves it on a free port. */
export const serveNew = (kind: Kind): Promise<Served & { readonly remove: () => Promise<void> }> =>
  servePrepared(kind, () => {});
