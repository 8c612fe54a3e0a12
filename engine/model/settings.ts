import { z } from 'zod';

const days = (least: number) => z.int().min(least).max(36_500);

/** The least that people and brakes still look back at. */
const leastDays = 7;
/** A removed record that appears again after an absence must still be known (engine-model.md, tombstones). */
const leastTombstoneDays = 90;

/** How long what is kept, in days; `null`: for ever. What is left out has its default (docs/keeping.md). */
export const Retention = z.strictObject({
  /** Values in the journal and of what runs read: what undo, history, explain, record and replay tell. */
  journalDays: days(leastDays).nullable().optional(),
  /** Values of questions that are closed, what was decided about them, and what people wrote beside them. */
  conflictsDays: days(leastDays).nullable().optional(),
  /** What deeds in the audit log say; who did what and when stays. */
  auditDays: days(leastDays).nullable().optional(),
  /** Keys of chosen records and raw causes in the list of runs. */
  runsDays: days(leastDays).nullable().optional(),
  /** Links of records that are removed on both sides; never shorter than the journal. */
  tombstonesDays: days(leastTombstoneDays).nullable().optional(),
  /** Daily backups that stay. */
  backups: z.int().min(1).max(366).optional(),
});
export type Retention = z.infer<typeof Retention>;

/** A name or an address of a machine; `*.example.com` stands for all that are below a name. */
const ExceptHost = z
  .string()
  .regex(
    /^(\*\.)?[\p{L}\p{N}._:-]+$/u,
    'Enter the name or address of a machine, or *.example.com for all below a name.',
  )
  .max(253);

/** SOCKS 5 takes no name or password of more bytes (RFC 1929). */
const proxySignInBytes = 255;

/** In UTF-8 a letter has at most four bytes, one of English has one. */
const fitsProxy = (text: string): boolean => text.replace(/\P{ASCII}/gu, '....').length <= proxySignInBytes;

/** A colon would end the name where HTTP tells it. */
const ProxyUser = z
  .string()
  .regex(/^[^:\p{Cc}]+$/u, 'Enter a user name without a colon.')
  .refine(fitsProxy, 'Enter a shorter user name.');

/** What is typed as the password of a proxy; it is kept in the vault only. */
export const ProxyPassword = z
  .string()
  .regex(/^\P{Cc}+$/u, 'Enter a password without a line break.')
  .refine(fitsProxy, 'Enter a shorter password.');

/** A machine that leads to systems which cannot be reached directly. */
export const NetworkProxy = z.strictObject({
  /** `http://host:port` of one that opens tunnels (CONNECT), or `socks5://host:port`. */
  address: z
    .string()
    .max(300)
    .regex(
      /^(http|socks5):\/\/(\[[0-9A-Fa-f:.]+\]|[\p{L}\p{N}._-]+):[0-9]{1,5}\/?$/u,
      'Enter an address such as http://proxy.example.com:3128 or socks5://127.0.0.1:1080.',
    ),
  /** Who signs in at it, where it wants that; the password is kept in the vault. */
  user: ProxyUser.optional(),
  /** Machines that are reached directly all the same; this machine always is. */
  except: z.array(ExceptHost).max(100).optional(),
});
export type NetworkProxy = z.infer<typeof NetworkProxy>;

/** How the engine reaches systems, and whom it trusts over TLS. */
export const Network = z.strictObject({
  /** Whether what the system of this machine trusts counts, besides the authorities that Node knows. */
  systemCertificates: z.boolean().optional(),
  /** Files of certificates (PEM) of your own authorities; relative to the folder of the workspace. */
  certificates: z.array(z.string().min(1).max(1000)).max(20).optional(),
  /** Without it, systems are reached directly. */
  proxy: NetworkProxy.optional(),
});
export type Network = z.infer<typeof Network>;

/** `settings.json` of a workspace. */
export const WorkspaceSettings = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(1),
  retention: Retention.optional(),
  network: Network.optional(),
});
export type WorkspaceSettings = z.infer<typeof WorkspaceSettings>;

/** What retention takes values from. A new kind gets a word here, its days above, and its function in `store/retire.ts`. */
export const Retired = z.enum(['journal', 'readings', 'conflicts', 'decisions', 'audit', 'runs', 'tombstones']);
export type Retired = z.infer<typeof Retired>;

export type RetentionDays = { readonly [what in Retired]: number | null };

export const backupsDefault = 7;

const daysDefault = { journal: 365, conflicts: 365, audit: 1095, runs: 365, tombstones: 365 } as const;

/** The days with their defaults. Readings go with the journal, decisions with their questions; a link outlives both. */
export function retentionDays(given: Retention = {}): RetentionDays {
  const journal = given.journalDays === undefined ? daysDefault.journal : given.journalDays;
  const conflicts = given.conflictsDays === undefined ? daysDefault.conflicts : given.conflictsDays;
  const asked = given.tombstonesDays === undefined ? daysDefault.tombstones : given.tombstonesDays;
  return {
    journal,
    readings: journal,
    conflicts,
    decisions: conflicts,
    audit: given.auditDays === undefined ? daysDefault.audit : given.auditDays,
    runs: given.runsDays === undefined ? daysDefault.runs : given.runsDays,
    tombstones: asked === null || journal === null ? null : Math.max(asked, journal),
  };
}
