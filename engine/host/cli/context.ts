import { z } from 'zod';
import type { Mask } from '../../core/roles/mask.ts';
import type { Role } from '../../core/roles/roles.ts';
import type { KeyKeeper } from '../vault/key.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Machine } from './machine.ts';
import type { Screen } from './screen.ts';

/** What every command is given: the machine, where to speak, and what was said for all commands. */
export interface Context extends Machine {
  readonly screen: Screen;
  /** `--workspace`, or null: the nearest one. */
  readonly workspace: string | null;
  /** `--yes`: no question is asked. */
  readonly yes: boolean;
  /** `--by`: the person that the command is given for; default: the account. */
  readonly by: string;
  /** `--as`: what it may do and see; default: admin. */
  readonly role: Role;
  /** What somebody may see of a workspace; null: all of it. */
  readonly maskFor: (place: Workspace) => Mask | null;
  /** Keeps the key of secrets for the desktop app; absent: a file does. */
  readonly keeper?: KeyKeeper;
}

/** Options that every command takes. */
export const Globals = z.object({
  workspace: z.string().optional(),
  json: z.boolean().default(false),
  color: z.boolean().optional(),
  quiet: z.boolean().default(false),
  verbose: z.boolean().default(false),
  yes: z.boolean().default(false),
  by: z.string().min(1).max(120).optional(),
  as: z.string().optional(),
});
export type Globals = z.infer<typeof Globals>;
