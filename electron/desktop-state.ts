import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { AlertChoice, everyAlert } from '../engine/protocol/alerts.ts';

/** Where a window was. */
export const WindowPlace = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1),
  height: z.int().min(1),
  maximized: z.boolean(),
});
export type WindowPlace = z.infer<typeof WindowPlace>;

/** What the app keeps between two starts, on this machine alone. */
export const DesktopState = z.object({
  workspace: z.string().nullable().catch(null),
  /** Workspaces that a person opened once: a file that leads there is followed without a question. */
  known: z.array(z.string()).max(100).catch([]),
  window: WindowPlace.nullable().catch(null),
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  /** What whoever sits here wants to be told. */
  alerts: AlertChoice.catch(everyAlert),
  /** Whether it was said once that the app goes on without a window. */
  toldBackground: z.boolean().catch(false),
});
export type DesktopState = z.infer<typeof DesktopState>;

/** Nothing of it is worth a question: what cannot be read is as on the first start. */
function read(file: string): DesktopState {
  try {
    return DesktopState.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return DesktopState.parse({});
  }
}

export interface StateKeeper {
  now(): DesktopState;
  change(part: Partial<DesktopState>): void;
}

/** Keeps the state in a file that is replaced as a whole. */
export function stateKeeper(file: string): StateKeeper {
  let state = read(file);
  return {
    now: () => state,
    change(part) {
      state = { ...state, ...part };
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`);
      renameSync(`${file}.new`, file);
    },
  };
}
