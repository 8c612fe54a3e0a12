import { homedir, userInfo } from 'node:os';
import type { ParentPort } from 'electron';
import type { Context } from '../cli/context.ts';
import { screenOn } from '../cli/screen.ts';
import { keepHeapLean } from '../lean-heap.ts';
import { desktopEngine, type MainProcess } from './desktop-engine.ts';

// The utility process of the desktop app. What it prints goes to the log of the main process.

const mainOver = (port: ParentPort): MainProcess => ({
  tell: (message) => port.postMessage(message),
  listen: (take) => void port.on('message', ({ data, ports }) => take(data, ports)),
});

/** Nobody sits at this process; the account is the person at its windows. */
function ownContext(): Context {
  const { env, stdout: out, stderr: err, stdin: input } = process;
  const screen = screenOn({ out, err, env }, { json: false, quiet: true, verbose: true, color: false });
  const stop = new AbortController().signal;
  const who = { by: userInfo().username, role: 'admin', maskFor: () => null } as const;
  return { out, err, input, env, cwd: homedir(), stop, screen, workspace: null, yes: true, ...who };
}

keepHeapLean();
await desktopEngine(ownContext(), mainOver(process.parentPort), homedir());
process.exit(0);
