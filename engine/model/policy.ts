import { z } from 'zod';
import { Network, Retention } from './settings.ts';

/** What IT sets for a machine. A value that stands here is locked in Tandem. */
export const Policy = z.strictObject({
  format: z.literal(1),
  /** Who set it, as people are shown it. */
  setBy: z.string().max(100).default('your IT'),
  /** When it was set, as people are shown it. */
  setAt: z.string().max(40).optional(),
  /** Where people turn to who want it otherwise: an address of a page or of e-mail. */
  contact: z.string().max(200).optional(),
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
  /** What of `retention` stands here counts in every workspace of the machine. */
  retention: Retention.optional(),
  /** Counts in place of what workspaces say. */
  network: Network.optional(),
});
export type Policy = z.infer<typeof Policy>;

/** Without a file of IT: no updates, everything else as people like. */
export const noPolicy: Policy = Policy.parse({ format: 1 });

interface Machine {
  readonly platform: string;
  readonly env: { readonly [name: string]: string | undefined };
}

/** Where IT places the policy. Only administrators may write there. */
export function policyFile({ platform, env }: Machine): string {
  if (platform === 'win32') return `${env['ProgramFiles'] ?? 'C:\\Program Files'}\\Tandem\\policy.json`;
  if (platform === 'darwin') return '/Library/Application Support/Tandem/policy.json';
  return '/etc/tandem/policy.json';
}
