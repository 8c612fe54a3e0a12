import { Readable } from 'node:stream';
import type { Context } from '../cli/context.ts';
import { screenOn } from '../cli/screen.ts';

/** What a host without a terminal knows when it opens a workspace. */
export interface HostStart {
  readonly folder: string;
  readonly env: Context['env'];
  /** Aborted when the host is to close. */
  readonly stop: AbortSignal;
  readonly by: string;
}

/** The context of a host that has no terminal: nothing is asked there, and what it would say is told to windows instead. */
export function hostContext({ folder, env, stop, by }: HostStart): Context {
  const silent = { write: () => true };
  const machine = { out: silent, err: silent, input: Readable.from([]), env, cwd: folder, stop };
  const screen = screenOn(machine, { json: false, quiet: true, verbose: false, color: false });
  return { ...machine, screen, workspace: folder, yes: true, by, role: 'admin', maskFor: () => null };
}
