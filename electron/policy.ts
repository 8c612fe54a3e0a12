import { readFileSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { z } from 'zod';
import type { Problem } from '../engine/model/problem.ts';

/** What IT sets for a machine. A value that stands here is locked in the app. */
export const Policy = z.strictObject({
  format: z.literal(1),
  /** Who set it, as people are shown it. */
  setBy: z.string().max(100).default('your IT'),
  /** Where updates come from; without it the app never looks for any. */
  updates: z
    .strictObject({
      server: z.url({ protocol: /^https$/ }),
      /** Whether an update that was fetched is installed when the app quits. */
      install: z.boolean().default(true),
    })
    .nullable()
    .default(null),
  /** The folder of the workspace that is opened; no other can be. */
  workspace: z.string().min(1).nullable().default(null),
  /** Whether `tandem://` links and `.tandem` files are followed. */
  links: z.boolean().default(true),
  /** Whether closing the last window leaves the app running, for syncs that run by themselves. */
  background: z.boolean().default(true),
});
export type Policy = z.infer<typeof Policy>;

/** Without a file of IT: no updates, everything else as people like. */
export const noPolicy: Policy = Policy.parse({ format: 1 });

/** What counts where the file of IT cannot be read: the careful choice of everything. */
const careful: Policy = { ...noPolicy, links: false, background: false };

interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: { readonly [name: string]: string | undefined };
}

/** Where IT places the policy. Only administrators may write there. */
export function policyFile({ platform, env }: Machine): string {
  if (platform === 'win32') return win32.join(env['ProgramFiles'] ?? 'C:\\Program Files', 'Tandem', 'policy.json');
  if (platform === 'darwin') return '/Library/Application Support/Tandem/policy.json';
  return posix.join('/etc', 'tandem', 'policy.json');
}

export interface ReadPolicy {
  readonly policy: Policy;
  readonly problem: Problem | null;
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Reads the policy. One that is wrong is told and never half obeyed. */
export function readPolicy(file: string): ReadPolicy {
  try {
    return { policy: Policy.parse(JSON.parse(readFileSync(file, 'utf8'))), problem: null };
  } catch (error) {
    if (isMissing(error)) return { policy: noPolicy, problem: null };
    const cause = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    const problem: Problem = {
      code: 'policy/wrong',
      message: `The policy of this computer (${file}) cannot be read, so Tandem allows only what is safe in any case.`,
      fix: 'Ask your IT to mend the file; docs/install.md says what it may hold.',
      cause,
    };
    return { policy: careful, problem };
  }
}
