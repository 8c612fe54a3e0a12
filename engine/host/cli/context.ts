import { z } from 'zod';
import type { Screen } from './screen.ts';

/** What every command is given: where to speak, and what was said for all commands. */
export interface Context {
  readonly screen: Screen;
  readonly cwd: string;
  /** `--workspace`, or null: the nearest one. */
  readonly workspace: string | null;
  /** `--yes`: no question is asked. */
  readonly yes: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly input: NodeJS.ReadStream;
  /** Aborted when the person or the system asks this process to stop. */
  readonly stop: AbortSignal;
}

/** Options that every command takes. */
export const Globals = z.object({
  workspace: z.string().optional(),
  json: z.boolean().default(false),
  color: z.boolean().optional(),
  quiet: z.boolean().default(false),
  verbose: z.boolean().default(false),
  yes: z.boolean().default(false),
});
